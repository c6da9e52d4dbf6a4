/**
 * multipart/form-data (RFC 7578), streamed: parts come out chunk by chunk while the body comes in, so that a file never
 * lies in memory as a whole. The platform's own formData() would hold it all.
 */
export type PartEvent =
  | { readonly kind: 'start'; readonly name: string }
  | { readonly kind: 'chunk'; readonly name: string; readonly chunk: Uint8Array }
  | { readonly kind: 'malformed'; readonly detail: string };

const PART_HEADER_MAX = 8 * 1024;
const PARTS_MAX = 8;

/** The boundary parameter; undefined when the type is not multipart/form-data with a usable one (RFC 2046 § 5.1.1). */
export function boundaryOf(contentType: string): string | undefined {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return undefined;
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

/** Ends after `malformed`. Memory: one chunk of the body and one boundary. */
export async function* multipartParts(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<PartEvent> {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  // The first delimiter has no line before it: one is lent to it.
  let held: Buffer = Buffer.from('\r\n', 'latin1');
  let state: 'preamble' | 'after-delimiter' | 'headers' | 'content' = 'preamble';
  let name = '';
  let parts = 0;
  for await (const chunk of body) {
    held = held.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([held, chunk]);
    for (let more = true; more;) {
      more = false;
      if (state === 'preamble' || state === 'content') {
        const at = held.indexOf(delimiter);
        const safe = at === -1 ? Math.max(0, held.length - delimiter.length + 1) : at;
        if (state === 'content' && safe > 0)
          yield { kind: 'chunk', name, chunk: new Uint8Array(held.subarray(0, safe)) };
        held = held.subarray(at === -1 ? safe : at + delimiter.length);
        if (at !== -1) [state, more] = ['after-delimiter', true];
      } else if (state === 'after-delimiter') {
        if (held.length < 2) break;
        const two = held.toString('latin1', 0, 2);
        if (two === '--') return; // the closing delimiter; an epilogue is ignored
        if (two !== '\r\n') return yield { kind: 'malformed', detail: 'a boundary is not followed by a line end' };
        [state, more] = ['headers', true];
      } else {
        const end = held.indexOf('\r\n\r\n');
        if (end === -1) {
          if (held.length > PART_HEADER_MAX)
            return yield { kind: 'malformed', detail: 'the header of a part is too long' };
          break;
        }
        const found = /(?:^|\r\n)content-disposition:[^\r\n]*?[;\s]name="([^"\r\n]{1,64})"/i.exec(
          held.toString('utf8', 0, end),
        );
        if (!found) return yield { kind: 'malformed', detail: 'a part has no name' };
        if (++parts > PARTS_MAX) return yield { kind: 'malformed', detail: 'there are too many parts' };
        name = found[1]!;
        held = held.subarray(end + 4);
        yield { kind: 'start', name };
        [state, more] = ['content', true];
      }
    }
  }
  yield { kind: 'malformed', detail: 'it ends before the closing boundary' };
}
