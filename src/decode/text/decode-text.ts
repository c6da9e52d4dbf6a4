/**
 * Text files to samples: plain text, Markdown, HTML. Offsets stay those of the decoded file (code points, byte order mark not
 * counted, CRLF is two), also where markup is left out. Hostile input costs at most linear time and a few times its size.
 */
import { BOUNDS, codePoints, type UndeterminedWhy } from '../../common/index.ts';
import type { TextSample } from '../../media/index.ts';
import { htmlText, looksLikeHtml } from './html-text.ts';
import { markdownText } from './markdown-text.ts';
import { readText } from './text-encoding.ts';

export type TextDecoded =
  | { readonly kind: 'decoded'; readonly sample: TextSample; readonly format: 'text' | 'html' | 'markdown' }
  | { readonly kind: 'undetermined'; readonly why: UndeterminedWhy; readonly detail: string };

/** `over-limit` above BOUNDS.textBytesMax, `undecodable` for binary files, `featureless` when nothing is written in it. */
export function decodeText(bytes: Uint8Array): TextDecoded {
  if (bytes.length > BOUNDS.textBytesMax)
    return undetermined('over-limit', `The text is larger than ${BOUNDS.textBytesMax} bytes.`);
  if (bytes.length === 0) return undetermined('featureless', 'The file is empty.');
  const read = readText(bytes, declaredCharset(bytes));
  if (read.kind === 'not-text') return undetermined('undecodable', read.detail);
  const source = read.text;
  const sourceLength = codePoints(countCodePoints(source));
  const html = looksLikeHtml(source);
  const extracted = html ? htmlText(source) : markdownText(source);
  const text = extracted?.text ?? source;
  if (text.trim() === '')
    return undetermined('featureless', html ? 'The page shows no text.' : 'Nothing is written in the file.');
  const sample: TextSample = extracted
    ? { modality: 'text', text, sourceLength, sourceOffsets: extracted.sourceOffsets }
    : { modality: 'text', text, sourceLength };
  return { kind: 'decoded', sample, format: html ? 'html' : extracted ? 'markdown' : 'text' };
}

const undetermined = (why: UndeterminedWhy, detail: string) => ({ kind: 'undetermined', why, detail }) as const;

/** The label of `<meta charset=…>` in the first two kilobytes, where HTML requires it. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  return /<meta[^>]{1,200}?charset\s*=\s*["']?([\w:.-]{2,40})/i.exec(head)?.[1];
}

/** Cost: linear. A lone surrogate counts as one. */
function countCodePoints(text: string): number {
  let pairs = 0;
  for (let i = 0; i + 1 < text.length; i++)
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      pairs++;
      i++;
    }
  return text.length - pairs;
}
