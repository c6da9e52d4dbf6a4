/** `/log`: the state of the public log, its entries page by page, and what each field says. */
import { html } from 'hono/html';
import type { LogEntry, LogPart, Overview } from '../../../app/index.ts';
import type { Language } from '../../../casework/index.ts';
import type { Leaf } from '../../../log/index.ts';
import type { Html, Page } from '../layout.ts';
import { inMoment, inNumber } from '../locale.ts';
import { PUBLIC_WORDS } from '../messages/public.ts';

export interface LogView {
  readonly part: LogPart;
  readonly before?: number;
  readonly seen: Overview;
  readonly checkpoint: string | undefined;
  readonly vkey: string;
  readonly language: Language;
}

export function logPage({ part, before, seen, checkpoint, vkey, language }: LogView): Page {
  const words = PUBLIC_WORDS[language].log;
  const { log, census } = seen;
  const body = html`
    <h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    <ul class="cards">
      <li><span class="number">${inNumber(language, log.leaves)}</span> <span class="soft">${words.takenIn}</span></li>
      <li><span class="number">${inNumber(language, log.proved)}</span> <span class="soft">${words.proved}</span></li>
      <li class="break"><span class="soft">${words.name}</span><br />${log.origin}</li>
    </ul>

    <h2>${words.check}</h2>
    <p><a class="button" href="/log/verify">${words.checkLink}</a></p>
    <p>${words.checkOffline}</p>
    <pre>recourse verify receipt.json --key '${vkey}'</pre>

    <h2 id="entries">${words.browse}</h2>
    ${part.size === 0 ? html`<p><strong>${words.none}</strong> ${words.noneHint}</p>` : entries(part, language)}
    ${turning(part, before, language)}

    <h2>${words.checkpoint}</h2>
    ${checkpoint === undefined ? html`<p class="soft">${words.noCheckpoint}</p>` : html`<pre>${checkpoint}</pre>`}
    <p>
      ${words.files}: ${checkpoint === undefined ? words.file : html`<a href="/log/checkpoint">${words.file}</a>`},
      <a href="/log/vkey">${words.key}</a>. ${words.tiles}
      <a href="https://c2sp.org/tlog-tiles">${words.tilesLink}</a>
    </p>
    ${
      census
        ? html`<h2>${words.census(census.day)}</h2>
            <p>${words.censusHint}</p>
            <pre>
${JSON.stringify({ record: { day: census.day, counts: census.counts }, salt: census.salt, leaf: census.leaf }, undefined, 2)}</pre>
            <p><small>${words.censusSalt}</small></p>`
        : ''
    }
    <h2 id="fields">${words.fieldsTitle}</h2>
    <dl class="facts">
      ${Object.entries(words.fields).map(
        ([name, meaning]) =>
          html`<dt><code>${name}</code></dt>
            <dd>${meaning}</dd>`,
      )}
    </dl>
  `;
  return { title: words.title, path: '/log', body, language };
}

function entries({ entries: rows }: LogPart, language: Language): Html {
  const words = PUBLIC_WORDS[language].log;
  return html`<div class="wide">
    <table class="stack">
      <thead>
        <tr>
          <th>${words.number}</th>
          <th>${words.when}</th>
          <th>${words.what}</th>
          <th>${words.action}</th>
          <th>${words.ground}</th>
          <th>${words.more}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ index, leaf, hash }) =>
            html`<tr>
              <td class="n"><a href="/log?entry=${index}">${index}</a></td>
              ${
                leaf === undefined
                  ? html`<td colspan="5" class="break"><code>${hash}</code></td>`
                  : html`<td class="n">${inMoment(language, Date.parse(leaf.at))}</td>
                      <td>${words.kind(leaf.k)}</td>
                      <td>${leaf.a === undefined ? '' : html`<code>${leaf.a}</code>`}</td>
                      <td class="break">${leaf.ground ?? ''}</td>
                      <td class="soft">${[leaf.media, leaf.terr, leaf.src].filter(Boolean).join(' · ')}</td>`
              }
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function turning({ entries: rows, size }: LogPart, before: number | undefined, language: Language): Html {
  const words = PUBLIC_WORDS[language].log;
  const oldest = rows.at(-1)?.index ?? 0;
  const newest = rows[0]?.index ?? size - 1;
  return html`<div class="pages">
    ${oldest > 0 ? html`<a href="/log?before=${oldest}#entries">${words.older}</a>` : ''}
    ${
      before !== undefined && newest < size - 1
        ? html`<a href="/log?before=${newest + 1 + rows.length}#entries">${words.newer}</a>`
        : ''
    }
    <form method="get" action="/log">
      <label for="entry">${words.jump}</label>
      <input id="entry" name="entry" inputmode="numeric" pattern="[0-9]{1,15}" required />
      <button class="quiet">${words.go}</button>
    </form>
  </div>`;
}

/** One entry: each field with what it means, the bytes as they are hashed, and its neighbours in the case. */
export function entryPage(
  index: number,
  entry: LogEntry | undefined,
  { proved }: Pick<LogPart, 'proved'>,
  language: Language,
): Page {
  const words = PUBLIC_WORDS[language].log;
  const title = words.entry(index);
  const crumb = html`<p class="crumb"><a href="/log">${words.title}</a></p>`;
  if (!entry) {
    const body = html`${crumb}
      <h1>${title}</h1>
      <p class="lead">${words.notYet}</p>`;
    return { title, path: '/log', body, language, status: 404 };
  }
  const body = html`
    ${crumb}
    <h1>${title}</h1>
    <p class="lead">${words.state}: ${index < proved ? words.isProved(proved) : words.isPromised}</p>
    ${entry.leaf === undefined ? '' : fields(entry.leaf, language)}
    <h2>${words.bytes}</h2>
    <pre>${entry.text}</pre>
    <p class="break">${words.hash}: <code>${entry.hash}</code></p>
    <p class="pages">
      ${index > 0 ? html`<a href="/log?entry=${index - 1}">${words.entry(index - 1)}</a>` : ''}
      <a href="/log?before=${index + 1}#entries">${words.browse}</a>
    </p>
  `;
  return { title, path: '/log', body, language };
}

function fields(leaf: Leaf, language: Language): Html {
  const words = PUBLIC_WORDS[language].log;
  return html`<dl class="facts">
    ${Object.keys(words.fields).flatMap((name) => {
      const value = leaf[name as keyof Leaf];
      if (value === undefined) return [];
      const shown =
        name === 'prev'
          ? html`<a href="/log?entry=${value}">${value}</a>`
          : name === 'k'
            ? html`<code>${value}</code> (${words.kind(leaf.k)})`
            : html`<code>${value}</code>`;
      return html`<dt><code>${name}</code> <span class="soft">${words.fields[name]}</span></dt>
        <dd class="break">${shown}</dd>`;
    })}
  </dl>`;
}
