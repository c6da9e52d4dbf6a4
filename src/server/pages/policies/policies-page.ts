/** `/policies`: the rules as people read them, and what changed between two versions. */
import { html } from 'hono/html';
import { policyWarningInPublic, type ListedPolicy, type policyDifference } from '../../../app/index.ts';
import type { Language } from '../../../casework/index.ts';
import { ACTION_MOODS } from '../action-moods.ts';
import type { Html, Page } from '../layout.ts';
import { PUBLIC_WORDS } from '../messages/public.ts';

type Policy = ListedPolicy;
type Diff = Extract<Awaited<ReturnType<typeof policyDifference>>, { kind: 'done' }>['value'];
type Rule = Policy['rules'][number];

export function policiesPage(policies: readonly Policy[], language: Language): Page {
  const words = PUBLIC_WORDS[language].policies;
  const body = html`
    <h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    <p>${words.where} ${words.original}</p>
    <p>
      ${policies.map(({ policyVersion }) => html`<a class="badge" href="#${policyVersion}">${policyVersion}</a> `)}
      <a href="/v1/policies">${words.asJson}</a>
    </p>
    ${comparing(policies, undefined, undefined, language)} ${policies.map((policy) => onePolicy(policy, language))}
  `;
  return { title: words.title, path: '/policies', body, language };
}

function comparing(
  policies: readonly Policy[],
  from: string | undefined,
  to: string | undefined,
  language: Language,
): Html {
  const words = PUBLIC_WORDS[language].policies;
  const names = policies.map(({ policyVersion }) => policyVersion);
  const choice = (name: string, label: string, chosen: string | undefined) =>
    html`<div>
      <label for="${name}">${label}</label>
      <select id="${name}" name="${name}">
        ${names.map((one) => html`<option ${one === chosen ? 'selected' : ''}>${one}</option>`)}
      </select>
    </div>`;
  return html`<h2>${words.compare}</h2>
    <p class="soft">${words.compareHint}</p>
    <form class="search" method="get" action="/policies/diff">
      ${choice('from', words.from, from ?? names[0])} ${choice('to', words.to, to ?? names[1])}
      <button>${words.show}</button>
    </form>`;
}

