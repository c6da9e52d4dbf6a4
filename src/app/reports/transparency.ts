/** Reports over a period, from the counts of the log, with their checks. */
import { done, instant, refused, type Instant, type Json, type Outcome } from '../../common/index.ts';
import {
  redressMetrics,
  reportFigures,
  transparencyReport,
  type Period,
  type Provider,
  type TransparencyReport,
} from '../../casework/index.ts';
import type { Service } from '../service.ts';

type ReportDeps = Pick<Service, 'store' | 'clock' | 'reports'>;
const PROVIDER = 'provider';

export type ProviderSettings = Omit<Provider, 'publishedAt'>;

export async function readProvider({ store }: Pick<Service, 'store'>): Promise<ProviderSettings> {
  const kept = (await store.setting(PROVIDER)) as unknown as ProviderSettings | undefined;
  return kept ?? { name: 'Not yet named', service: 'Not yet named', veryLarge: false };
}

export async function saveProvider({ store }: Pick<Service, 'store'>, provider: ProviderSettings): Promise<void> {
  await store.transaction((tx) => tx.saveSetting(PROVIDER, provider as unknown as Json));
}

/** A calendar year, or a half of it for very large platforms: `2026`, `2026-H1`. */
export function readPeriod(text: string): Outcome<Period, 'not-a-period'> {
  const match = /^(\d{4})(?:-H([12]))?$/.exec(text);
  const year = Number(match?.[1]);
  if (!match || year < 2020 || year > 2100)
    return refused(
      'not-a-period',
      `"${text.slice(0, 20)}" is not a period.`,
      'Ask for a year (2026) or a half (2026-H1).',
    );
  const half = match[2];
  const months = half === undefined ? [0, 12] : half === '1' ? [0, 6] : [6, 12];
  const [from, to] = months.map((month) => instant(Date.UTC(year, month)));
  return done({ from: from!, to: to! });
}

export async function makeTransparencyReport(deps: ReportDeps, period: Period): Promise<TransparencyReport> {
  const [counts, provider] = await Promise.all([deps.reports.counts(period), readProvider(deps)]);
  return transparencyReport(counts, { ...provider, publishedAt: deps.clock.now() });
}

export const makeRedressMetrics = async ({ reports }: Pick<Service, 'reports'>, period: Period) =>
  redressMetrics(await reports.counts(period));

export const makeReportFigures = async ({ reports }: Pick<Service, 'reports'>, period: Period) =>
  reportFigures(await reports.counts(period));

/** The period a report is due for at this moment: the last calendar year. */
export const lastYear = (now: Instant): string => String(new Date(now).getUTCFullYear() - 1);
