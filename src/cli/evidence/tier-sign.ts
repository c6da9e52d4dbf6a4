/** The sign at the head of every sheet, told apart by shape and not by colour: a question, two level bars (=), a wave (≈). */
import type { Match } from '../../match/index.ts';
import { plainLettering } from './lettering.ts';
import { INK, OUTLINE } from './palette.ts';

const RADIUS = 13;

/** SVG around the centre (x, y). `possible`: a person should look, whatever the tier. */
export function tierSign(tier: Match['tier'], possible: boolean, x: number, y: number): string {
  const disc = (style: string): string => `<circle cx="${x}" cy="${y}" r="${RADIUS}" ${style}/>`;
  const stroke = 'stroke="#fff" stroke-width="3"';
  if (possible)
    return (
      disc(`fill="none" stroke="${OUTLINE}" stroke-width="3.5" stroke-dasharray="6 4.2"`) +
      plainLettering('?', x - 4, y - 7, 2, INK)
    );
  const filled = disc(`fill="${OUTLINE}"`);
  return tier === 'same'
    ? `${filled}<path d="M${x - 6} ${y - 3.5}h12M${x - 6} ${y + 3.5}h12" ${stroke}/>`
    : `${filled}<path d="M${x - 7} ${y + 2.5}q3.5 -8 7 -2.5t7 -2.5" ${stroke} fill="none"/>`;
}
