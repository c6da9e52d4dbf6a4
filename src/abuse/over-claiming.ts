/**
 * Does a claimant claim what is not theirs, more often than mistakes explain? Decided claims are coin flips with an unknown share of
 * wrong ones; a Beta distribution holds what is known of that share. We speak up only when even the careful end of it is high: two wrong
 * claims of two are no pattern, twelve of thirty are. Contested claims are not a fair sample, so some are drawn by lot and looked at anyway.
 */
import { assert, sha256, utf8 } from '../common/index.ts';

export interface DecidedClaims {
  /** Claims found wrong for good: not theirs, or in the public domain. */
  readonly wrong: number;
  /** All that were decided. */
  readonly decided: number;
}

export interface OverClaimTerms {
  /** What is expected of a claimant nobody knows: one wrong in ten, held as firmly as ten decided claims. */
  readonly prior: { readonly wrong: number; readonly right: number };
  /** Chance that the true share is below the bound. */
  readonly doubt: number;
  /** A bound above this share is a pattern. */
  readonly alarm: number;
  /** Decided claims before anybody is said to have a pattern. */
  readonly decidedMin: number;
}

export const OVER_CLAIM_TERMS: OverClaimTerms = {
  prior: { wrong: 1, right: 9 },
  doubt: 0.05,
  alarm: 0.2,
  decidedMin: 5,
};

export interface OverClaimScore {
  /** The share of wrong claims is at least this, with a chance of 1 − doubt. 0 to 1. */
  readonly atLeast: number;
  /** Best guess of the share. */
  readonly expected: number;
  readonly decided: number;
  /** Shown to people who judge; nothing follows from it by itself. */
  readonly pattern: boolean;
}

export function overClaimScore(
  { wrong, decided }: DecidedClaims,
  terms: OverClaimTerms = OVER_CLAIM_TERMS,
): OverClaimScore {
  assert(wrong >= 0 && wrong <= decided, `${wrong} of ${decided} claims cannot be wrong`);
  const a = terms.prior.wrong + wrong;
  const b = terms.prior.right + decided - wrong;
  const atLeast = betaQuantile(terms.doubt, a, b);
  return { atLeast, expected: a / (a + b), decided, pattern: decided >= terms.decidedMin && atLeast > terms.alarm };
}

/**
 * Whether this claim is drawn for the audit: about `share` of all, and nobody who does not know the seed can tell which beforehand.
 * `seed`: a root of the public log newer than the claim, so that everybody can check the draw afterwards.
 */
export function drawnForAudit(claim: string, seed: string, share: number): boolean {
  assert(share >= 0 && share <= 1, `${share} is not a share`);
  const digest = sha256(utf8(`recourse-audit/1\n${seed}\n${claim}\n`));
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(0);
  return number < share * 2 ** 32;
}

/** Where the distribution function of Beta(a, b) reaches `p`; by halving, to 1e-9. */
export function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (betaShare(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Regularised incomplete beta function I_x(a, b), by Lentz's continued fraction (DLMF 8.17.22). */
export function betaShare(x: number, a: number, b: number): number {
  assert(a > 0 && b > 0, 'a Beta distribution has positive parameters');
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side of the mean only.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  const TINY = 1e-300;
  let [c, d] = [1, 1 - ((a + b) * x) / (a + 1)];
  d = 1 / (Math.abs(d) < TINY ? TINY : d);
  let fraction = d;
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const step of [even, odd]) {
      d = 1 + step * d;
      c = 1 + step / c;
      d = 1 / (Math.abs(d) < TINY ? TINY : d);
      c = Math.abs(c) < TINY ? TINY : c;
      change = c * d;
      fraction *= change;
    }
    if (Math.abs(change - 1) < 1e-14) break;
  }
  return front * fraction;
}

/** Stirling's series after shifting the argument above 8: exact to 1e-13 here. */
function logGamma(value: number): number {
  let [x, shift] = [value, 0];
  while (x < 8) shift += Math.log(x++);
  const r = 1 / (x * x);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
