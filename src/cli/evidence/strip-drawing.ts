/** What is drawn of a strip over time: ribbons, matched parts, waveforms, axes, and a veil over what is not part of the match. */
import type { WavePeaks } from '../../media/index.ts';
import type { Ribbon, Span } from '../../match/index.ts';
import { coordinate as c } from './geometry.ts';
import { letteringWidth, plainLettering } from './lettering.ts';
import { AGREES, AGREES_DOT, FAINT_INK, INK, OUTLINE, PAPER } from './palette.ts';
import {
  BAR,
  clock,
  MARGIN,
  STRIP_WIDTH,
  ticksOf,
  xOf,
  xOfWhole,
  type Lane,
  type StripLayout,
} from './strip-layout.ts';

/** Sound is striped, so that nobody needs the colour. */
export const SOUND_PATTERN = `<pattern id="sound" width="8" height="12" patternUnits="userSpaceOnUse"><rect width="8" height="12" fill="${AGREES}" fill-opacity="0.1"/><rect width="8" height="3" fill="${AGREES}" fill-opacity="0.5"/></pattern>`;

export interface Strip {
  readonly layout: StripLayout;
  readonly ribbons: readonly Ribbon[];
  readonly peaks: { readonly upload?: WavePeaks; readonly reference?: WavePeaks };
  readonly possible: boolean;
}

/** Drawn over the lanes' pictures. */
export function drawStrip(strip: Strip): string {
  const { upload, reference } = strip.layout;
  return [
    lane(strip, upload),
    lane(strip, reference),
    ...strip.ribbons.map((ribbon) => band(strip, ribbon)),
    labels(strip),
  ].join('\n');
}

const spansOf = (ribbons: readonly Ribbon[], which: Lane['which'], track?: Ribbon['track']): readonly Span[] =>
  ribbons.filter((ribbon) => track === undefined || ribbon.track === track).map((ribbon) => ribbon[which]);

function lane({ ribbons, peaks }: Strip, own: Lane): string {
  const { which, pictures, wave, barsY } = own;
  const both = new Set(ribbons.map(({ track }) => track)).size > 1;
  const bars = ribbons.map(({ track, [which]: span }) => {
    const [x, width] = extent(own, span);
    // Both tracks: one bar each; one track alone: the bar that touches its ribbon.
    const [near, far] = which === 'upload' ? [barsY + BAR + 3, barsY] : [barsY, barsY + BAR + 3];
    const y = both && (track === 'picture') === (which === 'upload') ? far : near;
    return `<rect x="${c(x)}" y="${c(y)}" width="${c(width)}" height="${BAR}" fill="${colourOf(track)}"/>`;
  });
  return [
    pictures ? veil(own, pictures, spansOf(ribbons, which, 'picture')) : '',
    wave ? waveform(own, wave, spansOf(ribbons, which, 'sound'), peaks[which]) : '',
    ...edges(own, ribbons),
    ...bars,
    axis(own),
    title(own),
    own.wholeY === undefined ? '' : wholeBar(own, own.wholeY, ribbons),
  ].join('');
}

const colourOf = (track: Ribbon['track']): string => (track === 'picture' ? OUTLINE : AGREES_DOT);

/** Never so narrow that it cannot be seen. */
function extent(own: Lane, { start, end }: Span): [x: number, width: number] {
  const [from, to] = [xOf(own, start), xOf(own, end)];
  const width = Math.max(3, to - from);
  return [Math.min(from, MARGIN + (STRIP_WIDTH - 2 * MARGIN) - width), width];
}

type Row = { readonly y: number; readonly height: number };

function veil(own: Lane, { y, height }: Row, spans: readonly Span[]): string {
  const holes = spans.map((span) => {
    const [x, width] = extent(own, span);
    return `M${c(x)} ${y}h${c(width)}v${height}h${c(-width)}Z`;
  });
  const all = `M${MARGIN} ${y}h${STRIP_WIDTH - 2 * MARGIN}v${height}h${-(STRIP_WIDTH - 2 * MARGIN)}Z`;
  // Overlapping places would fill each other in again, so each is cut out of its own mask.
  const id = `veil-${own.which}`;
  const cut = holes.map((path) => `<path d="${path}" fill="#000"/>`).join('');
  return `<mask id="${id}"><path d="${all}" fill="#fff"/>${cut}</mask><path d="${all}" fill="${PAPER}" fill-opacity="0.72" mask="url(#${id})"/>`;
}

