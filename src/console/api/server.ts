/** The one line to the server this page came from. The session travels as a cookie that scripts cannot read. */
import { connect } from '../../sdk/index.ts';
import { valueOf } from './answers.ts';

/** The header is against forged writes: no other site can make a browser send it. */
export const server = connect({
  address: '',
  headers: { 'Recourse-Console': '1' },
  // What was decided arrives even if the page is closed in the same moment. Browsers bound such bodies to 64 kB.
  fetch: (url, init) =>
    fetch(url, typeof init.body === 'string' && init.body.length < 50_000 ? { ...init, keepalive: true } : init),
});

export const read = <T>(path: string, signal?: AbortSignal): Promise<T> =>
  valueOf(server.request<T>('GET', path, signal ? { signal } : {}));

/** One deliberate act, one key: a double click or a lost answer does nothing twice. */
export const write = <T>(method: 'POST' | 'PATCH' | 'DELETE' | 'PUT', path: string, json: unknown = {}): Promise<T> =>
  valueOf(server.request<T>(method, path, { json, idempotencyKey: crypto.randomUUID() }));

/** A question with a body: nothing is kept, so it needs no key. */
export const writeQuestion = <T>(path: string, json: unknown, signal?: AbortSignal): Promise<T> =>
  valueOf(server.request<T>('POST', path, { json, ...(signal && { signal }) }));

export function query(given: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const set = Object.entries(given).filter(
    (pair): pair is [string, string | number | boolean] => pair[1] !== undefined,
  );
  const text = new URLSearchParams(set.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}
