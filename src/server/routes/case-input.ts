/** What requests around cases have in common: a person's own words, who they are, links, and one way to answer. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { CaseAnswer, Once } from '../../app/index.ts';
import type { Outcome } from '../../common/index.ts';
import { answerStep } from '../answer-step.ts';
import { readOnce } from '../idempotency.ts';
import type { Actor } from '../permissions.ts';
import { problem } from '../problem.ts';

/** Longer texts are not read by anybody within a week; files and links say the rest. */
export const WORDS_MAX = 20_000;

/** A person's own words. */
export const words = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `please say something here: ${what}`)
    .max(
      WORDS_MAX,
      `this is longer than ${WORDS_MAX} characters: please send the essence, and the rest when somebody asks`,
    )
    .describe(what);

export const idParams = z.object({ id: z.string().max(100) });
/** The platform's id of an account. */
export const accountId = z.string().regex(/^[\x21-\x7e]{1,128}$/, 'is not an id of up to 128 plain characters');
const language = z.string().max(35).describe('BCP 47; letters are written in English or German.');

/** Line breaks, direction marks and half characters are no part of a name, and could pass for something else in a letter. */
const NO_LETTERS = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/** A name in any script; what is no letter becomes a space. */
export const personName = z
  .string()
  .max(200, 'is longer than 200 characters')
  .transform((name) => name.replace(NO_LETTERS, ' ').trim());

export const contactShape = {
  email: z.email().max(320).optional(),
  name: personName.optional(),
  language: language.optional(),
};
export const uploaderSchema = z.strictObject({ account: accountId.optional(), ...contactShape }).openapi('Uploader', {
  description: 'Who uploaded: the account goes into the case, the contact is kept apart and can be erased.',
});

/** A subject of the house: `upload/up_…`. */
export const streamSchema = z.string().regex(/^[a-z-]+\/[\x21-\x7e]{1,140}$/, 'is not written `kind/id`');
export const moment = z.iso.datetime({
  offset: true,
  error: 'is no moment of the calendar; write it as 2027-02-28T12:00:00Z',
});
export const territoriesSchema = z
  .array(z.string().regex(/^[A-Za-z]{2}$/))
  .min(1)
  .max(60);

/** Zod's `optional` is not ours: an absent member is absent. */
export function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}

/** One write, once per Idempotency-Key. */
export async function step(
  c: Context,
  actor: Actor,
  asked: unknown,
  take: (once: Once | undefined) => Promise<Outcome<CaseAnswer, string>>,
  status: 200 | 201 = 200,
): Promise<Response> {
  const read = readOnce(c, actor, `${c.req.method} ${c.req.path}`, [JSON.stringify(asked ?? null)]);
  if (read.kind === 'refused') return problem(c, 400, read);
  return answerStep(c, await take(read.once), status);
}

/** A link is good for its own case only; for others there is nothing here. */
export const isForeign = (actor: Actor, stream: string): boolean => actor.kind === 'party' && actor.stream !== stream;