/** Thin lines where a matched part begins and ends, through its pictures. */
function edges(own: Lane, ribbons: readonly Ribbon[]): readonly string[] {
  if (own.pictures === undefined) return [];
  const { y, height } = own.pictures;
  return spansOf(ribbons, own.which, 'picture').map((span) => {
    const [x, width] = extent(own, span);
    const frame = `x="${c(x)}" y="${c(y)}" width="${c(width)}" height="${c(height)}" fill="none"`;
    return `<rect ${frame} stroke="#fff" stroke-width="6" stroke-opacity="0.85"/><rect ${frame} stroke="${OUTLINE}" stroke-width="3"/>`;
  });
}

function waveform(own: Lane, { y, height }: Row, spans: readonly Span[], peaks: WavePeaks | undefined): string {
  const middle = y + height / 2;
  const ground = `<rect x="${MARGIN}" y="${y}" width="${STRIP_WIDTH - 2 * MARGIN}" height="${height}" fill="#fff"/><path d="M${MARGIN} ${middle}h${STRIP_WIDTH - 2 * MARGIN}" stroke="#c9cdd0" stroke-width="1"/>`;
  if (peaks === undefined) return ground + plainLettering('no sound', MARGIN + 10, middle - 16, 1.5, FAINT_INK);
  const shape = wavePath(own, { y, height }, peaks);
  const id = `heard-${own.which}`;
  const heard = spans.map((span) => {
    const [x, width] = extent(own, span);
    return `<rect x="${c(x)}" y="${y}" width="${c(width)}" height="${height}"/>`;
  });
  const shade = heard.map((rect) => rect.replace('/>', ` fill="${AGREES}" fill-opacity="0.16"/>`)).join('');
  return `${ground}${shade}<path d="${shape}" fill="#b3b9be"/><clipPath id="${id}">${heard.join('')}</clipPath><path d="${shape}" fill="${AGREES_DOT}" clip-path="url(#${id})"/>`;
}

/** One column for each two pixels: the loudest that lies in it, made visible however quiet the whole is. */
function wavePath(own: Lane, { y, height }: Row, { low, high, secondsEach }: WavePeaks): string {
  const loudest = Math.max(12, ...high, ...low.map((value) => -value));
  const middle = y + height / 2;
  const scale = (height / 2 - 3) / loudest;
  const columns = Math.floor((STRIP_WIDTH - 2 * MARGIN) / 2);
  const each = (own.shown.end - own.shown.start) / columns;
  const path: string[] = [];
  for (let i = 0; i < columns; i++) {
    const from = Math.floor((own.shown.start + i * each) / secondsEach);
    const to = Math.max(from + 1, Math.ceil((own.shown.start + (i + 1) * each) / secondsEach));
    if (from >= high.length) break;
    const top = Math.max(...high.slice(from, to));
    const bottom = Math.min(...low.slice(from, to));
    path.push(`M${MARGIN + 2 * i} ${c(middle - top * scale - 0.5)}h1.6V${c(middle - bottom * scale + 0.5)}h-1.6Z`);
  }
  return path.join('');
}

function axis(own: Lane): string {
  const fine = own.shown.end - own.shown.start <= 1.4 ? 1 : 0;
  const below = own.which === 'upload';
  const ticks = ticksOf(own).map((at) => {
    const x = xOf(own, at);
    const text = clock(at, fine);
    const left = Math.min(
      STRIP_WIDTH - MARGIN - letteringWidth(text, 1.5),
      Math.max(MARGIN, x - letteringWidth(text, 1.5) / 2),
    );
    const y = below ? own.axisY + 2 : own.axisY + 18;
    return `<path d="M${c(x)} ${c(y)}v6" stroke="${FAINT_INK}" stroke-width="1.4"/>${plainLettering(text, Math.round(left), below ? own.axisY + 10 : own.axisY + 4, 1.5, FAINT_INK)}`;
  });
  return ticks.join('');
}

function title(own: Lane): string {
  const name = own.which === 'upload' ? 'the upload' : 'the work';
  const y = own.which === 'upload' ? own.titleY + 4 : own.titleY + 12;
  const part = own.enlarged ? `, enlarged: ${clock(own.shown.start)} - ${clock(own.shown.end)}` : '';
  const words = `${clock(own.seconds)} long${part}`;
  return (
    plainLettering(name, MARGIN, y, 2, INK) +
    plainLettering(words, MARGIN + letteringWidth(name, 2) + 18, y + 2, 1.5, FAINT_INK)
  );
}

