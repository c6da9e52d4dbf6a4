/**
 * What the kit's edits do to a picture, in the words of the answer: which residual, whether other content joins it (`combined`) and
 * how it was changed (`modified`). Taken from the kit's edit names; edits whose right answer the design leaves open have no label.
 */
import type { Modification, Residual } from '../../src/match/index.ts';

export interface EditLabel {
  /** Several where the picture shows several, or where the eye would not say which. */
  readonly residual?: readonly Residual[];
  readonly combined?: boolean;
  readonly modified?: Modification;
}

const LABELS: readonly (readonly [RegExp, EditLabel])[] = [
  [/^(jpeg|resize|blur_[12]$|noise|sharpen)/, { residual: ['none'], combined: false }],
  [/^(rot90|rot180|rot270|flip_[hv])$/, { residual: ['none'], combined: false, modified: 'technical' }],
  [/^(rot_\d+deg|aspect|crop|persp|wave)/, { residual: ['none'], combined: false, modified: 'technical' }],
  [/^(border|letterbox|pillarbox)/, { residual: ['none'], combined: false, modified: 'technical' }],
  [/^blurred_sides$/, { residual: ['none'], combined: false }],
  [
    /^(bright|contrast|gamma|sat|hue|gray|filter|posterize|invert)/,
    { residual: ['filter', 'none'], combined: false, modified: 'technical' },
  ],
  [/^(meme_text_over|text_many)$/, { residual: ['caption'], combined: true, modified: 'creative' }],
  [/^emoji/, { residual: ['emoji', 'occlusion'], combined: true, modified: 'creative' }],
  [/^(logo|watermark)/, { residual: ['logo'], combined: false, modified: 'technical' }],
  [/^(occlude|blend)/, { residual: ['occlusion'], combined: true, modified: 'creative' }],
  [/^(pip|collage|side_by_side|two_works)/, { residual: ['none'], combined: true }],
  [/^meme_banner/, { residual: ['none'], combined: true }],
];

/** The first that fits; undefined for mixtures of edits and for what the design leaves open (chrome of a post, stripes). */
export function labelOf(edit: string): EditLabel | undefined {
  return LABELS.find(([names]) => names.test(edit))?.[1];
}

export interface Labelled {
  readonly edit: string;
  readonly match: { readonly residual?: Residual; readonly combined: boolean; readonly modified: Modification };
}

export interface LabelScore {
  /** Rows: the first residual that would be right; columns: what was said. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly residual: Share;
  readonly combined: Share;
  readonly modified: Share;
}

interface Share {
  readonly right: number;
  readonly of: number;
}

/** Scores the found works alone; what was missed is in the recall. */
export function scoreLabels(found: readonly Labelled[]): LabelScore {
  const confusion: Record<string, Record<string, number>> = {};
  const tally = { residual: [0, 0], combined: [0, 0], modified: [0, 0] } as Record<string, [number, number]>;
  const count = (what: string, right: boolean): void => {
    const [hits, of] = tally[what]!;
    tally[what] = [hits + Number(right), of + 1];
  };
  for (const { edit, match } of found) {
    const label = labelOf(edit);
    if (label === undefined) continue;
    if (label.residual !== undefined) {
      const said = match.residual ?? 'none';
      const right = label.residual.includes(said);
      const row = (confusion[right ? said : label.residual[0]!] ??= {});
      row[said] = (row[said] ?? 0) + 1;
      count('residual', right);
    }
    if (label.combined !== undefined) count('combined', match.combined === label.combined);
    if (label.modified !== undefined) count('modified', match.modified === label.modified);
  }
  const share = (what: string): Share => ({ right: tally[what]![0], of: tally[what]![1] });
  return { confusion, residual: share('residual'), combined: share('combined'), modified: share('modified') };
}
