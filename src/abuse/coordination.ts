/**
 * Accounts that share the same objects within seconds of each other, again and again: a sign of co-ordination, never a proof. Method and
 * terms as CooRTweet 2.1.3 (Righetti & Balluff, "detect_groups"), to the row: accounts with fewer than the least participation are left
 * out; two shares of one object by different accounts within the window are a pair; pairs stay if one of their shares is by an account
 * that took part often enough in pairs. Shown to people who judge, with how much of it chance explains; it decides nothing by itself.
 */
import { assert } from '../common/index.ts';

/** One account shared one object, in one content (a post, an upload, a notice). */
export interface Share {
  readonly object: string;
  readonly account: string;
  readonly content: string;
  /** Seconds; only differences count. */
  readonly at: number;
}

export interface CoordinationTerms {
  /** Seconds between two shares, at most. */
  readonly windowS: number;
  /** Shares an account must have at least, at both steps. */
  readonly participationMin: number;
}

/** Two shares of one object. `seconds` is the later minus the earlier, and `first` is the earlier. */
export interface CoShare {
  readonly object: string;
  readonly first: Share;
  readonly second: Share;
  readonly seconds: number;
}

/** Shares as numbers. `rows` holds row numbers object by object; those of object `o` begin at `starts[o]`. */
interface Table {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
  readonly object: Int32Array;
  readonly account: Int32Array;
  readonly content: Int32Array;
  readonly at: Float64Array;
  readonly accounts: number;
  readonly contents: number;
}

/** In order of object, then of the second share. Cost: n log n and the pairs; 219,000 shares take about 0.2 s. */
export function detectCoordination(shares: readonly Share[], terms: CoordinationTerms): CoShare[] {
  const table = tableOf(shares);
  const { a, b } = pairsIn(table, table.at, terms);
  return Array.from(a, (from, i) => {
    const [first, second] = [shares[from]!, shares[b[i]!]!];
    return { object: first.object, first, second, seconds: second.at - first.at };
  });
}

export interface AccountPair {
  /** In alphabetical order. */
  readonly accounts: readonly [string, string];
  /** Pairs of shares between the two. */
  readonly together: number;
  /** Different objects among them. */
  readonly objects: number;
}

/** Who did it with whom, and how often; most often first. */
export function accountPairs(coShares: readonly CoShare[]): AccountPair[] {
  const found = new Map<string, { accounts: [string, string]; together: number; objects: Set<string> }>();
  for (const { first, second, object } of coShares) {
    const accounts: [string, string] =
      first.account < second.account ? [first.account, second.account] : [second.account, first.account];
    const name = JSON.stringify(accounts);
    const known = found.get(name) ?? { accounts, together: 0, objects: new Set<string>() };
    known.together += 1;
    known.objects.add(object);
    found.set(name, known);
  }
  return [...found.values()]
    .map(({ accounts, together, objects }) => ({ accounts, together, objects: objects.size }))
    .sort((x, y) => y.objects - x.objects || y.together - x.together || (x.accounts[0] < y.accounts[0] ? -1 : 1));
}

export interface Discovery {
  /** Account pairs that met over at least this many objects. */
  readonly objectsMin: number;
  readonly observed: number;
  /** As many such pairs arise, on average, when the times within each object are dealt out anew. */
  readonly expected: number;
  /** Share of the observed that chance explains, 0 to 1. */
  readonly rate: number;
}

/**
 * How much of what was found chance explains. Null model: who shared an object, and when it was shared, both stay; who of them shared it
 * when is dealt out at random. So a popular object in a busy minute explains itself, and two accounts that keep meeting do not.
 * `rounds` deals, from `seed`, always the same. Cost: `rounds` times a detection.
 */
export function falseDiscovery(
  shares: readonly Share[],
  terms: CoordinationTerms,
  {
    rounds = 20,
    seed = 1,
    objectsMax = 5,
  }: { readonly rounds?: number; readonly seed?: number; readonly objectsMax?: number } = {},
): Discovery[] {
  assert(rounds >= 1, 'at least one deal');
  const table = tableOf(shares);
  const count = (at: Float64Array) => tailCounts(table, pairsIn(table, at, terms), objectsMax);
  const observed = count(table.at);
  const expected = new Float64Array(objectsMax);
  const chance = xorshift(seed);
  for (let round = 0; round < rounds; round++) {
    const dealt = count(dealAnew(table, chance));
    for (let i = 0; i < objectsMax; i++) expected[i] = expected[i]! + dealt[i]! / rounds;
  }
  return Array.from(observed, (found, i) => ({
    objectsMin: i + 1,
    observed: found,
    expected: expected[i]!,
    rate: found === 0 ? 0 : Math.min(1, expected[i]! / found),
  }));
}

