/**
 * What an operator may set in a policy of their own, and within which limits. What the law fixes for every case alike, or what
 * the clocks of running cases rest on, is changed by a release, not by a choice.
 */
import { canonicalJson, done, refused, UNDETERMINED_WHYS, type Json, type Outcome } from '../common/index.ts';
import type { PolicyParameters } from './parameters.ts';
import type { OperatorChoices, PolicyVersion } from './policy-version.ts';

type Limit =
  | { readonly from: number; readonly to: number; readonly whole?: true }
  | { readonly oneOf: readonly string[] }
  | { readonly anyOf: readonly string[] }
  /** Why nobody may choose it. */
  | { readonly fixed: string };

/** One row for each number; units as in `PolicyParameters`. */
const LIMITS = {
  minConfidence: { from: 0, to: 1 },
  minorFilmS: { from: 0, to: 3600 },
  minorAudioS: { from: 0, to: 3600 },
  minorChars: { from: 0, to: 1_000_000, whole: true },
  minorImageBytes: { from: 0, to: 1_000_000_000, whole: true },
  halfWork: { from: 0, to: 1 },
  manifestCoverage: { from: 0, to: 1 },
  postFlagGraceH: { from: 48, to: 720 },
  complaintD: { fixed: '§ 14(3) UrhDaG gives one week, and the clocks of open complaints rest on it' },
  complaintMonths: { fixed: 'Art. 20(1) DSA gives six months, and what people were told rests on it' },
  reviewHoldH: { from: 1, to: 168 },
  rapidReviewH: { from: 0.25, to: 24 },
  promptReminderD: { from: 1, to: 180, whole: true },
  promptExpiresD: { from: 2, to: 365, whole: true },
  liveWithoutEndH: { from: 1, to: 168 },
  combinationScope: { oneOf: ['file', 'post'] },
  postContextMinChars: { from: 0, to: 10_000, whole: true },
  undeterminedHold: { anyOf: UNDETERMINED_WHYS },
  unansweredAction: { oneOf: ['BLOCK', 'REVIEW_HOLD'] },
} as const satisfies { readonly [P in keyof PolicyParameters]: Limit };

export type ChoicesRefused = 'unknown-number' | 'bad-number' | 'fixed-by-law';

const isParameter = (name: string): name is keyof PolicyParameters => Object.hasOwn(LIMITS, name);

/** Reads untrusted choices on top of a policy; the result names every choice that differs from the release's own version. */
export function parseChoices(
  base: PolicyVersion,
  release: PolicyVersion,
  asked: Readonly<Record<string, Json>>,
): Outcome<OperatorChoices, ChoicesRefused> {
  for (const [name, value] of Object.entries(asked)) {
    const fault = isParameter(name) ? faultOf(name, value) : unknown(name);
    if (fault) return fault;
  }
  const parameters = { ...base.parameters, ...asked } as PolicyParameters;
  if (parameters.promptReminderD >= parameters.promptExpiresD)
    return refused(
      'bad-number',
      `a reminder after ${parameters.promptReminderD} days comes too late when the upload expires after ${parameters.promptExpiresD}`,
      'set promptReminderD below promptExpiresD',
    );
  const differing = Object.entries(parameters).filter(
    ([name, value]) => !same(value, release.parameters[name as never]),
  );
  return done(Object.fromEntries(differing) as OperatorChoices);
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a as Json) === canonicalJson(b as Json);

function unknown(name: string): Outcome<never, ChoicesRefused> {
  const known = Object.keys(LIMITS).join(', ');
  return refused('unknown-number', `the policy has no number “${name}”`, `use one of: ${known}`);
}

function faultOf(name: keyof PolicyParameters, value: Json): Outcome<never, ChoicesRefused> | undefined {
  const limit: Limit = LIMITS[name];
  const bad = (fix: string) => refused('bad-number', `${name} cannot be ${JSON.stringify(value).slice(0, 80)}`, fix);
  if ('fixed' in limit)
    return refused('fixed-by-law', `${name} is not an operator's to choose: ${limit.fixed}`, 'leave it as it is');
  if ('oneOf' in limit)
    return limit.oneOf.includes(value as string) ? undefined : bad(`use ${limit.oneOf.join(' or ')}`);
  if ('anyOf' in limit) {
    const fits = Array.isArray(value) && value.every((one) => limit.anyOf.includes(one as string));
    return fits ? undefined : bad(`use a list of: ${limit.anyOf.join(', ')}`);
  }
  const whole = limit.whole ? 'a whole number' : 'a number';
  const fits =
    typeof value === 'number' && value >= limit.from && value <= limit.to && (!limit.whole || Number.isInteger(value));
  return fits ? undefined : bad(`use ${whole} from ${limit.from} to ${limit.to}`);
}
