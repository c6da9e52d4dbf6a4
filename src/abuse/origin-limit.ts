/**
 * How often one place on the net may send something without a key, without keeping who it was. A count-min sketch (Cormode and
 * Muthukrishnan, 2005) of fixed size: an origin is hashed under a salt that nobody knows and that is thrown away with its hour, and what is
 * kept is a table of numbers. It can count too much, when two origins share all their fields, and never too little.
 */
import { hmacSha256, instant, utf8, type Instant } from '../common/index.ts';

export interface OriginLimit {
  /** In any window, about. */
  readonly most: number;
  readonly windowMs: number;
}

/** More than one person reads in an hour, and than a crowd behind one address sends; a program needs a key. */
export const PUBLIC_LIMIT: OriginLimit = { most: 600, windowMs: 3_600_000 };

const ROWS = 3;
/** Fields of a row: with a thousand origins in an hour, one in a hundred million shares all three with others. */
const FIELDS = 65_536;

interface Window {
  readonly since: number;
  readonly salt: Uint8Array;
  readonly counts: Uint32Array;
}

export type Taken = { readonly kind: 'in' } | { readonly kind: 'over'; readonly until: Instant };

/** 1.5 MB, however many origins there are. */
export class OriginLimiter {
  readonly #limit: OriginLimit;
  readonly #random: (count: number) => Uint8Array;
  #now: Window | undefined;
  #before: Window | undefined;

  constructor(random: (count: number) => Uint8Array, limit: OriginLimit = PUBLIC_LIMIT) {
    this.#random = random;
    this.#limit = limit;
  }

  /**
   * Counts unless it is over; what is turned away fills nothing, so waiting always helps. `room`: how many times the limit holds for this
   * one. The hour slides: of the window before, the share that is still within the last hour counts.
   */
  take(origin: string, at: Instant, weight = 1, room = 1): Taken {
    const { windowMs } = this.#limit;
    const most = this.#limit.most * room;
    const { now, before } = this.#turn(at);
    const [current, earlier] = [estimate(now, origin), before ? estimate(before, origin) : 0];
    const left = 1 - Math.min(1, Math.max(0, at - now.since) / windowMs);
    if (current + earlier * left + weight <= most) {
      for (const field of fieldsOf(now, origin)) now.counts[field]! += weight;
      return { kind: 'in' };
    }
    return { kind: 'over', until: instant(Math.ceil(freeAt(now.since, windowMs, most - weight, current, earlier))) };
  }

  #turn(at: Instant): { readonly now: Window; readonly before: Window | undefined } {
    const { windowMs } = this.#limit;
    const passed = this.#now ? Math.floor((at - this.#now.since) / windowMs) : Infinity;
    // A clock that goes back opens no new window.
    if (this.#now && passed < 1) return { now: this.#now, before: this.#before };
    this.#before = passed === 1 ? this.#now : undefined;
    const since = this.#now && passed === 1 ? this.#now.since + windowMs : at;
    this.#now = { since, salt: this.#random(32), counts: new Uint32Array(ROWS * FIELDS) };
    return { now: this.#now, before: this.#before };
  }
}

/** When enough of it lies more than a window back. */
function freeAt(since: number, windowMs: number, room: number, current: number, earlier: number): number {
  if (current <= room) return since + windowMs * (1 - (room - current) / earlier);
  return since + windowMs * (2 - Math.max(0, room) / current);
}

const estimate = (window: Window, origin: string): number =>
  Math.min(...fieldsOf(window, origin).map((field) => window.counts[field]!));

function fieldsOf({ salt }: Window, origin: string): readonly number[] {
  const hash = hmacSha256(salt, utf8(origin));
  return Array.from({ length: ROWS }, (_, row) => row * FIELDS + ((hash[2 * row]! << 8) | hash[2 * row + 1]!));
}