function onePolicy({ policyVersion, hash, rules, law, parameters, warnings }: Policy, language: Language): Html {
  const words = PUBLIC_WORDS[language].policies;
  return html`
    <h2 id="${policyVersion}">${policyVersion}</h2>
    <p class="break">
      <small>SHA-256 <code>${hash}</code></small>
    </p>
    ${warned(warnings, language)}
    <div class="wide" lang="en">
      <table class="stack">
        <thead>
          <tr>
            <th lang="${language}">${words.row}</th>
            <th lang="${language}">${words.when}</th>
            <th lang="${language}">${words.answer}</th>
            <th lang="${language}">${words.law}</th>
          </tr>
        </thead>
        <tbody>
          ${rules.map(
            (rule) =>
              html`<tr>
                <td class="n">${rule.row}</td>
                <td><strong>${rule.title}</strong><br />${rule.condition}</td>
                <td lang="${language}">${rule.actions.map((action) => named(action, language))}</td>
                <td>
                  ${rule.basis.map(
                    (address) =>
                      html`<div title="${law[address]?.says ?? ''}">${law[address]?.citation ?? address}</div>`,
                  )}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <details>
      <summary>${words.says}</summary>
      <dl class="facts" lang="en">
        ${Object.values(law).map(
          ({ citation, says }) =>
            html`<dt>${citation}</dt>
              <dd>${says}</dd>`,
        )}
      </dl>
    </details>
    <details>
      <summary>${words.numbers}</summary>
      <dl class="facts">
        ${Object.entries(parameters).map(
          ([name, value]) =>
            html`<dt><code>${name}</code></dt>
              <dd>${inPlain(value)}</dd>`,
        )}
      </dl>
    </details>
  `;
}

/** Numbers below a statute, each in a sentence: readers are told what the operator was told. */
const warned = (warnings: Policy['warnings'] = [], language: Language): Html | '' =>
  warnings.length === 0
    ? ''
    : html`<p class="wait"><strong>${PUBLIC_WORDS[language].policies.belowStatute}</strong></p>
        <ul class="warned">
          ${warnings.map((one) => html`<li>${policyWarningInPublic(one, language)}</li>`)}
        </ul>`;

const inPlain = (value: unknown): string => (Array.isArray(value) ? value.join(', ') || '–' : String(value));

function named(action: string, language: Language): Html {
  const mood = (ACTION_MOODS as Readonly<Record<string, string>>)[action] ?? '';
  return html`<div class="tag ${mood}">${PUBLIC_WORDS[language].policies.action(action)}</div>`;
}

export function policyDiffPage(
  policies: readonly Policy[],
  asked: { readonly from: string; readonly to: string },
  diff: Diff | undefined,
  language: Language,
): Page {
  const words = PUBLIC_WORDS[language].policies;
  const title = diff ? words.diffTitle(diff.from, diff.to) : words.compare;
  const body = html`
    <p class="crumb"><a href="/policies">${words.title}</a></p>
    <h1>${title}</h1>
    ${diff ? differences(diff, citations(policies), language) : html`<p class="lead">${words.unknown}</p>`}
    ${diff ? warnedInEither(policies, diff, language) : ''}
    ${comparing(policies, diff?.from ?? asked.from, diff?.to ?? asked.to, language)}
  `;
  return { title, path: '/policies', body, language, ...(diff === undefined && { status: 404 as const }) };
}

/** Versions that were published with a warning say so here too: a change may be the one that it is about. */
const warnedInEither = (policies: readonly Policy[], { from, to }: Diff, language: Language): Html[] =>
  [from, to].flatMap((name) => {
    const { warnings = [] } = policies.find(({ policyVersion }) => policyVersion === name) ?? {};
    return warnings.length === 0
      ? []
      : [
          html`<h2>${name}</h2>
            ${warned(warnings, language)}`,
        ];
  });

type Citations = ReadonlyMap<string, string>;
/** Of every address of the law that a published version names. */
const citations = (policies: readonly Policy[]): Citations =>
  new Map(
    policies.flatMap(({ law }) =>
      Object.entries(law).map(([address, { citation }]): [string, string] => [address, citation]),
    ),
  );

function differences(diff: Diff, law: Citations, language: Language): Html {
  const words = PUBLIC_WORDS[language].policies;
  const { added, removed, changed, parameters, reordered } = diff;
  if (added.length + removed.length + changed.length + parameters.length === 0 && !reordered)
    return html`<p class="lead">${words.same}</p>`;
  const list = (title: string, rules: readonly Rule[], mark: 'ins' | 'del') =>
    rules.length === 0
      ? ''
      : html`<h2>${title}</h2>
          <ul class="rows" lang="en">
            ${rules.map((rule) => html`<li class="${mark}">${mark === 'ins' ? '+' : '−'} ${ruleText(rule, law, language)}</li>`)}
          </ul>`;
  return html`${reordered ? html`<p>${words.reordered}</p>` : ''}
  ${
    changed.length === 0
      ? ''
      : html`<h2>${words.changed}</h2>
          ${changed.map(
            ({ before, after }) =>
              html`<div class="pair change" lang="en">
                <div class="del">
                  <p class="soft" lang="${language}">− ${words.before}</p>
                  ${ruleText(before, law, language)}
                </div>
                <div class="ins">
                  <p class="soft" lang="${language}">+ ${words.after}</p>
                  ${ruleText(after, law, language)}
                </div>
              </div>`,
          )}`
  }
  ${list(words.removed, removed, 'del')} ${list(words.added, added, 'ins')}
  ${
    parameters.length === 0
      ? ''
      : html`<h2>${words.changedNumbers}</h2>
          <table class="stack">
            <thead>
              <tr>
                <td></td>
                <th>${words.before}</th>
                <th>${words.after}</th>
              </tr>
            </thead>
            <tbody>
              ${parameters.map(
                ({ name, before, after }) =>
                  html`<tr>
                    <td class="break"><code>${name}</code></td>
                    <td class="del">− ${before === undefined ? words.absent : inPlain(before)}</td>
                    <td class="ins">+ ${after === undefined ? words.absent : inPlain(after)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
  }`;
}

const ruleText = ({ row, title, condition, actions, basis }: Rule, law: Citations, language: Language): Html =>
  html`<strong>${row} ${title}</strong>
    <div>${condition}</div>
    <div lang="${language}">${actions.map((action) => named(action, language))}</div>
    <div class="soft">${basis.map((address) => law.get(address) ?? address).join('; ')}</div>`;
