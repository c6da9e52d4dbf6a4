/**
 * A request's file, streamed to the spool folder: memory stays flat whatever is sent, and what is sent is hashed on the
 * way in. Raw body with its Content-Type, or multipart/form-data with `file` and one JSON part.
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
      ? await receiveForm(multipartParts(stream, boundary), spooled, reception.field)
      : await receiveRaw(c, stream, spooled, reception.header);
    if (json.kind === 'refused') return json;
    kept = true;
    return { kind: 'received', file: await spooled.finish(json.text) };
  } finally {
    if (!kept) await spooled.discard();
  }
}

type ReceivedJson =
  { readonly kind: 'json'; readonly text: string | undefined } | Extract<Receiving, { kind: 'refused' }>;

async function receiveRaw(
  c: Context,
  body: AsyncIterable<Uint8Array>,
  spooled: Spooled,
  header: string,
): Promise<ReceivedJson> {
  const encoded = c.req.header(header);
  const text = encoded === undefined ? undefined : percentDecoded(encoded);
  if (encoded !== undefined && text === undefined) {
    const fix = 'Encode it with encodeURIComponent(JSON.stringify(…)).';
    return refusal(400, 'bad-header', `The header ${header} is not percent-encoded UTF-8.`, fix);
  }
  for await (const chunk of body) if (!(await spooled.write(chunk))) return tooLarge(spooled.bytesMax);
  return { kind: 'json', text };
}

async function receiveForm(
  parts: ReturnType<typeof multipartParts>,
  spooled: Spooled,
  field: string,
): Promise<ReceivedJson> {
  const json: Uint8Array[] = [];
  let jsonSize = 0;
  const seen = new Set<string>();
  for await (const part of parts) {
    if (part.kind === 'malformed') {
      return refusal(400, 'bad-multipart', `The multipart body is damaged: ${part.detail}.`, 'Send it again, whole.');
    }
    if (part.kind === 'start') {
      if (part.name !== 'file' && part.name !== field) {
        const detail = 'The form has a field that is not known here.';
        return refusal(400, 'unknown-field', detail, `Send the fields \`file\` and \`${field}\`.`);
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
      json.push(part.chunk);
    }
  }
  if (!seen.has('file'))
    return refusal(400, 'no-file', 'The form has no field `file`.', 'Add the file as the field `file`.');
  return { kind: 'json', text: seen.has(field) ? Buffer.concat(json).toString('utf8') : undefined };
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
