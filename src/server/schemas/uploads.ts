/** What an upload's answer looks like: evidence, decision, reasons, statement, receipt. */
import { z } from '@hono/zod-openapi';
import { MODALITIES } from '../../common/index.ts';
import type { Action } from '../../policy/index.ts';
import { matchSchema, whySchema } from './matches.ts';

const ACTION_NAMES = [
  'BLOCK',
  'BLOCK_TIMED',
  'PROMPT_HOLD',
  'REVIEW_HOLD',
  'PUBLIC_48H',
  'PUBLISH_ESCROW',
  'PUBLISH_PRESUMED',
  'PUBLISH_NOTIFY',
  'PUBLISH_ATTRIBUTED',
  'PUBLISH_LICENSED',
  'PUBLISH',
] as const satisfies readonly Action[];

export const actionSchema = z.enum(ACTION_NAMES).openapi('Action', { description: 'Strictest first.' });

const reason = z
  .object({
    rule: z.string(),
    basis: z.array(z.string()).describe('Addresses of the law or standard relied on: `de/urhdag-10-2@1`.'),
    text: z.string(),
  })
  .openapi('Reason');

export const decisionSchema = z
  .object({
    action: actionSchema,
    rule: z.string().describe('Row of the decision table.'),
    per: z
      .array(z.array(z.string()).length(2).openapi({ description: '[action, rule]' }))
      .describe('One pair per match, in their order.'),
    reasons: z.array(reason),
    policyVersion: z.string(),
    byTerritory: z
      .record(z.string(), z.object({ action: actionSchema, rule: z.string() }))
      .optional()
      .describe('Where the decision differs.'),
  })
  .openapi('Decision');

export const statementSchema = z
  .object({ text: z.string(), json: z.record(z.string(), z.unknown()).describe('DSA transparency database line.') })
  .openapi('StatementOfReasons');

export const receiptSchema = z
  .object({
    format: z.literal('recourse-receipt/1'),
    log: z.string(),
    leaf: z.string().describe('Base64 of the leaf’s exact bytes.'),
    promise: z.object({ logKey: z.string(), timestamp: z.int(), signature: z.string() }),
    proof: z.string().optional().describe('`.tlog-proof` text, once the leaf is in the log.'),
    record: z.record(z.string(), z.unknown()).optional(),
    salt: z.string().optional(),
  })
  .openapi('Receipt', { description: 'Keep it: `recourse verify` checks it offline.' });

export const uploadSchema = z
  .object({
    id: z.string(),
    receivedAt: z.iso.datetime(),
    territory: z.string(),
    modality: z.enum([...MODALITIES, 'unknown']),
    size: z.int().min(0),
    outcome: z.enum(['matched', 'no-match', 'undetermined']),
    why: whySchema.optional(),
    detail: z.string().optional(),
    matches: z.array(matchSchema),
    candidates: z.array(matchSchema).optional().describe('Not matches: what a person should look at.'),
    brief: z
      .array(matchSchema.pick({ reference: true, modality: true, tier: true }))
      .optional()
      .describe(
        'Instead of `matches` and `candidates`, once an account has sent many near-duplicates of one protected picture: ' +
          'what was recognised, without how surely and where. The decision and its reasons are the same.',
      ),
    decision: decisionSchema,
    statement: statementSchema.optional(),
    receipt: receiptSchema,
  })
  .openapi('Upload');

export const pendingSchema = z
  .object({ id: z.string(), state: z.literal('pending') })
  .openapi('PendingUpload', { description: 'Received and safe; ask again under Location.' });

export const uploadLineSchema = uploadSchema
  .pick({ id: true, receivedAt: true, territory: true, modality: true, size: true, outcome: true })
  .extend({ action: actionSchema, rule: z.string() })
  .openapi('UploadLine');
