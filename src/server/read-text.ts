/** A bounded body as text, whatever its content type says, or a refusal. */
import type { Context } from 'hono';
import type { Refusal } from './problem.ts';

export type ReadText =
  | { readonly kind: 'read'; readonly text: string }
  | ({ readonly kind: 'refused'; readonly status: 413 | 422 } & Refusal);

export async function readText(c: Context, bytesMax: number): Promise<ReadText> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (c.req.raw.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > bytesMax) {
      const detail = `The body is larger than ${bytesMax} bytes.`;
      return { kind: 'refused', status: 413, why: 'over-limit', detail, fix: 'Send it in parts.' };
    }
    parts.push(part);
  }
  try {
    return { kind: 'read', text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)) };
  } catch {
    return {
      kind: 'refused',
      status: 422,
      why: 'not-utf-8',
      detail: 'The body is not UTF-8.',
      fix: 'Save the file as UTF-8.',
    };
  }
}
