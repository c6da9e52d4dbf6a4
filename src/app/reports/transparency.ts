/** Reports over a period: folded from the log at the moment they are asked for, with their checks. */
import { done, instant, refused, type Instant, type Json, type Outcome } from '../../common/index.ts';
import {
  caseHistories,
  redressMetrics,
  transparencyReport,
  type Period,
  type Provider,
  type RedressMetrics,
  type TransparencyReport,
} from '../../casework/index.ts';
import type { Service } from '../service.ts';
import { readPublicSteps } from './read-log.ts';

type ReportDeps = Pick<Service, 'store' | 'clock'>;
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
  const [steps, linesFor, provider] = await Promise.all([
    readPublicSteps(deps),
    leavesWithLines(deps),
    readProvider(deps),
  ]);
  return transparencyReport({ steps, period, linesFor, provider: { ...provider, publishedAt: deps.clock.now() } });
}

export async function makeRedressMetrics(deps: ReportDeps, period: Period): Promise<RedressMetrics> {
  const steps = await readPublicSteps(deps);
  return redressMetrics(steps, caseHistories(steps), period);
}

/** Leaves for which a line was queued: sent, or still on its way. */
async function leavesWithLines({ store }: Pick<Service, 'store'>): Promise<ReadonlySet<number>> {
  const leaves = new Set<number>();
  for await (const payload of store.outboxPayloads('dsa-database-line')) {
    const { leaf, upload } = payload as { readonly leaf?: number; readonly upload?: string };
    const index = leaf ?? (upload === undefined ? undefined : (await store.upload(upload as never))?.leafIndex);
    if (index !== undefined) leaves.add(index);
  }
  return leaves;
}

/** The period a report is due for at this moment: the last calendar year. */
export const lastYear = (now: Instant): string => String(new Date(now).getUTCFullYear() - 1);
