/** `/reports`: which there are, and each with charts. Counted when asked. */
import { z } from '@hono/zod-openapi';
import { html } from 'hono/html';
import {
  browseLog,
  makeRedressMetrics,
  makeReportFigures,
  makeTransparencyReport,
  readPeriod,
  readProvider,
  type Service,
} from '../../app/index.ts';
import { sendPage } from '../pages/layout.ts';
import { PUBLIC_WORDS } from '../pages/messages/public.ts';
import { readerLanguage } from '../pages/reader-language.ts';
import { reportPage } from '../pages/reports/report-page.ts';
import { reportsPage, type Periods } from '../pages/reports/reports-page.ts';
import { route, type Route } from '../route.ts';
import { PUBLIC_PAGE } from './public-page.ts';

export const reportPageRoutes = (service: Service): readonly Route[] => [
  route({
    ...PUBLIC_PAGE,
    path: '/reports',
    summary: 'Reports',
    handle: async (c) => sendPage(c, reportsPage(await periods(service), readerLanguage(c))),
  }),
  route({
    ...PUBLIC_PAGE,
    path: '/reports/{period}',
    summary: 'One report',
    params: z.object({ period: z.string().max(20) }),
    async handle(c, { params }) {
      const language = readerLanguage(c);
      const read = readPeriod(params.period);
      if (read.kind === 'refused') {
        const { title, unknown } = PUBLIC_WORDS[language].reports;
        const body = html`<p class="crumb"><a href="/reports">${title}</a></p>
          <h1>${unknown}</h1>`;
        return sendPage(c, { title, path: '/reports', body, language, status: 404 });
      }
      const [report, metrics, figures, provider] = await Promise.all([
        makeTransparencyReport(service, read.value),
        makeRedressMetrics(service, read.value),
        makeReportFigures(service, read.value),
        readProvider(service),
      ]);
      return sendPage(c, reportPage({ period: params.period, report, metrics, figures, provider, language }));
    },
  }),
];

/** From the year of the log's first entry to now, newest first. */
async function periods(service: Service): Promise<Periods> {
  const now = new Date(service.clock.now());
  const year = now.getUTCFullYear();
  const [oldest] = (await browseLog(service, 1, 1)).entries;
  const first = Math.max(2020, Math.min(year, Number(oldest?.leaf?.at.slice(0, 4) ?? year)));
  const years = Array.from({ length: year - first + 1 }, (_, i) => String(year - i));
  const half = now.getUTCMonth() < 6 ? 'H1' : 'H2';
  const halves = years.flatMap((one) => [`${one}-H2`, `${one}-H1`]).filter((one) => one <= `${year}-${half}`);
  return { years, halves, running: [String(year), `${year}-${half}`] };
}
