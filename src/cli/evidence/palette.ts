/**
 * Colours of evidence pictures: the blue, green and orange of Okabe and Ito's set, which people with any kind of colour blindness
 * tell apart. None stands alone: what agrees has dots, what differs has stripes, what is not part of it is veiled.
 */
export const PAPER = '#f7f6f2';
export const INK = '#23282d';
export const FAINT_INK = '#5d656c';
export const OUTLINE = '#0072b2';
export const AGREES = '#009e73';
export const AGREES_DOT = '#00553f';
export const DIFFERS = '#e69f00';
export const DIFFERS_STRIPE = '#7a3b00';

/** Two strengths: over the upload, where something differs, and fainter over the work, which must stay easy to see. */
export const STRIPES = [stripes('differs', 0.22, 0.8), stripes('differs-faint', 0.1, 0.5)].join('');

function stripes(id: string, fill: number, line: number): string {
  return `<pattern id="${id}" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="9" height="9" fill="${DIFFERS}" fill-opacity="${fill}"/><rect width="1.8" height="9" fill="${DIFFERS_STRIPE}" fill-opacity="${line}"/></pattern>`;
}
