/** One write, once per Idempotency-Key: its value, or why not. For whatever is not a step of a case. */
import type { Context } from 'hono';
import type { Once } from '../app/index.ts';
import type { Outcome } from '../common/index.ts';
import { refusalStatus } from './answer-step.ts';
import { readOnce } from './idempotency.ts';
import type { Actor } from './permissions.ts';
import { problem } from './problem.ts';

export async function writeOnce<T>(
  c: Context,
  actor: Actor,
  asked: unknown,
  write: (once: Once | undefined) => Promise<Outcome<T, string>>,
  show: (value: T) => object,
  status: 200 | 201 = 200,
): Promise<Response> {
  const read = readOnce(c, actor, `${c.req.method} ${c.req.path}`, [JSON.stringify(asked ?? null)]);
  if (read.kind === 'refused') return problem(c, 400, read);
  const outcome = await write(read.once);
  if (outcome.kind === 'refused') return problem(c, refusalStatus(outcome.why), outcome);
  return c.json(show(outcome.value), status);
}
