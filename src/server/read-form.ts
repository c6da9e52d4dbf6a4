/** A form as browsers send it: bounded, decoded once, every field a string. */
import type { Context } from 'hono';
import type { Refusal } from './problem.ts';

export type ReadForm =
  | { readonly kind: 'read'; readonly fields: Readonly<Record<string, string>> }
  | ({ readonly kind: 'refused' } & Refusal);

const FORM_BYTES_MAX = 256 * 1024;

export async function readForm(c: Context): Promise<ReadForm> {
  const tooLong: Refusal = {
    why: 'too-large',
    detail: 'This is more than the form can take.',
    fix: 'Please send the essence, 20,000 characters at most; the rest when somebody asks for it.',
  };
  if (Number(c.req.header('Content-Length') ?? 0) > FORM_BYTES_MAX) return { kind: 'refused', ...tooLong };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length;
    if (size > FORM_BYTES_MAX) return { kind: 'refused', ...tooLong };
    chunks.push(chunk);
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks));
  // The last of several wins; a field nobody asked for is left lying.
  return {
    kind: 'read',
    fields: Object.fromEntries([...new URLSearchParams(text)].map(([k, v]) => [k, v.replaceAll('\r\n', '\n')])),
  };
}
