/**
 * A request's file, streamed to the spool folder: memory stays flat whatever is sent, and what is sent is hashed on the
 * way in. Raw body with its Content-Type, or multipart/form-data with `file` and JSON parts.
 */
import { createHash, type Hash } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { BOUNDS } from '../common/index.ts';
import { boundaryOf, multipartParts } from './multipart.ts';
import type { Refusal } from './problem.ts';

export interface ReceivedFile {
  readonly path: string;
  readonly size: number;
  /** SHA-256 of the file alone, in hex. */
  readonly sha256: string;
  /** The JSON that came with it, unparsed. */
  readonly json: string | undefined;
  /** The second one, where the reception names one. */
  readonly also?: string;
  /** Removes the file. Never rejects. */
  discard(): Promise<void>;
}

export type Receiving =
  | { readonly kind: 'received'; readonly file: ReceivedFile }
  | ({ readonly kind: 'refused'; readonly status: 400 | 413 | 415 | 431 } & Refusal);

export interface Reception {
  readonly folder: string;
  readonly name: string;
  /** Name of the header (raw body) and of the form field (multipart) that carry the JSON. */
  readonly header: string;
  readonly field: string;
  /** The same for a second JSON that may come with it. */
  readonly also?: { readonly header: string; readonly field: string };
  readonly bytesMax?: number;
}

export async function receiveFile(c: Context, reception: Reception): Promise<Receiving> {
  const { body } = c.req.raw;
  if (body === null) return refusal(400, 'empty-body', 'The request has no body.', 'Send the file as the body.');
  const type = c.req.header('Content-Type') ?? 'application/octet-stream';
  if (/^application\/x-www-form-urlencoded\b/i.test(type) || (/^multipart\//i.test(type) && !boundaryOf(type))) {
    const fix = 'Send the file itself with its own Content-Type, or multipart/form-data with the field `file`.';
    return refusal(415, 'unsupported-media-type', 'A file cannot be read from this content type.', fix);
  }
  const declared = Number(c.req.header('Content-Length') ?? 0);
  const bytesMax = reception.bytesMax ?? BOUNDS.uploadBytesMax;
  if (declared > bytesMax + FORM_OVERHEAD) return tooLarge(bytesMax);
  const spooled = await Spooled.open(join(reception.folder, `${reception.name}.part`), bytesMax);
  let kept = false;
  try {
    const boundary = boundaryOf(type);
    const stream = body as unknown as AsyncIterable<Uint8Array>;
    const json = boundary
      ? await receiveForm(multipartParts(stream, boundary), spooled, reception)
      : await receiveRaw(c, stream, spooled, reception);
    if (json.kind === 'refused') return json;
    kept = true;
    const file = await spooled.finish(json.text);
    return { kind: 'received', file: json.also === undefined ? file : { ...file, also: json.also } };
  } finally {
    if (!kept) await spooled.discard();
  }
}

type ReceivedJson =
  | { readonly kind: 'json'; readonly text: string | undefined; readonly also?: string | undefined }
  | Extract<Receiving, { kind: 'refused' }>;

async function receiveRaw(
  c: Context,
  body: AsyncIterable<Uint8Array>,
  spooled: Spooled,
  { header, also }: Reception,
): Promise<ReceivedJson> {
  const texts: (string | undefined)[] = [];
  for (const name of [header, ...(also ? [also.header] : [])]) {
    const encoded = c.req.header(name);
    const text = encoded === undefined ? undefined : percentDecoded(encoded);
    if (encoded !== undefined && text === undefined) {
      const fix = 'Encode it with encodeURIComponent(JSON.stringify(…)).';
      return refusal(400, 'bad-header', `The header ${name} is not percent-encoded UTF-8.`, fix);
    }
    texts.push(text);
  }
  for await (const chunk of body) if (!(await spooled.write(chunk))) return tooLarge(spooled.bytesMax);
  return { kind: 'json', text: texts[0], also: texts[1] };
}

async function receiveForm(
  parts: ReturnType<typeof multipartParts>,
  spooled: Spooled,
  { field, also }: Reception,
): Promise<ReceivedJson> {
  const fields = [field, ...(also ? [also.field] : [])];
  const json = new Map<string, Uint8Array[]>(fields.map((name) => [name, []]));
  let jsonSize = 0;
  const seen = new Set<string>();
  for await (const part of parts) {
    if (part.kind === 'malformed') {
      return refusal(400, 'bad-multipart', `The multipart body is damaged: ${part.detail}.`, 'Send it again, whole.');
    }
    if (part.kind === 'start') {
      if (part.name !== 'file' && !json.has(part.name)) {
        const detail = 'The form has a field that is not known here.';
        return refusal(
          400,
          'unknown-field',
          detail,
          `Send the fields \`file\`, ${fields.map((name) => `\`${name}\``).join(', ')}.`,
        );
      }
      if (seen.has(part.name)) {
        return refusal(400, 'repeated-field', `The field \`${part.name}\` came twice.`, 'Send one file per request.');
      }
      seen.add(part.name);
    } else if (part.name === 'file') {
      if (!(await spooled.write(part.chunk))) return tooLarge(spooled.bytesMax);
    } else {
      jsonSize += part.chunk.length;
      if (jsonSize > BOUNDS.jsonBytesMax) return tooLarge(BOUNDS.jsonBytesMax);
      json.get(part.name)?.push(part.chunk);
    }
  }
  if (!seen.has('file'))
    return refusal(400, 'no-file', 'The form has no field `file`.', 'Add the file as the field `file`.');
  const textOf = (name: string | undefined) =>
    name !== undefined && seen.has(name) ? Buffer.concat(json.get(name) ?? []).toString('utf8') : undefined;
  return { kind: 'json', text: textOf(field), also: textOf(also?.field) };
}

/** Boundaries, part headers and the JSON part. */
const FORM_OVERHEAD = BOUNDS.jsonBytesMax + 16 * 1024;

const refusal = (status: 400 | 413 | 415, why: string, detail: string, fix: string) =>
  ({ kind: 'refused', status, why, detail, fix }) as const;
const tooLarge = (bytesMax: number) =>
  refusal(413, 'over-limit', `The file is larger than ${bytesMax} bytes.`, 'Send a smaller file.');

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // URIError: said to the client as bad-header
  }
}

class Spooled {
  readonly bytesMax: number;
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  #size = 0;

  constructor(path: string, handle: FileHandle, bytesMax: number) {
    this.#path = path;
    this.#handle = handle;
    this.bytesMax = bytesMax;
  }

  static async open(path: string, bytesMax: number): Promise<Spooled> {
    return new Spooled(path, await open(path, 'wx', 0o600), bytesMax);
  }

  /** False when the limit is passed: nothing more is written. */
  async write(chunk: Uint8Array): Promise<boolean> {
    this.#size += chunk.length;
    if (this.#size > this.bytesMax) return false;
    this.#hash.update(chunk);
    for (let at = 0; at < chunk.length;) at += (await this.#handle.write(chunk, at)).bytesWritten;
    return true;
  }

  async finish(json: string | undefined): Promise<ReceivedFile> {
    await this.#handle.close();
    const discard = () => this.#remove();
    return { path: this.#path, size: this.#size, sha256: this.#hash.digest('hex'), json, discard };
  }

  async discard(): Promise<void> {
    await this.#handle.close().catch(() => {}); // already closed when finish() failed half way
    await this.#remove();
  }

  /** What stays behind after a fault is swept at the next start. */
  #remove(): Promise<void> {
    return unlink(this.#path).catch(() => {});
  }
}
