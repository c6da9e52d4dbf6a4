/**
 * The matcher as an oracle: whoever may ask about one picture again and again, a little changed each time, and reads how sure the answer
 * was, climbs out of recognition step by step (black-box evasion, arXiv 2106.09820; against a query budget it mostly fails, 2406.00918).
 * So each account has a leaky bucket for each group of near-duplicates it sends: the first answers are full, then only the tier is told,
 * then the account is asked to come back later. Other uploads of the same account are not touched.
 */
import { assert, type BitDistance, bitDistance, instant, type Instant } from '../common/index.ts';

export interface OracleLimits {
  /** Hashes no further apart are near-duplicates. Changed copies of one picture drift; each is compared with the last few. */
  readonly nearBits: BitDistance;
  /** Near-duplicates answered in full before answers are coarse. */
  readonly fullAnswers: number;
  /** Near-duplicates answered at all before the account must wait. */
  readonly answers: number;
  /** How many of them are forgotten in a day. */
  readonly leakPerDay: number;
  /** Groups remembered for an account, and members of each. The oldest are forgotten first. */
  readonly groupsMax: number;
  readonly membersMax: number;
}

export const ORACLE_LIMITS: OracleLimits = {
  nearBits: bitDistance(80),
  fullAnswers: 3,
  answers: 10,
  leakPerDay: 2,
  groupsMax: 64,
  membersMax: 8,
};

interface NearDuplicates {
  /** The last few hashes, oldest first. */
  readonly members: readonly Uint32Array[];
  /** How full the bucket was at `at`. */
  readonly level: number;
  readonly at: Instant;
}

/** Of one account. */
export interface OracleState {
  readonly groups: readonly NearDuplicates[];
}

export const NOTHING_ASKED: OracleState = { groups: [] };

/** `coarse`: the decision and the tier, no confidence, no places. `later`: not answered; nothing was learned. */
export type OracleAnswer =
  { readonly kind: 'full' } | { readonly kind: 'coarse' } | { readonly kind: 'later'; readonly until: Instant };

const DAY_MS = 86_400_000;

/**
 * An account asks about a picture whose PDQ hash is `words`. A question that is turned away fills nothing: waiting always helps.
 * Keep the new state only if the picture then matched or may match: a series of one's own pictures never fills a bucket.
 * Cost: at most groupsMax × membersMax distances, about 20 µs.
 */
export function askOracle(
  state: OracleState,
  words: Uint32Array,
  at: Instant,
  limits: OracleLimits = ORACLE_LIMITS,
): { readonly state: OracleState; readonly answer: OracleAnswer } {
  const known = state.groups.find(({ members }) =>
    members.some((member) => distance(member, words) <= limits.nearBits),
  );
  const level = known ? leaked(known, at, limits) : 0;
  if (known && level + 1 > limits.answers) {
    const wait = ((level + 1 - limits.answers) / limits.leakPerDay) * DAY_MS;
    return { state, answer: { kind: 'later', until: instant(Math.ceil(at + wait)) } };
  }
  const group: NearDuplicates = {
    members: [...(known?.members ?? []), words.slice()].slice(-limits.membersMax),
    level: level + 1,
    at,
  };
  const groups = [...state.groups.filter((other) => other !== known), group].slice(-limits.groupsMax);
  return { state: { groups }, answer: { kind: level + 1 > limits.fullAnswers ? 'coarse' : 'full' } };
}

/** A clock that goes back leaks nothing. */
const leaked = ({ level, at: then }: NearDuplicates, at: Instant, { leakPerDay }: OracleLimits): number =>
  Math.max(0, level - (Math.max(0, at - then) / DAY_MS) * leakPerDay);

function distance(a: Uint32Array, b: Uint32Array): BitDistance {
  assert(a.length === 8 && b.length === 8, 'a PDQ hash has 8 words');
  let bits = 0;
  for (let i = 0; i < 8; i++) {
    let word = a[i]! ^ b[i]!;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    bits += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return bitDistance(bits);
}
