/**
 * Nobody reviews their own decision, or one in which they have an interest (Art. 20(6) DSA with recital 58; § 14(5) UrhDaG).
 * Interests are declared once, on the person; a case names everything it is about; a wrong assignment cannot be made.
 */
import { refused, type Outcome } from '../../common/index.ts';
import type { CaseActor } from '../engine/actor.ts';

/** What a person declared, or an administrator entered: cases, accounts and claimants they must keep away from. */
export interface Interests {
  /** `claimant/clm_…`, `account/…`, `party/…`, `authority/…`. */
  readonly declared: readonly string[];
}

export type Conflict = 'decided-before' | 'own-interest';

/**
 * @param decidedBefore words of the actors (`staff/…`) who decided this matter at an earlier stage
 * @param about every subject of the case, and its parties
 */
export function conflictOf(
  person: string,
  { decidedBefore, about }: { readonly decidedBefore: readonly string[]; readonly about: readonly string[] },
  interests: Interests | undefined,
): Conflict | undefined {
  if (decidedBefore.includes(person)) return 'decided-before';
  return about.some((subject) => interests?.declared.includes(subject)) ? 'own-interest' : undefined;
}

/** Undefined when this actor may judge; otherwise the refusal to return. Only staff judge. */
export function partial(
  actor: CaseActor,
  matter: { readonly decidedBefore: readonly string[]; readonly about: readonly string[] },
  interests: Interests | undefined,
): Outcome<never, Conflict> | undefined {
  if (actor.kind !== 'staff') return undefined;
  const conflict = conflictOf(`staff/${actor.id}`, matter, interests);
  if (conflict === undefined) return undefined;
  return conflict === 'decided-before'
    ? refused(
        conflict,
        'You decided this matter at an earlier stage.',
        'Hand the case over: a fresh pair of eyes decides it.',
      )
    : refused(conflict, 'You have an interest in this case.', 'Recuse yourself; the case goes to somebody else.');
}
