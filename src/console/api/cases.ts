/** Cases as the API tells them. Times are ISO 8601; codes are the procedures' own words. */
import { query, read, write } from './server.ts';

export interface CaseLine {
  readonly stream: string;
  readonly kind: string;
  readonly id: string;
  readonly state: string;
  readonly open: boolean;
  readonly waitsFor: string;
  readonly dueAt?: string;
  readonly late: boolean;
  readonly severity: number;
  readonly about: readonly string[];
  readonly assignedTo?: string;
  readonly shown?: Readonly<Record<string, unknown>>;
  readonly openedAt: string;
  readonly changedAt: string;
  readonly length: number;
  readonly pseudonym: string;
  readonly lastLeaf?: number;
}

export interface CaseEvent {
  readonly type: string;
  readonly at: string;
  readonly by: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface CaseClock {
  readonly stream: string;
  readonly name: string;
  readonly dueAt: string;
  readonly setAt: string;
  readonly basis: string;
  readonly firedAt?: string;
  readonly stoppedAt?: string;
}

export interface CaseText {
  readonly id: string;
  readonly at: string;
  readonly text: string;
}

export interface CaseLetter {
  readonly id: string;
  readonly recipient: string;
  readonly message: string;
  readonly at: string;
}

export interface CaseDetail {
  readonly file: CaseLine;
  readonly state: Readonly<Record<string, unknown>>;
  readonly events: readonly CaseEvent[];
  readonly clocks: readonly CaseClock[];
  readonly letters: readonly CaseLetter[];
  readonly texts: readonly CaseText[];
}

export interface CasePage {
  readonly rows: readonly CaseLine[];
  readonly next?: string;
}

export interface CaseQuery {
  readonly kind?: string | undefined;
  readonly open?: boolean | undefined;
  readonly waitsFor?: string | undefined;
  readonly assignedTo?: string | undefined;
  readonly about?: string | undefined;
  readonly order?: 'queue' | 'newest';
  readonly after?: string | undefined;
  readonly limit?: number;
}

export interface Overview {
  readonly late: number;
  readonly counts: readonly {
    readonly kind: string;
    readonly waitsFor: string;
    readonly open: number;
    readonly late: number;
  }[];
  readonly next: readonly CaseClock[];
}

export const listCases = (asked: CaseQuery, signal?: AbortSignal): Promise<CasePage> =>
  read(`/v1/cases${query({ ...asked })}`, signal);
export const readCase = (kind: string, id: string, signal?: AbortSignal): Promise<CaseDetail> =>
  read(`/v1/cases/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`, signal);
export const readOverview = (signal?: AbortSignal): Promise<Overview> => read('/v1/overview', signal);

export const assignCase = (kind: string, id: string, to: string) =>
  write('POST', `/v1/cases/${encodeURIComponent(kind)}/${encodeURIComponent(id)}/assign`, { to });
export const recuseFrom = (kind: string, id: string) =>
  write('POST', `/v1/cases/${encodeURIComponent(kind)}/${encodeURIComponent(id)}/recuse`, {});

export const CASES = ['cases'] as const;
export const OVERVIEW = ['overview'] as const;
export const caseKey = (kind: string, id: string) => ['case', kind, id] as const;
