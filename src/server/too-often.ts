/** Notices, complaints and comments that come without a key are read by people: more than people can read in an hour have to wait. */
import type { Context } from 'hono';
import type { Service } from '../app/index.ts';
import type { Refusal } from './problem.ts';
import type { Actor } from './permissions.ts';
import { originOf } from './origin-of.ts';

export interface TooOften extends Refusal {
  readonly seconds: number;
}

/** Danger to life or safety has as much room again. */
const ROOM_IN_DANGER = 2;

/** Undefined: welcome, and counted. Programs with a key and signed-in staff are not counted. */
export function tooOften(
  c: Context,
  service: Pick<Service, 'origins' | 'clock'>,
  actor: Pick<Actor, 'kind'>,
  what: 'notice' | 'complaint' | 'comment',
  { weight = 1, danger = false }: { readonly weight?: number; readonly danger?: boolean } = {},
): TooOften | undefined {
  const origin = actor.kind === 'key' || actor.kind === 'staff' ? undefined : originOf(c);
  if (origin === undefined || !service.origins) return undefined;
  const at = service.clock.now();
  const taken = service.origins.take(`${what} ${origin}`, at, weight, danger ? ROOM_IN_DANGER : 1);
  if (taken.kind === 'in') return undefined;
  const seconds = Math.max(1, Math.ceil((taken.until - at) / 1000));
  return {
    why: 'too-often',
    detail:
      'More has come from where you are in the last hour than people can read. Nothing of this was kept, and nothing is held against you.',
    fix: `Send it again in ${inWords(seconds)}. One notice can name many places. Is somebody in danger right now? Call the police (112).`,
    seconds,
  };
}

const inWords = (seconds: number): string =>
  seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
