/** Markdown: the targets of links are left out, since a copy of the rendered page does not have them. All else is plain text. */
import { TextPieces, type ExtractedText } from './text-pieces.ts';

const LINK_TARGET = /\]\((?:<[^<>\n]{0,2000}>|[^()\s]{1,2000})(?:[ \t]+"[^"\n]{0,300}")?\)/g;
const LINK_DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]+\S{1,2000}[ \t]*$/gm;

/** Undefined when there is nothing of Markdown to leave out. */
export function markdownText(source: string): ExtractedText | undefined {
  const skips = [...source.matchAll(LINK_TARGET)].map(
    (found) => [found.index + 1, found.index + found[0].length] as const,
  );
  skips.push(
    ...[...source.matchAll(LINK_DEFINITION)].map((found) => [found.index, found.index + found[0].length] as const),
  );
  if (skips.length === 0) return undefined;
  skips.sort((a, b) => a[0] - b[0]);
  const pieces = new TextPieces(source);
  let at = 0;
  for (const [start, end] of skips) {
    pieces.copy(at, start);
    at = Math.max(at, end);
  }
  pieces.copy(at, source.length);
  return pieces.finish();
}
