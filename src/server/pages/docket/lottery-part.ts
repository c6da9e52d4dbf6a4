/** Everything to draw the panel again by hand: the list and the entry that bound it, the root, each text that is hashed. */
import { html } from 'hono/html';
import type { LotteryEvidence, PublicCase } from '../../../app/index.ts';
import type { Language } from '../../../casework/index.ts';
import type { Html } from '../layout.ts';
import { PUBLIC_WORDS } from '../messages/public.ts';

export function lotteryPart({
  found,
  lottery,
  language,
}: {
  readonly found: PublicCase;
  readonly lottery: LotteryEvidence;
  readonly language: Language;
}): Html {
  const words = PUBLIC_WORDS[language].docket;
  const { committed, root, checkpoint, draws } = lottery;
  const size = 'lottery' in found.state ? found.state.lottery.size : undefined;
  return html`<details class="lottery">
    <summary>${words.lottery}</summary>
    <p>${words.lotteryHint}</p>
    <ol>
      ${words.lotterySteps.map((step) => html`<li>${step}</li>`)}
    </ol>
    ${
      committed
        ? html`<p><a href="/log?entry=${committed.index}">${words.entry(committed.index)}</a> ${words.commits}:</p>
            <pre>
${JSON.stringify({ c: committed.leaf.c, salt: committed.salt, record: committed.record }, undefined, 2)}</pre>`
        : ''
    }
    <dl class="facts">
      <dt>${words.size}</dt>
      <dd>${size}</dd>
      <dt>${words.root}</dt>
      <dd class="break">${root === undefined ? words.rootMissing : html`<code>${root}</code>`}</dd>
    </dl>
    ${checkpoint === undefined ? '' : html`<pre>${checkpoint}</pre>`}
    ${
      draws.length === 0
        ? ''
        : html`<ul class="rows">
            ${draws.map(
              ({ seat, attempt, ticket, limitedTo, text, sha256 }) =>
                html`<li class="break">
                  <strong>${words.seat} ${seat}</strong>
                  <span class="soft">${attempt === 0 ? words.atFirst : words.again(attempt)}</span>
                  ${limitedTo ? html`<span class="soft">${words.limited(limitedTo.length)}</span>` : ''}
                  <div>${words.ticket} <code>${ticket}</code></div>
                  <div class="soft">${words.text}</div>
                  <pre>${text}</pre>
                  <div>SHA-256 <code>${sha256}</code></div>
                </li>`,
            )}
          </ul>`
    }
    <p><a href="/v1/docket/${found.id}/lottery">${words.asJson}</a></p>
  </details>`;
}
