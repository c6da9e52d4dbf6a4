/**
 * A small typed client over fetch: one method per question, refusals as values, faults as errors.
 * Runs in Node and in browsers; knows the API's own types and nothing else of the house.
 */
import type {
  Declaration,
  LookupAnswer,
  PendingUpload,
  Policy,
  PolicyDiff,
  Problem,
  Receipt,
  Reference,
  StatementOfReasons,
  Upload,
  UploadLine,
  Work,
  WorkChange,
} from './api.generated.ts';

export interface ClientOptions {
  /** `http://127.0.0.1:8484` */
  readonly address: string;
  readonly key?: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For tests and proxies. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** Anything `fetch` takes as a body and that has a type: a Blob, a File, bytes. */
export interface FileToSend {
  readonly body: Exclude<RequestInit['body'], null | undefined>;
  /** `image/jpeg`; the server looks at the bytes all the same. */
  readonly type?: string;
}

export interface WriteOptions {
  /** Ask again with the same key after a fault: nothing happens twice. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

export interface UploadOptions extends WriteOptions {
  /** ISO 3166-1 alpha-2. */
  readonly territory?: string;
  readonly declaration?: Declaration;
  /** Language of the statement of reasons. */
  readonly language?: string;
  /** Return as soon as the file is safe. */
  readonly async?: boolean;
}

export interface PageOf<T> {
  readonly rows: readonly T[];
  readonly next?: string;
}

export type Answer<T> =
  { readonly kind: 'done'; readonly value: T } | { readonly kind: 'refused'; readonly problem: Problem };

/** The server or the line failed (5xx, no connection): the same request may be sent again. */
export class RecourseUnavailable extends Error {
  override readonly name = 'RecourseUnavailable';
}

export interface RecourseClient {
  submitUpload(file: FileToSend, options?: UploadOptions): Promise<Answer<Upload | PendingUpload>>;
  upload(id: string): Promise<Answer<Upload | PendingUpload>>;
  uploads(page?: PageRequest): Promise<Answer<PageOf<UploadLine>>>;
  receipt(id: string): Promise<Answer<Receipt>>;
  statement(id: string): Promise<Answer<StatementOfReasons>>;
  addReference(file: FileToSend, work?: Work, options?: WriteOptions): Promise<Answer<Reference>>;
  reference(id: string): Promise<Answer<Reference>>;
  references(page?: PageRequest): Promise<Answer<PageOf<Reference>>>;
  changeReference(id: string, change: WorkChange, options?: WriteOptions): Promise<Answer<Reference>>;
  /** With an admin key. */
  releaseReference(id: string, options?: WriteOptions): Promise<Answer<Reference>>;
  withdrawReference(id: string, options?: WriteOptions): Promise<Answer<Reference>>;
  lookUpHashes(hashes: readonly string[]): Promise<Answer<LookupAnswer>>;
  policies(): Promise<Answer<{ readonly rows: readonly Policy[] }>>;
  policy(name: string): Promise<Answer<Policy>>;
  policyDiff(from: string, to: string): Promise<Answer<PolicyDiff>>;
  /** Any address of the API, for what has no method of its own here. `json` is sent as the body. */
  request<T>(method: string, path: string, given?: RequestOptions): Promise<Answer<T>>;
}

export interface RequestOptions extends WriteOptions {
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface PageRequest {
  readonly after?: string;
  readonly limit?: number;
}

export const isPending = (answer: Upload | PendingUpload): answer is PendingUpload => 'state' in answer;

export function connect(options: ClientOptions): RecourseClient {
  const ask = asker(options);
  const one = (id: string): string => encodeURIComponent(id);
  const json = (value: unknown) => ({ body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } });
  return {
    submitUpload: (file, given = {}) =>
      ask('POST', `/v1/uploads${query({ territory: given.territory })}`, {
        ...sending(file, given),
        headers: {
          ...typeOf(file),
          ...(given.declaration && { 'Recourse-Declaration': encoded(given.declaration) }),
          ...(given.language !== undefined && { 'Accept-Language': given.language }),
          ...(given.async === true && { Prefer: 'respond-async' }),
        },
      }),
    upload: (id) => ask('GET', `/v1/uploads/${one(id)}`),
    uploads: (page = {}) => ask('GET', `/v1/uploads${query(page)}`),
    receipt: (id) => ask('GET', `/v1/uploads/${one(id)}/receipt`),
    statement: (id) => ask('GET', `/v1/uploads/${one(id)}/statement`),
    addReference: (file, work, given = {}) =>
      ask('POST', '/v1/references', {
        ...sending(file, given),
        headers: { ...typeOf(file), ...(work && { 'Recourse-Work': encoded(work) }) },
      }),
    reference: (id) => ask('GET', `/v1/references/${one(id)}`),
    references: (page = {}) => ask('GET', `/v1/references${query(page)}`),
    changeReference: (id, change, given = {}) =>
      ask('PATCH', `/v1/references/${one(id)}`, { ...given, ...json(change) }),
    releaseReference: (id, given = {}) => ask('POST', `/v1/references/${one(id)}/release`, given),
    withdrawReference: (id, given = {}) => ask('DELETE', `/v1/references/${one(id)}`, given),
    lookUpHashes: (hashes) => ask('POST', '/v1/lookups', json({ hashes })),
    policies: () => ask('GET', '/v1/policies'),
    policy: (name) => ask('GET', `/v1/policies/${one(name)}`),
    policyDiff: (from, to) => ask('GET', `/v1/policies/diff${query({ from, to })}`),
    request: (method, path, { json: value, headers = {}, ...given } = {}) => {
      const sent = value === undefined ? undefined : json(value);
      return ask(method, path, { ...given, ...sent, headers: { ...sent?.headers, ...headers } });
    },
  };
}

interface Ask extends WriteOptions {
  readonly body?: FileToSend['body'];
  readonly headers?: Readonly<Record<string, string>>;
}

function asker({ address, key, headers: always, fetch: send = (url, init) => fetch(url, init) }: ClientOptions) {
  return async <T>(method: string, path: string, given: Ask = {}): Promise<Answer<T>> => {
    const { body, headers = {}, idempotencyKey, signal } = given;
    const init: RequestInit = {
      method,
      headers: {
        ...always,
        ...(key !== undefined && { Authorization: `Bearer ${key}` }),
        ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
        ...headers,
      },
      ...(body !== undefined && { body }),
      ...(signal && { signal }),
    };
    const response = await send(address.replace(/\/$/, '') + path, init).catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new RecourseUnavailable(`${method} ${path}: no answer from ${address}`, { cause });
    });
    if (response.ok) return { kind: 'done', value: (await response.json()) as T };
    if (response.status >= 500) throw new RecourseUnavailable(`${method} ${path}: ${response.status}`);
    return { kind: 'refused', problem: (await response.json()) as Problem };
  };
}

const sending = ({ body }: FileToSend, { idempotencyKey, signal }: WriteOptions): Ask => ({
  body,
  ...(idempotencyKey !== undefined && { idempotencyKey }),
  ...(signal && { signal }),
});

const typeOf = ({ type }: FileToSend) => ({ 'Content-Type': type ?? 'application/octet-stream' });

const encoded = (value: unknown): string => encodeURIComponent(JSON.stringify(value));

function query(given: object): string {
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(set.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}