function tableOf(shares: readonly Share[]): Table {
  const n = shares.length;
  const [object, account, content] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
  // One numbering for objects and contents: a share of itself is no pair.
  const things = new Map<string, number>();
  const accounts = new Map<string, number>();
  const number = (map: Map<string, number>, name: string): number => {
    const known = map.get(name);
    if (known !== undefined) return known;
    map.set(name, map.size);
    return map.size - 1;
  };
  const at = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const share = shares[i]!;
    object[i] = number(things, share.object);
    content[i] = number(things, share.content);
    account[i] = number(accounts, share.account);
    at[i] = share.at;
  }
  // Counting sort: every object's rows together, in the order they came.
  const starts = new Int32Array(things.size + 1);
  for (let i = 0; i < n; i++) starts[object[i]! + 1]!++;
  for (let o = 0; o < things.size; o++) starts[o + 1]! += starts[o]!;
  const next = starts.slice();
  const rows = new Int32Array(n);
  for (let i = 0; i < n; i++) rows[next[object[i]!]!++] = i;
  return { rows, starts, object, account, content, at, accounts: accounts.size, contents: things.size };
}

/** Row numbers of the pairs: `a` the earlier, `b` the later. `at`: the table's own times, or times dealt anew. */
function pairsIn(
  { rows, starts, account, content, accounts, contents }: Table,
  at: Float64Array,
  { windowS, participationMin }: CoordinationTerms,
): { readonly a: Int32Array; readonly b: Int32Array } {
  const shared = new Int32Array(accounts);
  for (let i = 0; i < rows.length; i++) shared[account[i]!]!++;
  const [earlier, later]: [number[], number[]] = [[], []];
  const group = new Int32Array(rows.length);
  for (let subject = 0; subject + 1 < starts.length; subject++) {
    let size = 0;
    for (let i = starts[subject]!; i < starts[subject + 1]!; i++) {
      const row = rows[i]!;
      if (shared[account[row]!]! >= participationMin) group[size++] = row;
    }
    if (size < 2) continue;
    byTime(group, size, at);
    for (let i = 1, low = 0; i < size; i++) {
      const second = group[i]!;
      while (at[second]! - at[group[low]!]! > windowS) low++;
      for (let j = low; j < i; j++) {
        const first = group[j]!;
        const sameContent = content[first] === content[second];
        const ofItself = content[first] === subject || content[second] === subject;
        if (account[first] === account[second] || sameContent || ofItself) continue;
        earlier.push(first);
        later.push(second);
      }
    }
  }
  // Second step: of the shares in pairs, those by accounts that are in pairs often enough.
  const inPairs = new Uint8Array(contents);
  for (const row of earlier) inPairs[content[row]!] = 1;
  for (const row of later) inPairs[content[row]!] = 1;
  const took = new Int32Array(accounts);
  const active = (row: number): boolean => shared[account[row]!]! >= participationMin && inPairs[content[row]!] === 1;
  for (let row = 0; row < rows.length; row++) if (active(row)) took[account[row]!]!++;
  const stays = new Uint8Array(contents);
  for (let row = 0; row < rows.length; row++) {
    if (active(row) && took[account[row]!]! >= participationMin) stays[content[row]!] = 1;
  }
  const index = earlier.map((_, i) => i).filter((i) => stays[content[earlier[i]!]!] || stays[content[later[i]!]!]);
  return { a: Int32Array.from(index, (i) => earlier[i]!), b: Int32Array.from(index, (i) => later[i]!) };
}

/** The first `size` rows by time, ties in the order they came. Most objects have a handful of shares. */
function byTime(rows: Int32Array, size: number, at: Float64Array): void {
  if (size > 32) {
    rows.subarray(0, size).sort((x, y) => at[x]! - at[y]! || x - y);
    return;
  }
  for (let i = 1; i < size; i++) {
    const row = rows[i]!;
    let j = i - 1;
    for (; j >= 0 && at[rows[j]!]! > at[row]!; j--) rows[j + 1] = rows[j]!;
    rows[j + 1] = row;
  }
}

/** How many account pairs met over at least 1, 2, … `most` objects. */
function tailCounts(
  { account, object, accounts }: Table,
  { a, b }: { readonly a: Int32Array; readonly b: Int32Array },
  most: number,
): Int32Array {
  const objects = new Map<number, { last: number; count: number }>();
  // Pairs come object by object: a new object shows by its number.
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [account[a[i]!]!, account[b[i]!]!];
    const name = x < y ? x * accounts + y : y * accounts + x;
    const subject = object[a[i]!]!;
    const known = objects.get(name);
    if (!known) objects.set(name, { last: subject, count: 1 });
    else if (known.last !== subject) {
      known.last = subject;
      known.count += 1;
    }
  }
  const tail = new Int32Array(most);
  for (const { count } of objects.values()) for (let i = 0; i < Math.min(count, most); i++) tail[i]!++;
  return tail;
}

function dealAnew({ rows, starts, at }: Table, chance: () => number): Float64Array {
  const dealt = new Float64Array(at.length);
  for (let subject = 0; subject + 1 < starts.length; subject++) {
    const group = rows.subarray(starts[subject]!, starts[subject + 1]!);
    const times = Array.from(group, (row) => at[row]!);
    for (let i = times.length - 1; i > 0; i--) {
      const j = Math.floor(chance() * (i + 1));
      [times[i], times[j]] = [times[j]!, times[i]!];
    }
    group.forEach((row, i) => (dealt[row] = times[i]!));
  }
  return dealt;
}

/** Marsaglia's xorshift32: the same seed, the same deals. */
function xorshift(seed: number): () => number {
  let x = (seed | 0) === 0 ? 0x9e3779b9 : seed | 0;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}
