/** Where the shown text of a page stands in its source, as runs: the same letters, a known number of code points further on. Pure. */
export interface TextRun {
  /** Code points from the beginning of the shown text, of the source, and how many follow each other in both. */
  readonly shown: number;
  readonly source: number;
  readonly length: number;
}

/** @param offsets for each UTF-16 unit of `text`, the code point in the source. Linear. */
export function runsOf(text: string, offsets: Uint32Array): readonly TextRun[] {
  const runs: TextRun[] = [];
  let shown = 0;
  let open: { shown: number; source: number; length: number } | undefined;
  for (let unit = 0; unit < text.length; shown++) {
    const source = offsets[unit]!;
    if (open && source === open.source + open.length) open.length++;
    else runs.push((open = { shown, source, length: 1 }));
    unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  }
  return runs;
}