/** The whole length, what matched in it, and lines that open out to what is enlarged. */
function wholeBar(own: Lane, y: number, ribbons: readonly Ribbon[]): string {
  const upper = own.which === 'upload';
  const top = upper ? y + 2 : y + 16;
  const [from, to] = [xOfWhole(own, own.shown.start), xOfWhole(own, own.shown.end)];
  const [outer, inner] = upper ? [top + 8, y + 26] : [top, y];
  const fan = `M${c(from)} ${outer}L${MARGIN} ${inner}H${STRIP_WIDTH - MARGIN}L${c(Math.max(to, from + 2))} ${outer}Z`;
  const marks = ribbons.map((ribbon) => {
    const x = xOfWhole(own, ribbon[own.which].start);
    const width = Math.max(2, xOfWhole(own, ribbon[own.which].end) - x);
    return `<rect x="${c(x)}" y="${top}" width="${c(width)}" height="8" fill="${colourOf(ribbon.track)}"/>`;
  });
  return `<rect x="${MARGIN}" y="${top}" width="${STRIP_WIDTH - 2 * MARGIN}" height="8" fill="#d9dcde"/><path d="${fan}" fill="#7e8a94" fill-opacity="0.16"/>${marks.join('')}`;
}

/** From the upload's part to the work's: crossed over itself when the work is played backwards. */
function band({ layout: { upload, reference }, possible }: Strip, ribbon: Ribbon): string {
  const [x1, w1] = extent(upload, ribbon.upload);
  const [x2, w2] = extent(reference, ribbon.reference);
  const [left, right] = ribbon.reversed ? [x2 + w2, x2] : [x2, x2 + w2];
  const [top, bottom] = [upload.edgeY, reference.edgeY];
  const middle = c((top + bottom) / 2);
  const down = (from: number, to: number): string =>
    `M${c(from)} ${c(top)}C${c(from)} ${middle} ${c(to)} ${middle} ${c(to)} ${c(bottom)}`;
  const up = `C${c(right)} ${middle} ${c(x1 + w1)} ${middle} ${c(x1 + w1)} ${c(top)}Z`;
  const lines = `${down(x1, left)}${down(x1 + w1, right)}`;
  const colour = colourOf(ribbon.track);
  const fill = ribbon.track === 'picture' ? `fill="${OUTLINE}" fill-opacity="0.17"` : 'fill="url(#sound)"';
  const dashes = possible ? ' stroke-dasharray="9 6"' : '';
  return `<path d="${down(x1, left)}L${c(right)} ${c(bottom)}${up}" ${fill}/><path d="${lines}" fill="none" stroke="${colour}" stroke-width="1.8"${dashes}/>`;
}

/** Times where ribbons begin and end; picture and sound of one place share theirs. What finds no room is left to the axis. */
function labels({ layout: { upload, reference }, ribbons }: Strip): string {
  const told: Ribbon[] = [];
  for (const ribbon of ribbons) if (!told.some((other) => samePlace(other, ribbon))) told.push(ribbon);
  const many = told.length > 1;
  return [upload, reference]
    .map((own) => {
      const rows: number[][] = [[], []];
      const sorted = told
        .map((ribbon, i) => ({ span: ribbon[own.which], i }))
        .sort((a, b) => a.span.start - b.span.start);
      return sorted
        .map(({ span, i }) => {
          const [x, width] = extent(own, span);
          const text = `${many ? `${i + 1}. ` : ''}${clock(span.start)} - ${clock(span.end)}`;
          const long = letteringWidth(text, 2);
          const left = Math.round(Math.min(STRIP_WIDTH - MARGIN - long, Math.max(MARGIN, x + width / 2 - long / 2)));
          const row = rows.findIndex((taken) => (taken.at(-1) ?? -Infinity) + 14 < left);
          if (row < 0) return '';
          rows[row]!.push(left + long);
          const y = own.which === 'upload' ? own.edgeY + 8 + 22 * row : own.edgeY - 22 - 22 * row;
          const ground = `<rect x="${left - 5}" y="${y - 4}" width="${long + 10}" height="22" rx="4" fill="${PAPER}" fill-opacity="0.9"/>`;
          return ground + plainLettering(text, left, y, 2, INK);
        })
        .join('');
    })
    .join('');
}

const NEAR = 0.75;
const samePlace = (a: Ribbon, b: Ribbon): boolean =>
  a.track !== b.track &&
  [
    a.upload.start - b.upload.start,
    a.upload.end - b.upload.end,
    a.reference.start - b.reference.start,
    a.reference.end - b.reference.end,
  ].every((apart) => Math.abs(apart) <= NEAR);
