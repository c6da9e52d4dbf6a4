/**
 * Lines for the Commission's database of statements of reasons (Art. 24(5) DSA), in batches of 1 to 100. `puid` is the hash of
 * the decision's leaf, so that anyone can join the two; it is the idempotency key as well: a line that exists already (422 with
 * `existing`) has arrived. A batch is all or nothing there: a line that is refused is taken out, and the others go again.
 */
import { hex, type Json } from '../../common/index.ts';
import { leafHash } from '../../log/index.ts';
import type { OutboxRow } from '../../store/store.ts';
import type { Service } from '../service.ts';
import type { Carrier, Delivery } from './deliver.ts';

export interface EuDatabaseAnswer {
  readonly status: number;
  readonly body: unknown;
}
/** One call to the database; `path` is `/api/v1/…`. The token is the sender's business. */
export type AskEuDatabase = (method: 'POST' | 'GET', path: string, body?: Json) => Promise<EuDatabaseAnswer>;

const BATCH_MAX = 100;
type Line = Readonly<Record<string, Json>>;

export const euDatabaseCarrier = (service: Pick<Service, 'store'>, ask?: AskEuDatabase): Carrier => ({
  kinds: ['dsa-database-line'],
  async carry(rows) {
    if (!ask)
      return rows.map(() => ({ kind: 'waiting', why: 'no access to the database is set (RECOURSE_DSA_TOKEN)' }));
    const lines = await Promise.all(rows.map((row) => lineOf(service, row)));
    const results: Delivery[] = [];
    for (let from = 0; from < lines.length; from += BATCH_MAX)
      results.push(...(await submit(ask, lines.slice(from, from + BATCH_MAX))));
    return results;
  },
});

/** The line as it was written with the decision; its puid follows from the leaf. */
async function lineOf(service: Pick<Service, 'store'>, row: OutboxRow): Promise<Line | undefined> {
  const payload = row.payload as { readonly upload?: string; readonly line?: Line; readonly leaf?: number };
  const record = payload.upload === undefined ? undefined : await service.store.upload(payload.upload as never);
  const line = payload.line ?? (record?.statement?.json as Line | undefined);
  const leafIndex = payload.leaf ?? record?.leafIndex;
  if (line === undefined || leafIndex === undefined) return undefined;
  const [stored] = await service.store.leaves(leafIndex, 1);
  return stored && { ...line, puid: hex(leafHash(stored.leaf)) };
}

async function submit(ask: AskEuDatabase, lines: readonly (Line | undefined)[]): Promise<readonly Delivery[]> {
  const results: (Delivery | undefined)[] = lines.map((line) =>
    line ? undefined : { kind: 'failed', why: 'the decision this line belongs to is not there' },
  );
  for (;;) {
    const open = [...lines.keys()].filter((i) => results[i] === undefined);
    if (open.length === 0) return results as Delivery[];
    const answer = await ask('POST', '/api/v1/statements', { statements: open.map((i) => lines[i]!) });
    if (answer.status === 201) {
      for (const i of open) results[i] = { kind: 'delivered' };
      continue;
    }
    const refused = answer.status === 422 ? refusedLines(answer.body) : new Map<number, string>();
    if (refused.size === 0) {
      for (const i of open) results[i] = { kind: 'failed', why: `the database answered ${answer.status}` };
      continue;
    }
    for (const [position, why] of refused) {
      const i = open[position];
      if (i !== undefined) results[i] = await one(ask, lines[i]!, why);
    }
  }
}

/** A line the batch was refused for: there already, or wrong by itself. */
async function one(ask: AskEuDatabase, line: Line, why: string): Promise<Delivery> {
  const known = await ask('GET', `/api/v1/statement/existing-puid/${String(line['puid'])}`);
  if (known.status === 302 || known.status === 200) return { kind: 'delivered' };
  return { kind: 'failed', why: `the database refuses a line: ${why.slice(0, 300)}` };
}

/** Errors are keyed `statement_<i>`, in whichever member of the body they come. */
function refusedLines(body: unknown): Map<number, string> {
  const found = new Map<number, string>();
  const look = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [name, inner] of Object.entries(value)) {
      const position = /^statement_(\d+)$/.exec(name)?.[1];
      if (position === undefined) look(inner);
      else found.set(Number(position), JSON.stringify(inner));
    }
  };
  look(body);
  return found;
}
