/** How much waits for the house on each page, from the overview. */
import { useQuery } from '@tanstack/react-query';
import { OVERVIEW, readOverview, type Overview } from '../api/cases.ts';

const PAGE_OF: Readonly<
  Record<string, 'queue' | 'board' | 'claimants' | 'disputes' | 'strikes' | 'orders' | 'approvals'>
> = {
  upload: 'queue',
  notice: 'queue',
  complaint: 'queue',
  oversight: 'board',
  recommendation: 'board',
  claimant: 'claimants',
  ownership: 'disputes',
  account: 'strikes',
  order: 'orders',
  approval: 'approvals',
};

export const useOverview = () =>
  useQuery({ queryKey: OVERVIEW, queryFn: ({ signal }) => readOverview(signal), refetchInterval: 60_000 });

export function waitingByPage(overview: Overview | undefined): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { kind, waitsFor, open } of overview?.counts ?? []) {
    const page = PAGE_OF[kind];
    // The queue holds everything that waits for staff, whatever its procedure.
    if (waitsFor === 'staff' && page !== 'queue') sums['queue'] = (sums['queue'] ?? 0) + open;
    if (page === undefined || (waitsFor !== 'staff' && waitsFor !== 'board')) continue;
    sums[page] = (sums[page] ?? 0) + open;
  }
  return sums;
}

export const useWaiting = (): Readonly<Record<string, number>> => waitingByPage(useOverview().data);
