/** A bounded JSON body, or a refusal that says what is wrong with it. */
import type { Context } from 'hono';
import type { Refusal } from './problem.ts';

export type ReadJson =
  | { readonly kind: 'read'; readonly value: unknown; readonly text: string }
  | ({ readonly kind: 'refused'; readonly status: 400 | 413 | 415 } & Refusal);

const BRIEFER =
  'Send less in one request. Of a long text the essence is enough (20,000 characters are read); the rest can follow when somebody asks for it.';

export async function readJson(c: Context, bytesMax: number): Promise<ReadJson> {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    const detail = `This address takes application/json, not ${type === '' ? 'a body without Content-Type' : 'this content type'}.`;
    return {
      kind: 'refused',
      status: 415,
      why: 'unsupported-media-type',
      detail,
      fix: 'Send `Content-Type: application/json`.',
    };
  }
  const text = await boundedText(c.req.raw.body, bytesMax);
  if (text === undefined) {
    const detail = `The body is larger than ${bytesMax} bytes.`;
    return { kind: 'refused', status: 413, why: 'over-limit', detail, fix: BRIEFER };
  }
  return parseJson(text);
}

export function parseJson(text: string): ReadJson {
  try {
    return { kind: 'read', value: JSON.parse(text) as unknown, text };
  } catch (error) {
    const detail = `This is not JSON: ${(error as SyntaxError).message}.`;
    return { kind: 'refused', status: 400, why: 'bad-json', detail, fix: 'Send one JSON value in UTF-8.' };
  }
}

/** Undefined when there are more than `bytesMax` bytes; the rest is not read. */
async function boundedText(body: ReadableStream<Uint8Array> | null, bytesMax: number): Promise<string | undefined> {
  if (body === null) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > bytesMax) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
