/** `/claimants/{id}`: how far a claimant is believed, and why. Findings only: who they are is nobody's business here. */
import { html } from 'hono/html';
import type { ClaimantRecord } from '../../app/index.ts';
import type { Language } from '../../casework/index.ts';
import { shareLine } from './charts.ts';
import type { Html, Page } from './layout.ts';
import { inDay, inNumber, inPercent } from './locale.ts';
import { PUBLIC_WORDS } from './messages/public.ts';

/** `interval`: in which the share of right claims lies, 95 %. */
export function claimantPage(record: ClaimantRecord, interval: readonly [number, number], language: Language): Page {
  const words = PUBLIC_WORDS[language].claimant;
  const { decided, wrong } = record.claims;
  const body = html`
    <h1>${words.title}</h1>
    <p class="lead break"><code>${record.id}</code> · ${words.standing[record.standing]}</p>
    ${record.society ? html`<p>${words.society}</p>` : ''}
    <p>${words.lead}</p>
    <ul class="cards">
      <li><span class="number">${inNumber(language, decided)}</span> <span class="soft">${words.decided}</span></li>
      <li><span class="number">${inNumber(language, wrong)}</span> <span class="soft">${words.wrong}</span></li>
    </ul>
    <h2>${words.accuracy}</h2>
    ${accuracy(record, interval, language)}
    <h2>${words.exclusions}</h2>
    <p>
      ${record.excludedUntil === undefined ? words.noExclusion : words.excludedUntil(inDay(language, record.excludedUntil))}
    </p>
    <h2>${words.redButton}</h2>
    <p>${words.redButtonHint}</p>
    <p>
      <strong>${words.redButtonState[record.redButton]}</strong>
      ${
        record.redButtonExcludedUntil === undefined
          ? ''
          : words.redButtonUntil(inDay(language, record.redButtonExcludedUntil))
      }
    </p>
    <h2>${words.freeWorks}</h2>
    ${
      record.freeWorks.length === 0
        ? html`<p class="soft">${words.noFreeWorks}</p>`
        : html`<p>${words.freeWorksHint}</p>
            <ul>
              ${record.freeWorks.map(
                ({ reference, why }) =>
                  html`<li class="break"><code>${reference}</code>: ${words.why[why] ?? why}</li>`,
              )}
            </ul>`
    }
    <h2>${words.audits}</h2>
    <p>${words.auditsHint}</p>
    ${
      record.audits.length === 0
        ? html`<p class="soft">${words.noAudits}</p>`
        : html`<ul>
            ${record.audits.map(
              ({ seed, uploads }) => html`<li class="break">${words.audit(uploads.length)}: <code>${seed}</code></li>`,
            )}
          </ul>`
    }
  `;
  return { title: words.title, path: '', body, language };
}

function accuracy(
  { claims, overClaiming }: ClaimantRecord,
  interval: readonly [number, number],
  language: Language,
): Html {
  const words = PUBLIC_WORDS[language].claimant;
  if (claims.decided === 0) return html`<p class="soft">${words.noneDecided}</p>`;
  const right = (claims.decided - claims.wrong) / claims.decided;
  const percent = (share: number) => inPercent(language, share, 1);
  return html`${shareLine(right, interval)}
    <p>${words.share(percent(right), percent(interval[0]), percent(interval[1]))}</p>
    ${overClaiming.pattern ? html`<p class="wait">${words.pattern}</p>` : ''}`;
}
