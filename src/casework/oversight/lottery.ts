/**
 * A lottery of panel seats that anyone can recompute. First the board's list and a size of the public log that lies in the future
 * are published; when the log has that size, its root decides: seat and attempt are hashed with it, and the number picks from
 * those of the list who are left. Nobody can choose the root of a tree they have committed to before its last leaves exist.
 * The last seats are drawn from those who bring what the panel still lacks: knowledge of the region or language, another field.
 */
import { assert, base64, sha256, utf8 } from '../../common/index.ts';

/** One line of the published list. `ticket` stands for the member; the list is sorted by it. */
export interface Candidate {
  readonly ticket: string;
  /** Declared on the person: `region/KH`, `language/km`, `field/law`. */
  readonly knows: readonly string[];
}

/** What the panel must know between its members, published with the list. */
export interface LotteryTerms {
  /** Names the case in the hash: `oversight/obc_…`. */
  readonly case: string;
  /** Tree size whose root decides. */
  readonly size: number;
  readonly seats: number;
  /** Regions and languages of the case; one member should know one of them. Empty: no such condition. */
  readonly local: readonly string[];
}

/** Who sits where. `attempt` counts draws for this seat, from 0: a recusal is drawn again with the next one. */
export interface DrawnSeat {
  readonly seat: number;
  readonly attempt: number;
  readonly ticket: string;
  /** What this draw was limited to, as the panel lacked it; absent when everybody left took part. */
  readonly limitedTo?: readonly Lack[];
}

/** `local`: nobody seated knows the region or language. `field`: all others seated are of one field. */
export type Lack = 'local' | 'field';

/** The text that is hashed for one draw. Recompute it with any SHA-256: `printf 'recourse-lottery/1\n…' | sha256sum`. */
export const drawText = (root: Uint8Array, caseName: string, seat: number, attempt: number): string =>
  `recourse-lottery/1\n${base64(root)}\n${caseName}\n${seat}\n${attempt}\n`;

/** The member's name on the list: says nothing without the key, and cannot be another's with it. */
export const ticketOf = (member: string, hash: (text: string) => Uint8Array): string =>
  [...hash(`recourse-ticket/1\n${member}\n`).subarray(0, 10)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** All seats of a new panel, in order. Fewer than asked when the list is too short. */
export function drawPanel(candidates: readonly Candidate[], terms: LotteryTerms, root: Uint8Array): DrawnSeat[] {
  const drawn: DrawnSeat[] = [];
  for (let seat = 1; seat <= terms.seats; seat++) {
    const next = drawSeat(candidates, terms, root, {
      seat,
      attempt: 0,
      seated: drawn.map(({ ticket }) => ticket),
      excluded: [],
      left: terms.seats - drawn.length,
    });
    if (next) drawn.push(next);
  }
  return drawn;
}

export interface Draw {
  readonly seat: number;
  readonly attempt: number;
  /** Tickets on the other seats. */
  readonly seated: readonly string[];
  /** Tickets that left this panel. */
  readonly excluded: readonly string[];
  /** Seats to fill, this one included. */
  readonly left: number;
}

/** Undefined when nobody is left to draw. */
export function drawSeat(
  candidates: readonly Candidate[],
  terms: LotteryTerms,
  root: Uint8Array,
  { seat, attempt, seated, excluded, left }: Draw,
): DrawnSeat | undefined {
  const sorted = [...candidates].sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
  const free = sorted.filter(({ ticket }) => !seated.includes(ticket) && !excluded.includes(ticket));
  if (free.length === 0) return undefined;
  const others = sorted.filter(({ ticket }) => seated.includes(ticket));
  const { pool, limitedTo } = poolFor(free, others, terms, left);
  const number = bigEndian(sha256(utf8(drawText(root, terms.case, seat, attempt))));
  // 256 bits over a short list: no place is likelier than another by more than 2^-240.
  const picked = pool[Number(number % BigInt(pool.length))];
  assert(picked !== undefined, 'a draw from a list that is not empty picks somebody');
  return { seat, attempt, ticket: picked.ticket, ...(limitedTo.length > 0 && { limitedTo }) };
}

/** Everybody who is free, unless the seats left are just enough for what the panel lacks and somebody has it. */
function poolFor(
  free: readonly Candidate[],
  others: readonly Candidate[],
  { local }: LotteryTerms,
  left: number,
): { readonly pool: readonly Candidate[]; readonly limitedTo: readonly Lack[] } {
  const knowsPlace = ({ knows }: Candidate): boolean => knows.some((one) => local.includes(one));
  const field = soleField(others);
  const lacks: { readonly lack: Lack; readonly cures: (one: Candidate) => boolean }[] = [];
  if (local.length > 0 && !others.some(knowsPlace) && free.some(knowsPlace)) {
    lacks.push({ lack: 'local', cures: knowsPlace });
  }
  // One seat alone is of one field; only the last one can still bring another.
  const brings = (one: Candidate): boolean => field !== undefined && fieldOf(one) !== field;
  if (field !== undefined && others.length > 1 && free.some(brings)) lacks.push({ lack: 'field', cures: brings });
  if (lacks.length === 0 || left > lacks.length) return { pool: free, limitedTo: [] };
  const now = left >= lacks.length ? lacks.slice(0, 1) : lacks;
  const both = free.filter((one) => now.every(({ cures }) => cures(one)));
  if (both.length > 0) return { pool: both, limitedTo: now.map(({ lack }) => lack) };
  // Nobody has both: the place first, for it is the people concerned.
  const first = lacks[0]!;
  return { pool: free.filter(first.cures), limitedTo: [first.lack] };
}

const fieldOf = ({ knows }: Candidate): string => knows.find((one) => one.startsWith('field/')) ?? 'field/none';

function soleField(panel: readonly Candidate[]): string | undefined {
  const fields = new Set(panel.map(fieldOf));
  return fields.size === 1 ? [...fields][0] : undefined;
}

const bigEndian = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
