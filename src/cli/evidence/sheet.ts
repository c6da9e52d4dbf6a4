/** The sheet around the two pictures: heading, what each side is, and a legend that shows the marks it explains. */
import type { Match } from '../../match/index.ts';
import type { Panel } from './geometry.ts';
import { letteringHeight, letteringWidth, plainLettering } from './lettering.ts';
import { AGREES, AGREES_DOT, FAINT_INK, INK, OUTLINE, PAPER } from './palette.ts';
import { tierSign } from './tier-sign.ts';

const MARGIN = 24;
const GAP = 64;
/** Room for both pictures and the gap. */
const WIDTH_MAX = 1300;
const HEIGHT_MAX = 520;
/** Legend and heading need this much. */
const WIDTH_MIN = 860;
const PANEL_WIDTH_MIN = 150;
const HEADING = 104;
const LEGEND = 62;

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Sheet extends Size {
  readonly upload: Panel;
  readonly reference: Panel;
}

/** Both pictures at one height, as large as the sheet allows; very wide or tall ones get a thin strip. */
export function layOut(upload: Size, reference: Size): Sheet {
  const shapes = [upload, reference].map(({ width, height }) => width / height) as [number, number];
  const height = Math.max(2, Math.min(HEIGHT_MAX, (WIDTH_MAX - GAP) / (shapes[0] + shapes[1])));
  const widths = shapes.map((shape) => Math.max(2, height * shape)) as [number, number];
  const rooms = widths.map((width) => Math.max(PANEL_WIDTH_MIN, width)) as [number, number];
  const needed = rooms[0] + GAP + rooms[1];
  const width = Math.max(WIDTH_MIN, needed + 2 * MARGIN);
  const left = (width - needed) / 2;
  const panel = (start: number, i: 0 | 1, shown: Size): Panel => ({
    x: Math.round(start + (rooms[i] - widths[i]) / 2),
    y: HEADING,
    width: Math.max(2, Math.round(widths[i])),
    height: Math.round(height),
    shown,
  });
  return {
    width: Math.round(width),
    height: Math.round(HEADING + height + LEGEND),
    upload: panel(left, 0, upload),
    reference: panel(left + rooms[0] + GAP, 1, reference),
  };
}

export interface Traits {
  readonly match: Match;
  readonly possible: boolean;
  /** More places of the same work than the sheet shows in detail. */
  readonly places: number;
  readonly mirrored: boolean;
  readonly cellsCompared: boolean;
}

export function drawSheet(sheet: Sheet, traits: Traits): string {
  return [
    heading(sheet, traits),
    title(sheet.upload, 'the upload'),
    title(sheet.reference, 'the work'),
    legend(sheet, traits),
  ].join('');
}

/** In words a newcomer knows; the figures are the match's own. */
export function headline({ match, possible }: Traits): string {
  if (possible) return 'perhaps the same: a person should look';
  return match.tier === 'same' ? 'the same picture' : 'an edited copy';
}

export function details({ match, places, mirrored }: Traits): string {
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  return [
    `shows ${percent(match.coverageOfReference)} of the work`,
    `fills ${percent(match.coverageOfUpload)} of the upload`,
    ...(places > 1 ? [`in ${places} places`] : []),
    ...(mirrored ? ['mirrored'] : []),
    ...(match.combined ? ['with something added'] : []),
    ...(match.shadow === true ? ['decides nothing: on probation'] : []),
  ].join(', ');
}

function heading(sheet: Sheet, traits: Traits): string {
  const y = 33;
  const text = headline(traits);
  const pixel = sheet.width >= 1000 ? 3 : 2.5;
  return (
    tierSign(traits.match.tier, traits.possible, MARGIN + 13, y) +
    plainLettering(text, MARGIN + 40, y - letteringHeight(pixel) / 2, pixel, INK) +
    plainLettering(
      details(traits),
      MARGIN + 40,
      56,
      letteringWidth(details(traits), 2) > sheet.width - 90 ? 1.5 : 2,
      FAINT_INK,
    )
  );
}

const title = (panel: Panel, text: string): string =>
  plainLettering(text, Math.round(panel.x + panel.width / 2 - letteringWidth(text, 2) / 2), panel.y - 21, 2, INK);

interface Mark {
  readonly words: string;
  /** Drawn in a square of 26 pixels. */
  readonly drawing: (x: number, y: number) => string;
}

const square = (x: number, y: number, style: string): string =>
  `<rect x="${x}" y="${y}" width="26" height="26" ${style}/>`;

function legend(sheet: Sheet, { cellsCompared, possible }: Traits): string {
  const dashes = possible ? 'stroke-dasharray="7 5"' : '';
  const marks: readonly Mark[] = [
    {
      words: 'the place',
      drawing: (x, y) =>
        square(x + 2, y + 2, `fill="none" stroke="${OUTLINE}" stroke-width="4" ${dashes}`).replaceAll('26', '22'),
    },
    ...(cellsCompared
      ? [
          {
            words: 'agrees',
            drawing: (x: number, y: number) =>
              square(x, y, `fill="${AGREES}" fill-opacity="0.3"`) +
              `<circle cx="${x + 13}" cy="${y + 13}" r="3.4" fill="#fff" stroke="${AGREES_DOT}" stroke-width="1.6"/>`,
          },
          { words: 'differs', drawing: (x: number, y: number) => square(x, y, 'fill="url(#differs)"') },
        ]
      : []),
    {
      words: 'not part of it',
      drawing: (x, y) => square(x, y, 'fill="#7e8a94"') + square(x, y, `fill="${PAPER}" fill-opacity="0.68"`),
    },
    {
      words: 'same corner',
      drawing: (x, y) => `<circle cx="${x + 13}" cy="${y + 13}" r="8" fill="#fff" stroke="${INK}" stroke-width="2.6"/>`,
    },
  ];
  const widths = marks.map(({ words }) => 26 + 10 + letteringWidth(words, 2) + 30);
  let x = Math.round((sheet.width - widths.reduce((sum, width) => sum + width, -30)) / 2);
  const y = sheet.height - LEGEND + 22;
  return marks
    .map(({ words, drawing }, i) => {
      const drawn = drawing(x, y) + plainLettering(words, x + 36, y + 6, 2, INK);
      x += widths[i]!;
      return drawn;
    })
    .join('');
}
