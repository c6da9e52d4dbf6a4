/**
 * How sure we are that a passage comes from a work. Below SURE_FROM agreeing letters a shared phrase is often an idiom, a formula
 * or a quotation from a third place, so the confidence stays below the floor (0.8) at which policy acts: the match is shown, the
 * upload is published. From there on chance is ruled out and confidence rises towards 1 with length.
 */
import { confidence, type Confidence } from '../../common/index.ts';

/** Agreeing letters from which a passage reaches the floor. About fourteen English words. */
export const SURE_FROM = 60;
const FLOOR = 0.8;

export function textConfidence(agreeing: number, score: number): Confidence {
  // Letters that disagree weigh against: a passage half replaced is worth its net evidence, but never less than half of it.
  const evidence = Math.max((agreeing + score) / 2, agreeing / 2);
  if (agreeing < SURE_FROM || evidence < SURE_FROM / 2)
    return confidence(rounded(Math.min(FLOOR - 0.01, 0.4 + (0.39 * Math.min(agreeing, evidence)) / SURE_FROM)));
  return confidence(rounded(FLOOR + (1 - FLOOR) * (1 - Math.exp(-(evidence - SURE_FROM / 2) / 60))));
}

const rounded = (value: number): number => Math.min(1, Math.round(value * 1000) / 1000);
