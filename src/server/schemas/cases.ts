import { z } from '@hono/zod-openapi';

const instant = z.string().describe('ISO 8601, UTC.');
const code = z.string();

export const caseLineSchema = z
  .object({
    stream: z.string().describe('`kind/id`.'),
    kind: code,
    id: z.string(),
    state: code,
    open: z.boolean(),
    waitsFor: code.describe('Who must act next.'),
    dueAt: instant.optional(),
    late: z.boolean(),
    severity: z.int().min(0).max(4),
    about: z.array(z.string()),
    assignedTo: z.string().optional(),
    shown: z.record(z.string(), z.unknown()).optional(),
    openedAt: instant,
    changedAt: instant,
    length: z.int(),
    pseudonym: z.string().describe('Names the case in public and in the log.'),
    lastLeaf: z.int().optional(),
  })
  .openapi('CaseLine');

export const clockSchema = z
  .object({
    stream: z.string(),
    name: z.string(),
    dueAt: instant,
    setAt: instant,
    basis: z.string(),
    firedAt: instant.optional(),
    stoppedAt: instant.optional(),
  })
  .openapi('Clock');

export const caseSchema = z
  .object({
    file: caseLineSchema,
    state: z.unknown().describe('As the procedure holds it: a `kind` and what belongs to it.'),
    events: z.array(z.object({ type: code, at: instant, by: z.string(), fields: z.record(z.string(), z.unknown()) })),
    clocks: z.array(clockSchema),
    letters: z.array(
      z.object({
        id: z.string(),
        recipient: z.string(),
        message: code,
        at: instant,
        fields: z.record(z.string(), z.unknown()),
      }),
    ),
    texts: z.array(z.object({ id: z.string(), at: instant, text: z.string() })),
  })
  .openapi('Case');

export const stepSchema = z
  .object({
    stream: z.string(),
    length: z.int().describe('Events so far.'),
    events: z.array(z.object({ stream: z.string(), type: code })).describe('What this step led to, in order.'),
    leaves: z.array(z.int()).describe('Indices of its leaves in the public log.'),
    state: z.unknown(),
  })
  .openapi('CaseStep');
