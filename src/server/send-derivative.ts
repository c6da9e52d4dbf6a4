/**
 * Sends what was made of somebody's file in the sandbox: under a policy of its own that runs and loads nothing, and in ranges as
 * players ask for it: without them a browser cannot jump.
 */
import type { Context } from 'hono';
import { notFound } from './problem.ts';

const HEADERS = {
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'Cache-Control': 'private, max-age=3600',
  'Content-Disposition': 'inline',
} as const;

type Bytes = Uint8Array<ArrayBuffer>;

export function sendDerivative(c: Context, type: string, bytes: Bytes | undefined): Response {
  if (!bytes) return notFound(c, 'kept file');
  return c.body(bytes, 200, { ...HEADERS, 'Content-Type': type });
}

/** Reads up to `to`, that one left out, and says how much there is. */
export type ReadPart = (
  from: number,
  to: number,
) => Promise<{ readonly bytes: Bytes; readonly size: number } | undefined>;

/** All of it, or the one range that was asked for. */
export async function sendRange(c: Context, type: string, read: ReadPart): Promise<Response> {
  const asked = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(c.req.header('Range') ?? '');
  const from = Number(asked?.[1] ?? 0);
  const part = await read(from, asked?.[2] ? Number(asked[2]) + 1 : Infinity);
  if (!part || !asked) {
    if (part) c.header('Accept-Ranges', 'bytes');
    return sendDerivative(c, type, part?.bytes);
  }
  const { bytes, size } = part;
  if (bytes.length === 0) return c.body(null, 416 as 404, { 'Content-Range': `bytes */${size}` });
  return c.body(bytes, 206, {
    ...HEADERS,
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    'Content-Range': `bytes ${from}-${from + bytes.length - 1}/${size}`,
  });
}

/** Of what is in memory already. */
export const partOf =
  (bytes: Bytes | undefined): ReadPart =>
  async (from, to) =>
    bytes && { bytes: bytes.subarray(from, to), size: bytes.length };
