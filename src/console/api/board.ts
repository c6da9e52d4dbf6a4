/** A case before the board as its state tells it, the sealed room, members, precedents. Times in a state are milliseconds. */
import type { PageOf } from '../../sdk/index.ts';
import { query, read, writeQuestion } from './server.ts';

export type Direction = 'up' | 'down';

export interface BoardState {
  readonly kind:
    | 'reference-issued'
    | 'lapsed'
    | 'appealed'
    | 'shortlisted'
    | 'not-selected'
    | 'seating'
    | 'deliberating'
    | 'in-review'
    | 'voting'
    | 'conceded'
    | 'decided'
    | 'implemented'
    | 'impossible';
  readonly matter: {
    readonly upload?: string;
    readonly measureOn?: string;
    readonly complaint?: string;
    readonly stands: Direction;
    readonly rule?: string;
    readonly about: readonly string[];
  };
  readonly by?: string;
  readonly text?: string;
  readonly urgent?: boolean;
  readonly reason?: string;
  readonly docket?: {
    readonly title: string;
    readonly summary: string;
    readonly questions: readonly string[];
    readonly topics: readonly string[];
    readonly commentsUntil: number;
    readonly expedited: boolean;
  };
  readonly lottery?: {
    readonly seats: number;
    readonly list: readonly { readonly ticket: string; readonly member: string; readonly knows: readonly string[] }[];
  };
  readonly panel?: readonly {
    readonly seat: number;
    readonly attempt: number;
    readonly member: string;
    readonly ticket: string;
  }[];
  readonly recused?: readonly string[];
  readonly challenges?: readonly { readonly seat: number; readonly member: string; readonly text: string }[];
  readonly comments?: readonly string[];
  readonly remanded?: boolean;
  readonly reviewUntil?: number;
  readonly reviews?: Readonly<Record<string, boolean>>;
  readonly votes?: Readonly<Record<string, unknown>>;
  readonly ruling?: {
    readonly outcome: string;
    readonly direction?: Direction;
    readonly for: number;
    readonly against: number;
    readonly text?: string;
    readonly dissents: readonly string[];
    readonly named: readonly string[];
    readonly decidedAt: number;
  };
  readonly implementBy?: number;
  readonly ground?: string;
  readonly explanation?: string;
  readonly sweep?: {
    readonly proposed: Readonly<Record<string, { readonly why: string }>>;
    readonly marked: Readonly<Record<string, { readonly identical: boolean; readonly parallel: boolean }>>;
  };
}

export interface Word {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly step: 'note' | 'draft' | 'vote';
  /** Absent: not sealed to the reader. */
  readonly text?: string;
}
export interface Member {
  readonly member: string;
  readonly knows: readonly string[];
  readonly publicKey?: string;
}
export interface Precedent {
  readonly id: string;
  readonly upload?: string;
  readonly outcome: string;
  readonly direction?: Direction;
  readonly rule?: string;
  readonly topics: readonly string[];
  readonly decidedAt: string;
}
export type PrecedentBy = 'rule' | 'question' | 'reference' | 'upload';

export const readRoom = (id: string, passphrase: string, signal?: AbortSignal): Promise<PageOf<Word>> =>
  writeQuestion(`/v1/docket/${encodeURIComponent(id)}/deliberation/read`, { passphrase }, signal);
export const listMembers = (signal?: AbortSignal): Promise<PageOf<Member>> => read('/v1/board/members', signal);
export const findPrecedents = (by: PrecedentBy, term: string, signal?: AbortSignal): Promise<PageOf<Precedent>> =>
  read(`/v1/precedents${query({ [by]: term, limit: 20 })}`, signal);

export const isOnPanel = ({ panel = [] }: BoardState, me: string): boolean =>
  panel.some(({ member }) => member === `staff/${me}`);
/** Everybody on the list of the draw who has not left: they see the draft and may ask for a second look. */
export const reviewers = ({ lottery, recused = [] }: BoardState): readonly string[] =>
  (lottery?.list ?? []).filter(({ ticket }) => !recused.includes(ticket)).map(({ member }) => member);
