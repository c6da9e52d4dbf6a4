/** Rights of a work and declarations of an uploader: the door for both, with every limit. */
import { z } from '@hono/zod-openapi';
import { MODALITIES } from '../../common/index.ts';
import type { Declaration } from '../../policy/index.ts';

const FLAG_NAMES = [
  'quotation',
  'criticism',
  'review',
  'caricature',
  'parody',
  'pastiche',
  'other_exception',
  'licence',
] as const satisfies readonly NonNullable<Declaration['flag']>[];

const territory = z
  .string()
  .length(2)
  .openapi({ description: 'ISO 3166-1 alpha-2, in any letter case.', example: 'DE' });
const territories = z.union([z.literal('all'), z.array(territory).max(300)]);
const day = z.string().max(40).openapi({ description: 'ISO date, inclusive.', example: '2026-11-22' });
const line = z.string().max(500);

const licence = z
  .strictObject({
    territories,
    uses: z.union([z.literal('all'), z.array(z.string().min(1).max(64)).max(32)]),
    from: day.optional(),
    to: day.optional(),
  })
  .openapi('Licence');

const rights = {
  title: line,
  claimant: line,
  claimantState: z.enum(['new', 'verified', 'trusted', 'excluded']),
  ownership: z.enum(['clear', 'disputed', 'public_domain', 'open_licence']),
  policy: z.enum(['block', 'license', 'track', 'allow', 'attribute']),
  live: z.boolean(),
  liveUntil: z.string().max(40).optional().describe('ISO 8601 moment; without a zone it is UTC.'),
  earmarked: z.boolean(),
  claimedIn: territories,
  licences: z.array(licence).max(1000),
};

/** A works line without its `reference`; what is left out takes the default of a reference without a line. */
export const workSchema = z
  .strictObject({ ...rights, shadow: z.boolean().describe('Try it out: its matches are reported and decide nothing.') })
  .partial()
  .openapi('Work', {
    description:
      'Left out: title = the id, verified claimant, clear ownership, policy block, claimed everywhere, no licence.',
  });

export const workChangeSchema = z
  .strictObject({ ...rights, shadow: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'changes nothing')
  .openapi('WorkChange');

export const referenceSchema = z
  .object({
    id: z.string(),
    modality: z.enum(MODALITIES),
    algorithm: z.string(),
    addedAt: z.iso.datetime(),
    state: z.enum(['active', 'quarantined', 'withdrawn']),
    why: z.string().optional().describe('Why it is quarantined.'),
    withdrawnAt: z.iso.datetime().optional(),
    ...rights,
    claimantName: z.string().optional().describe('Of a registered claimant.'),
  })
  .openapi('Reference');

export const declarationSchema = z
  .strictObject({
    flag: z.enum(FLAG_NAMES).optional().describe('Why this use is lawful, in the uploader’s own view.'),
    licence: z.string().max(2000).optional().describe('A licence the uploader holds, in their words.'),
    commercial: z.boolean().optional(),
    significantRevenue: z.boolean().optional(),
    postContext: z.string().max(100_000).optional().describe('The uploader’s own text around the file.'),
  })
  .openapi('Declaration');
