/** A running server, asked over HTTP: the data folder belongs to the one process that has it open. */
import { CommandFailed } from './usage.ts';

export interface CaseSource {
  readonly address: string;
  readonly key?: string;
}

const WITHIN_MS = 60_000;

/** @throws CommandFailed with the server's own words when it refuses */
export async function request<T>(source: CaseSource, path: string, as: 'json' | 'text' = 'json'): Promise<T> {
  const answer = await fetch(new URL(path, source.address), {
    headers: source.key === undefined ? {} : { authorization: `Bearer ${source.key}` },
    signal: AbortSignal.timeout(WITHIN_MS),
  }).catch((cause: Error) => {
    throw new CommandFailed(
      `no server answers at ${source.address}`,
      cause.message,
      'start it with `recourse serve --data DIR`, or name it with --server',
      { cause },
    );
  });
  if (answer.ok) return (as === 'json' ? await answer.json() : await answer.text()) as T;
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string; fix?: string };
  const needsKey = answer.status === 401;
  throw new CommandFailed(
    `the server answered ${answer.status}`,
    problem.detail ?? answer.statusText,
    needsKey ? 'put a key with the scope cases:read into RECOURSE_API_KEY' : (problem.fix ?? 'see /docs'),
  );
}
