/** `/reports/{period}`: the numbers as charts, how often decisions were wrong, whether it adds up, and the sheets. */
import { html } from 'hono/html';
import type {
  makeRedressMetrics,
  makeTransparencyReport,
  ProviderSettings,
  ReportFigures,
} from '../../../app/index.ts';
import type { Language } from '../../../casework/index.ts';
import { barChart, columnChart, shareLine, type Bar } from '../charts.ts';
import type { Html, Page } from '../layout.ts';
import { inHours, inNumber, inPercent, monthName } from '../locale.ts';
import { PUBLIC_WORDS } from '../messages/public.ts';

export interface ReportView {
  readonly period: string;
  readonly report: Awaited<ReturnType<typeof makeTransparencyReport>>;
  readonly metrics: Awaited<ReturnType<typeof makeRedressMetrics>>;
  readonly figures: ReportFigures;
  readonly provider: ProviderSettings;
  readonly language: Language;
}

export function reportPage(view: ReportView): Page {
  const { period, report, metrics, figures, provider, language } = view;
  const words = PUBLIC_WORDS[language].reports;
  const n = (value: number) => inNumber(language, value);
  const number = (value: number, label: string) =>
    html`<li><span class="number">${n(value)}</span> <span class="soft">${label}</span></li>`;
  const { complaint } = metrics.reversal;
  const body = html`
    <p class="crumb"><a href="/reports">${words.title}</a></p>
    <h1>${words.report(period)}</h1>
    <p class="lead">${words.lead}</p>
    <p class="soft">${words.who(provider.name, provider.service)}</p>
    ${metrics.decisions === 0 ? html`<p><strong>${words.empty}</strong> ${words.emptyHint}</p>` : ''}
    <ul class="cards">
      ${number(metrics.decisions, words.decisions)} ${number(metrics.restrictive, words.restrictions)}
      ${number(metrics.complaints.filed, words.complaints)} ${number(complaint.part, words.undone)}
    </ul>
    <h2>${words.byMonth}</h2>
    ${columnChart(
      words.byMonth,
      [words.restrictive, words.published],
      figures.months.map(({ month, restrictive, published }) => ({
        label: monthName(language, month),
        parts: [restrictive, published] as const,
      })),
      n,
    )}
    <h2>${words.byKind}</h2>
    ${bars(view, words.byKind, figures.restrictions, words.action)}
    <h2>${words.byOutcome}</h2>
    ${bars(view, words.byOutcome, figures.complaints, words.outcome)}
    <h2>${words.restore}</h2>
    ${restoring(view)}
    <h2>${words.notices}</h2>
    ${bars(view, words.notices, figures.notices, words.notice)}
    <h2>${words.orders}</h2>
    ${bars(view, words.orders, figures.orders, words.order)} ${metricsPart(view)}
    <h2>${words.checks}</h2>
    ${checks(report.checks, language)}
    <h2>${words.csv}</h2>
    <ul>
      ${report.sheets.map(
        ({ name }) => html`<li><a href="/v1/reports/${period}/${name}.csv">${words.sheet(name)}</a></li>`,
      )}
    </ul>
    <p><a href="/v1/reports/${period}">${words.json}</a></p>
  `;
  return { title: words.report(period), path: '/reports', body, language };
}

function bars(
  { language }: ReportView,
  caption: string,
  counts: Readonly<Record<string, number>>,
  name: (key: string) => string,
): Html {
  const words = PUBLIC_WORDS[language].reports;
  if (Object.values(counts).every((value) => value === 0)) return html`<p class="soft">${words.none}</p>`;
  const rows: Bar[] = Object.entries(counts).map(([key, value]) => ({
    label: name(key),
    value,
    shown: inNumber(language, value),
  }));
  return barChart(caption, rows);
}

function restoring({ metrics: { timeToRestore }, figures, language }: ReportView): Html {
  const words = PUBLIC_WORDS[language].reports;
  const { count, median = 0, p90 = 0 } = timeToRestore;
  if (count === 0) return html`<p class="soft">${words.noRestore}</p>`;
  const rows = figures.restored.map((value, i) => ({
    label: words.within[i]!,
    value,
    shown: inNumber(language, value),
  }));
  return html`<p>${words.restoreHint(count, inHours(language, median), inHours(language, p90))}</p>
    ${barChart(words.restore, rows)}`;
}

function metricsPart({ metrics, language }: ReportView): Html {
  const words = PUBLIC_WORDS[language].reports;
  const { reversal, overBlocking, underBlocking, complaints } = metrics;
  const shares = {
    ...reversal,
    overBlocking,
    underBlocking,
    inTime: complaints.inTime,
    reach: complaints.reach,
  };
  const percent = (share: number) => inPercent(language, share);
  return html`<h2>${words.metrics}</h2>
    <p>${words.metricsHint}</p>
    <dl class="shares">
      ${(Object.keys(words.metric) as (keyof typeof shares)[]).map((key) => {
        const { part, of, interval } = shares[key];
        const share = of === 0 ? undefined : part / of;
        return html`<div>
          <dt>${words.metric[key]}</dt>
          <dd>
            ${shareLine(share, interval)}
            <span>${words.share(part, of)} · </span>
            <span class="soft"
              >${
                share === undefined
                  ? words.nothingCounted
                  : words.between(percent(share), percent(interval[0]), percent(interval[1]))
              }</span
            >
          </dd>
        </div>`;
      })}
    </dl>
    <p>${words.holdsMissed(metrics.holdsMissed)}</p>
    <p>${words.exclusions(metrics.exclusions.imposed, metrics.exclusions.returned)}</p>`;
}

function checks(
  { sums, restrictive, submitted, difference }: ReportView['report']['checks'],
  language: Language,
): Html {
  const words = PUBLIC_WORDS[language].reports;
  const mark = (ok: boolean) =>
    html`<span class="badge ${ok ? 'good' : 'stop'}">${ok ? `✓ ${words.holds}` : `✗ ${words.fails}`}</span>`;
  return html`<ul class="rows">
    <li>
      ${mark(sums.length === 0)} ${words.checkSums}
      ${
        sums.length === 0
          ? ''
          : html`<ul>
              ${sums.map((sum) => html`<li>${sum}</li>`)}
            </ul>`
      }
    </li>
    <li>
      ${mark(difference === 0)} <strong>${words.difference(difference)}</strong>
      <div class="soft">${words.checkLines(restrictive, submitted)}</div>
    </li>
  </ul>`;
}
