/** Accounts, claimants, claims, licences and money, as the wire shows them. Amounts are whole minor units. */
import { z } from '@hono/zod-openapi';

const iso = z.string().describe('ISO 8601, UTC.');
export const territoriesOrAll = z.union([z.literal('all'), z.array(z.string().length(2)).min(1).max(300)]);
const day = z.iso.date({ error: 'is no day of the calendar; write it as 2027-02-28' });
export const currency = z.string().regex(/^[A-Z]{3}$/, 'is not a currency such as EUR');
export const month = z.string().regex(/^\d{4}-\d\d$/, 'is not a month such as 2027-02');
export const amount = z
  .int('is no whole number; money is counted in minor units, such as cents')
  .min(0, 'is below nothing; a correction is the new total')
  .max(Number.MAX_SAFE_INTEGER, 'is more than can be counted exactly');

export const strikesSchema = z
  .object({
    account: z.string(),
    standing: z
      .object({
        kind: z.enum(['clean', 'strike', 'warned', 'review-due', 'suspended', 'terminated']),
        strikes: z.int().optional(),
        since: iso.optional(),
        until: iso.optional(),
        at: iso.optional(),
      })
      .describe('There is no state that lasts without an end, other than a termination by two administrators.'),
    counting: z.int().describe('Strikes that count now. Contested uploads never do.'),
    strikes: z.array(
      z.object({
        upload: z.string(),
        state: z.enum(['awaiting', 'contested', 'counted', 'expired', 'reversed', 'not-manifest']),
        finalAt: iso.optional(),
        at: iso.optional(),
        expiresAt: iso.optional(),
      }),
    ),
    warnedAt: iso.optional(),
    flagRight: z.object({ state: z.enum(['ok', 'excluded']), until: iso.optional(), wrong: z.int() }),
    notices: z.object({ state: z.enum(['ok', 'suspended']), until: iso.optional(), unfounded: z.int() }),
    terminationProposedUntil: iso.optional(),
  })
  .openapi('Strikes');

export const claimantSchema = z
  .object({
    id: z.string(),
    name: z.string().optional(),
    email: z.string().optional(),
    language: z.string().optional(),
    society: z.boolean(),
    standing: z.enum(['new', 'verified', 'trusted', 'excluded']),
    redButton: z.enum(['ok', 'not-trusted', 'excluded']),
    excludedUntil: iso.optional(),
    redButtonExcludedUntil: iso.optional(),
    claims: z.object({ decided: z.int(), wrong: z.int() }),
    freeWorks: z.array(z.object({ reference: z.string(), why: z.enum(['public-domain', 'foreign']) })),
    overClaiming: z
      .object({ atLeast: z.number(), expected: z.number(), decided: z.int(), pattern: z.boolean() })
      .describe('Shown to people who judge; nothing follows from it by itself.'),
    audits: z.array(z.object({ seed: z.string(), uploads: z.array(z.string()) })),
  })
  .openapi('Claimant');

export const claimSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    claimant: z.string(),
    share: z.int().describe('In millionths of the whole.'),
    territories: territoriesOrAll,
    madeAt: iso,
    endedAt: iso.optional(),
    disputed: z.boolean().optional(),
  })
  .openapi('Claim');

export const termsSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('per-thousand-views'), minorUnits: amount }),
    z.strictObject({ kind: z.literal('share-of-gross'), millionths: z.int().min(0).max(1_000_000) }),
    z.strictObject({ kind: z.literal('per-day'), minorUnits: amount }),
    z.strictObject({ kind: z.literal('nothing') }),
  ])
  .openapi('Terms');

export const licenceFields = {
  works: z.union([
    z.strictObject({ references: z.array(z.string().max(100)).min(1).max(1000) }),
    z.strictObject({ claimant: z.string().max(100) }).describe('Everything this claimant claims.'),
  ]),
  territories: territoriesOrAll,
  uses: z.union([z.literal('all'), z.array(z.string().min(1).max(64)).min(1).max(32)]),
  from: day.optional(),
  to: day.optional().describe('The last day, included.'),
  licensor: z
    .string()
    .regex(/^(claimant|society)\/[\x21-\x7e]{1,100}$/, 'is not `claimant/…` or `society/…`')
    .optional()
    .describe('Who collects; absent: the owners, by their shares.'),
  terms: termsSchema,
};
export const licenceRecordSchema = z
  .object({ id: z.string(), ...licenceFields, madeAt: iso, endedAt: iso.optional() })
  .openapi('GrantedLicence');

const line = z.object({ account: z.string(), amount: z.int() });
export const entrySchema = z
  .object({
    id: z.string(),
    kind: z.enum(['use', 'reversal', 'release', 'payment']),
    bookedAt: iso,
    period: month,
    currency,
    lines: z.array(line).describe('They add up to nothing.'),
    use: z.record(z.string(), z.unknown()).optional(),
    reverses: z.string().optional(),
    because: z.string().optional(),
  })
  .openapi('LedgerEntry');

export const usageSchema = z
  .object({
    upload: z.string(),
    period: month,
    territory: z.string(),
    works: z.array(z.object({ reference: z.string(), basis: z.string() })),
    entries: z.array(entrySchema).describe('What this report added; nothing when it was reported before.'),
  })
  .openapi('BookedUsage');

export const statementSchema = z
  .object({
    payee: z.string(),
    currency,
    from: month,
    to: month,
    opening: z.int(),
    accrued: z.int(),
    reversed: z.int(),
    released: z.int(),
    paid: z.int(),
    closing: z.int(),
    works: z.array(z.record(z.string(), z.unknown())),
    rows: z.array(z.record(z.string(), z.unknown())),
    titles: z.record(z.string(), z.string()),
  })
  .openapi('StatementOfAccount');

export const tariffSchema = z
  .strictObject({
    version: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/@-]{0,79}$/, 'is not a plain name'),
    from: month,
    currency,
    rows: z
      .array(
        z.strictObject({
          basis: z.enum(['licence', 'de/urhdag-12-1', 'de/urhdag-5-2']),
          media: z.union([z.literal('all'), z.array(z.enum(['film', 'audio', 'image', 'text'])).min(1)]),
          territories: territoriesOrAll,
          terms: termsSchema,
          society: z
            .string()
            .regex(/^[a-z0-9-]{1,60}$/, 'is not a plain name')
            .optional(),
        }),
      )
      .min(1)
      .max(500),
  })
  .openapi('Tariff');
