/** What the registers read. Times are ISO 8601; amounts are whole minor units; inside a case's state times are milliseconds. */
import type { PageOf } from '../../sdk/index.ts';
import { query, read } from './server.ts';

export interface Claimant {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly language?: string;
  readonly society: boolean;
  readonly standing: 'new' | 'verified' | 'trusted' | 'excluded';
  readonly redButton: 'ok' | 'not-trusted' | 'excluded';
  readonly excludedUntil?: string;
  readonly redButtonExcludedUntil?: string;
  readonly claims: { readonly decided: number; readonly wrong: number };
  readonly freeWorks: readonly { readonly reference: string; readonly why: string }[];
  readonly overClaiming: {
    readonly atLeast: number;
    readonly expected: number;
    readonly decided: number;
    readonly pattern: boolean;
  };
  readonly audits: readonly { readonly seed: string; readonly uploads: readonly string[] }[];
}

export interface Claim {
  readonly id: string;
  readonly reference: string;
  readonly claimant: string;
  readonly share: number;
  readonly territories: 'all' | readonly string[];
  readonly madeAt: string;
  readonly endedAt?: string;
  readonly disputed?: boolean;
}

export interface Strikes {
  readonly account: string;
  readonly standing: {
    readonly kind: 'clean' | 'strike' | 'warned' | 'review-due' | 'suspended' | 'terminated';
    readonly strikes?: number;
    readonly since?: string;
    readonly until?: string;
    readonly at?: string;
  };
  readonly counting: number;
  readonly strikes: readonly {
    readonly upload: string;
    readonly state: string;
    readonly finalAt?: string;
    readonly at?: string;
    readonly expiresAt?: string;
  }[];
  readonly warnedAt?: string;
  readonly flagRight: { readonly state: 'ok' | 'excluded'; readonly until?: string; readonly wrong: number };
  readonly notices: { readonly state: 'ok' | 'suspended'; readonly until?: string; readonly unfounded: number };
  readonly terminationProposedUntil?: string;
}

export type Terms =
  | { readonly kind: 'per-thousand-views' | 'per-day'; readonly minorUnits: number }
  | { readonly kind: 'share-of-gross'; readonly millionths: number }
  | { readonly kind: 'nothing' };

export interface Licence {
  readonly id: string;
  readonly works: { readonly references: readonly string[] } | { readonly claimant: string };
  readonly territories: 'all' | readonly string[];
  readonly uses: 'all' | readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly licensor?: string;
  readonly terms: Terms;
  readonly madeAt: string;
  readonly endedAt?: string;
}

export interface Balance {
  readonly account: string;
  readonly currency: string;
  readonly balance: number;
}
export interface Balances extends PageOf<Balance> {
  /** Per currency: nothing, or something is broken. */
  readonly difference: Readonly<Record<string, number>>;
}

export interface Statement {
  readonly payee: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly opening: number;
  readonly accrued: number;
  readonly reversed: number;
  readonly released: number;
  readonly paid: number;
  readonly closing: number;
  readonly works: readonly {
    readonly reference: string;
    readonly basis: string;
    readonly territory: string;
    readonly uploads: number;
    readonly views: number;
    readonly amount: number;
  }[];
  readonly rows: readonly {
    readonly entry: string;
    readonly kind: string;
    readonly bookedIn: string;
    readonly amount: number;
    readonly use?: { readonly reference: string; readonly territory: string; readonly views: number };
  }[];
  readonly titles: Readonly<Record<string, string>>;
}

export interface Tariff {
  readonly version: string;
  readonly from: string;
  readonly currency: string;
  readonly rows: readonly unknown[];
}

export const readClaimant = (id: string, signal?: AbortSignal): Promise<Claimant> =>
  read(`/v1/claimants/${encodeURIComponent(id)}`, signal);
export const listClaims = (claimant: string, signal?: AbortSignal): Promise<PageOf<Claim>> =>
  read(`/v1/claims${query({ claimant, limit: 100 })}`, signal);
export const readStrikes = (id: string, signal?: AbortSignal): Promise<Strikes> =>
  read(`/v1/accounts/${encodeURIComponent(id)}/strikes`, signal);
export const listLicences = (after: string | undefined, signal?: AbortSignal): Promise<PageOf<Licence>> =>
  read(`/v1/licences${query({ after, limit: 100 })}`, signal);
export const listBalances = (after: string | undefined, signal?: AbortSignal): Promise<Balances> =>
  read(`/v1/statements-of-account${query({ after, limit: 200 })}`, signal);
export const statementPath = (account: string, period: string, currency: string, format: 'json' | 'csv'): string => {
  const slash = account.indexOf('/');
  const [kind, id] = [account.slice(0, slash), account.slice(slash + 1)];
  return `/v1/statements-of-account/${kind}/${encodeURIComponent(id)}${query({ period, currency, format })}`;
};
export const readStatement = (
  account: string,
  period: string,
  currency: string,
  signal?: AbortSignal,
): Promise<Statement> => read(statementPath(account, period, currency, 'json'), signal);
export const listTariffs = (signal?: AbortSignal): Promise<PageOf<Tariff>> => read('/v1/tariffs', signal);
