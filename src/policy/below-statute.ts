/**
 * Numbers of an operator that give users less than a statute does. They are the operator's to choose and to answer for (a service may fall
 * under another law, or be told so by a court), so nothing is refused; but whoever drafts, approves and reads the policy is told.
 */
import type { BasisAddress } from './basis.ts';
import type { PolicyParameters } from './parameters.ts';
import type { PolicyVersion } from './policy-version.ts';

/** What German law gives at least: minor uses, and how much of a work a presumed use may show. */
const STATUTORY = {
  minorFilmS: [15, 'de/urhdag-10-1@1'],
  minorAudioS: [15, 'de/urhdag-10-2@1'],
  minorChars: [160, 'de/urhdag-10-3@1'],
  minorImageBytes: [125_000, 'de/urhdag-10-4@1'],
  halfWork: [0.5, 'de/urhdag-9-2@1'],
} as const satisfies { readonly [P in keyof PolicyParameters]?: readonly [number, BasisAddress] };

export interface BelowStatute {
  readonly number: keyof typeof STATUTORY;
  readonly chosen: number;
  readonly statutory: number;
  readonly basis: BasisAddress;
}

/** In the order of the law; empty where nothing is below, and for profiles without such numbers. */
export function belowStatute({
  profile,
  parameters,
}: Pick<PolicyVersion, 'profile' | 'parameters'>): readonly BelowStatute[] {
  if (profile !== 'DE') return [];
  return (Object.keys(STATUTORY) as (keyof typeof STATUTORY)[]).flatMap((number) => {
    const [statutory, basis] = STATUTORY[number];
    const chosen = parameters[number];
    return chosen < statutory ? [{ number, chosen, statutory, basis }] : [];
  });
}
