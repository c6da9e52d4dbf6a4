/**
 * Everybody in the demo's cases asks the same server over the same public routes as everybody else: the platform with its
 * key, staff with their session, people with the link out of their letter. Nothing is written behind the routes.
 */
import { CommandFailed } from '../../usage.ts';

/** How somebody is known to the server: headers of a key, of a session, of a link, or none. */
export type Caller = Readonly<Record<string, string>>;

export const bearer = (secret: string): Caller => ({ authorization: `Bearer ${secret}` });
/** Whoever has neither key nor link. */
export const ANYONE: Caller = {};

export interface File {
  readonly bytes: Uint8Array;
  readonly type: string;
}

export interface Uploaded {
  readonly id: string;
  readonly action: string;
}

export interface Town {
  readonly address: string;
  readonly platform: Caller;
  /** Numbers the writes of one case: asked again after an interrupted start, each gets its first answer. */
  forCase(name: string): Asking;
}

export interface Asking {
  /** @throws CommandFailed when the answer is a refusal: the demo's people know what they may do. */
  ask<T>(caller: Caller, method: 'GET' | 'POST', path: string, body?: object): Promise<T>;
  /** The answer, or why not. */
  tryTo(caller: Caller, path: string, body?: object): Promise<'done' | { readonly why: string }>;
  addWork(file: File, work: object): Promise<string>;
  upload(file: File, details: { readonly uploader: object; readonly declaration?: object }): Promise<Uploaded>;
}

const ANSWER_POLLS = 300;

export function townAt(address: string, platform: Caller): Town {
  return { address, platform, forCase: (name) => askingFor(address, platform, name) };
}

function askingFor(address: string, platform: Caller, name: string): Asking {
  // Counted by path: a step that is left out the second time moves no other one’s key.
  const writes = new Map<string, number>();
  const nextKey = (path: string): string => {
    const count = (writes.get(path) ?? 0) + 1;
    writes.set(path, count);
    return `demo-${name}-${count}`;
  };
  const send = async (
    caller: Caller,
    method: string,
    path: string,
    headers: Caller,
    body?: string | Uint8Array<ArrayBuffer>,
  ) =>
    fetch(address + path, {
      method,
      headers: { ...caller, ...headers, ...(method === 'POST' && { 'Idempotency-Key': nextKey(path) }) },
      ...(body !== undefined && { body }),
    });
  const post = (caller: Caller, method: string, path: string, body?: object) =>
    send(
      caller,
      method,
      path,
      body === undefined ? {} : { 'content-type': 'application/json' },
      body === undefined ? undefined : JSON.stringify(body),
    );
  const sendFile = async <T>(path: string, { bytes, type }: File, details: Readonly<Record<string, object>>) => {
    const headers = Object.entries(details).map(([key, value]) => [key, encodeURIComponent(JSON.stringify(value))]);
    const fields = { 'content-type': type, ...Object.fromEntries(headers) };
    return answerOf<T>(await send(platform, 'POST', path, fields, new Uint8Array(bytes)), name, path);
  };
  const asking: Asking = {
    ask: async (caller, method, path, body) => answerOf(await post(caller, method, path, body), name, path),
    async tryTo(caller, path, body) {
      const answer = await post(caller, 'POST', path, body);
      if (answer.ok) return 'done';
      return (await answer.json()) as { why: string };
    },
    addWork: async (file, work) =>
      (await sendFile<{ id: string }>('/v1/references', file, { 'recourse-work': work })).id,
    async upload(file, { uploader, declaration = { commercial: false } }) {
      type Answer = { readonly id: string; readonly decision?: { readonly action: string } };
      const details = { 'recourse-uploader': uploader, 'recourse-declaration': declaration };
      let answer = await sendFile<Answer>('/v1/uploads?territory=DE', file, details);
      // A slow machine answers 202 first.
      for (let poll = 0; answer.decision === undefined && poll < ANSWER_POLLS; poll++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        answer = await asking.ask<Answer>(platform, 'GET', `/v1/uploads/${answer.id}`);
      }
      return { id: answer.id, action: answer.decision?.action ?? 'undecided' };
    },
  };
  return asking;
}

async function answerOf<T>(answer: Response, name: string, path: string): Promise<T> {
  const body = (await answer.json()) as T & { readonly detail?: string; readonly fix?: string };
  if (answer.ok) return body;
  throw new CommandFailed(
    `the demo’s case “${name}” stopped at ${path}`,
    body.detail ?? `answer ${answer.status}`,
    body.fix ?? 'start the demo again: it goes on where it stopped',
  );
}
