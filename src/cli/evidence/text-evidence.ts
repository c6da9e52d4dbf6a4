/** One match of a text as one page: both passages with a little of what stands around them, the shared words marked. No script, no link. */
import type { TextSample } from '../../media/index.ts';
import type { Match, Span, TextSegment } from '../../match/index.ts';

export interface TextEvidence {
  readonly upload: TextSample;
  readonly reference: TextSample;
  readonly match: Match;
  readonly segments: readonly [TextSegment, ...TextSegment[]];
  readonly possible: boolean;
}

/** Code points shown before and after a passage. */
const AROUND = 240;
/** Of a longer passage, this many code points at each end. */
const PASSAGE_END = 3000;
const PLACES_MAX = 100;

/** A few kB; at most about 2 MB. */
export function writeTextEvidence({ upload, reference, match, segments, possible }: TextEvidence): string {
  const shown = segments.slice(0, PLACES_MAX);
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const verdict = possible
    ? 'Perhaps the same words: a person should look'
    : match.tier === 'same'
      ? 'The same words'
      : 'The same words, changed in places';
  const rows = shown.map(
    ({ upload: from, reference: to }, i) =>
      `<tr><td><b>${i + 1}</b>${excerpt(upload, from)}</td><td><b>${i + 1}</b>${excerpt(reference, to)}</td></tr>`,
  );
  const more = segments.length > shown.length ? `<p>… and ${segments.length - shown.length} more places.</p>` : '';
  const shadow = match.shadow === true ? '<p>The work is on probation: this match decides nothing.</p>' : '';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>${verdict}</title>
<style>${STYLE}</style></head><body>
<h1>${verdict}</h1>
<p>${segments.length === 1 ? 'One place' : `${segments.length} places`}: ${percent(match.coverageOfReference)} of the work, ${percent(match.coverageOfUpload)} of the upload. Marked and underlined is what both have; around it is what stands beside it.</p>${shadow}
<table><thead><tr><th>The upload</th><th>The work</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>${more}
</body></html>
`;
}

const STYLE = `body{font:17px/1.55 Georgia,serif;color:#23282d;background:#f7f6f2;margin:2rem auto;max-width:72rem;padding:0 1rem}
h1,th,b{font-family:system-ui,sans-serif}h1{font-size:1.3rem}table{border-collapse:separate;border-spacing:1rem 0;width:100%;table-layout:fixed}
th{text-align:left;padding:.4rem 0}td{vertical-align:top;background:#fff;border-left:4px solid #0072b2;padding:.8rem 1rem;border-bottom:1rem solid #f7f6f2;overflow-wrap:anywhere;white-space:pre-wrap;color:#5d656c}
mark{background:#cdeee2;color:#12181c;text-decoration:underline;text-decoration-color:#00664b;text-underline-offset:3px}
td b{display:inline-block;background:#0072b2;color:#fff;border-radius:1rem;font-size:.8rem;line-height:1.5rem;min-width:1.5rem;text-align:center;margin-right:.6rem}
@media(prefers-color-scheme:dark){body{background:#1b1f23;color:#e8e6e0}td{background:#24292e;border-bottom-color:#1b1f23;color:#a9b0b6}mark{background:#0d4a39;color:#fff}}`;

/** Each piece stands in its own `bdi`: a right-to-left override in one cannot turn its neighbours round. */
function excerpt(sample: TextSample, span: Span): string {
  const [start, end] = unitsOf(sample, span);
  const { text } = sample;
  const before = Array.from(text.slice(Math.max(0, start - 4 * AROUND), start))
    .slice(-AROUND)
    .join('');
  const after = Array.from(text.slice(end, end + 4 * AROUND))
    .slice(0, AROUND)
    .join('');
  const passage = Array.from(text.slice(start, end));
  const inside =
    passage.length > 2 * PASSAGE_END
      ? [passage.slice(0, PASSAGE_END), passage.slice(-PASSAGE_END)].map((part) => marked(part.join(''))).join(' […] ')
      : marked(passage.join(''));
  const dots = (cut: boolean): string => (cut ? '… ' : '');
  return `${dots(start > before.length)}<bdi>${escaped(before)}</bdi>${inside}<bdi>${escaped(after)}</bdi>${dots(end + after.length < text.length)}`;
}

const marked = (text: string): string => `<mark><bdi>${escaped(text)}</bdi></mark>`;

/** From code points of the decoded file to UTF-16 units of the text that is shown. */
function unitsOf({ text, sourceOffsets }: TextSample, { start, end }: Span): readonly [number, number] {
  if (sourceOffsets === undefined) {
    const [from, length] = [unitAt(text, start, 0), end - start];
    return [from, unitAt(text, length, from)];
  }
  let [first, last] = [sourceOffsets.length, 0];
  sourceOffsets.forEach((offset, unit) => {
    if (offset < start || offset >= end) return;
    first = Math.min(first, unit);
    last = Math.max(last, unit + 1);
  });
  return first < last ? [first, last] : [0, 0];
}

/** The unit that lies so many code points behind `from`. */
function unitAt(text: string, codePoints: number, from: number): number {
  let unit = from;
  for (let left = codePoints; left > 0 && unit < text.length; left--) unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  return unit;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters other than tab and line feed become a visible sign: they have no business in HTML. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign]!)
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (sign) => (sign === '\r' ? '' : '\ufffd'));
