/** What a strip says in words, for somebody who sees one for the first time, and the marks it explains. */
import type { Match, Ribbon, Span } from '../../match/index.ts';
import { letteringHeight, letteringWidth, plainLettering } from './lettering.ts';
import { FAINT_INK, INK, OUTLINE, PAPER } from './palette.ts';
import { clock, LEGEND, MARGIN, type StripLayout } from './strip-layout.ts';
import { tierSign } from './tier-sign.ts';

export interface StripWords {
  readonly match: Match;
  readonly ribbons: readonly Ribbon[];
  readonly possible: boolean;
}

export function stripHeadline({ match, ribbons, possible }: StripWords): string {
  if (possible) return 'perhaps the same: a person should look';
  const film = match.modality === 'video';
  const heardOnly = film && ribbons.every(({ track }) => track === 'sound');
  if (heardOnly) return match.tier === 'same' ? 'the sound of the film' : 'the sound of the film, changed';
  const what = film ? 'film' : 'recording';
  return match.tier === 'same' ? `the same ${what}` : `the same ${what}, changed`;
}

export function stripDetails({ match, ribbons }: StripWords): string {
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  const seconds = unionOf(ribbons.map(({ reference }) => reference));
  const [first, ...others] = ribbons;
  const one = first !== undefined && others.every((other) => Math.abs(other.speed - first.speed) < 0.005);
  const bent = one && Math.abs(first.speed - 1) >= 0.005 ? [`at ${first.speed.toFixed(2)} x its speed`] : [];
  const pitch = ribbons.find(({ pitchSemitones }) => Math.abs(pitchSemitones ?? 0) >= 0.3)?.pitchSemitones;
  const error = Math.max(0, ...ribbons.map(({ boundaryError }) => boundaryError));
  return [
    `${clock(seconds)} of the work (${percent(match.coverageOfReference)})`,
    `${percent(match.coverageOfUpload)} of the upload`,
    ...bent,
    ...(pitch === undefined ? [] : [`${Math.abs(pitch).toFixed(1)} semitones ${pitch > 0 ? 'higher' : 'lower'}`]),
    ...(ribbons.some(({ reversed }) => reversed) ? ['backwards'] : []),
    ...(match.combined ? ['with something added'] : []),
    ...(match.alsoIn?.length
      ? [`also in ${match.alsoIn.length} other ${match.alsoIn.length === 1 ? 'work' : 'works'}`]
      : []),
    `each edge within ${(error < 0.095 ? Math.ceil(100 * error) / 100 : Math.ceil(10 * error - 1e-9) / 10).toString()} s`,
    ...(match.shadow === true ? ['decides nothing: on probation'] : []),
  ].join(', ');
}

function unionOf(spans: readonly Span[]): number {
  let [sum, reached] = [0, -Infinity];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    sum += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return sum;
}

export function stripHeading(words: StripWords, width: number): string {
  const y = 30;
  const details = stripDetails(words);
  const pixel = [2, 1.75, 1.5, 1.25].find((size) => letteringWidth(details, size) <= width - MARGIN - 68) ?? 1.1;
  return (
    tierSign(words.match.tier, words.possible, MARGIN + 13, y) +
    plainLettering(stripHeadline(words), MARGIN + 40, y - letteringHeight(3) / 2, 3, INK) +
    plainLettering(details, MARGIN + 40, 56, pixel, FAINT_INK)
  );
}

export function stripLegend({ ribbons }: StripWords, { width, height }: StripLayout): string {
  const swatch = (style: string) => (x: number, y: number) =>
    `<rect x="${x}" y="${y}" width="26" height="26" ${style}/>`;
  const picture = {
    words: 'the same pictures',
    drawing: swatch(`fill="${OUTLINE}" fill-opacity="0.3" stroke="${OUTLINE}" stroke-width="2"`),
  };
  const sound = { words: 'the same sound', drawing: swatch('fill="url(#sound)" stroke="#00553f" stroke-width="2"') };
  const veiled = {
    words: 'not part of it',
    drawing: (x: number, y: number) =>
      swatch('fill="#7e8a94"')(x, y) + swatch(`fill="${PAPER}" fill-opacity="0.72"`)(x, y),
  };
  const has = (track: Ribbon['track']): boolean => ribbons.some((ribbon) => ribbon.track === track);
  const marks = [...(has('picture') ? [picture] : []), ...(has('sound') ? [sound] : []), veiled];
  const widths = marks.map(({ words }) => 26 + 10 + letteringWidth(words, 2) + 34);
  let x = Math.round((width - widths.reduce((sum, one) => sum + one, -34)) / 2);
  const y = height - LEGEND + 16;
  return marks
    .map(({ words, drawing }, i) => {
      const drawn = drawing(x, y) + plainLettering(words, x + 36, y + 6, 2, INK);
      x += widths[i]!;
      return drawn;
    })
    .join('');
}
