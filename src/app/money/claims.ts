/**
 * Claims: whose a reference is, in which territories, and what part of it. Two claims that cannot both be true open a dispute
 * by themselves; a work that is free cannot be claimed at all.
 */
import {
  done,
  refused,
  referenceId,
  type Instant,
  type Json,
  type Outcome,
  type ReferenceId,
} from '../../common/index.ts';
import type { CaseActor } from '../../casework/index.ts';
import type { Territory } from '../../policy/index.ts';
import type { ClaimRecord, ReferenceRecord, Transaction } from '../../store/store.ts';
import { commitOnce } from '../answer-once.ts';
import { actIn, type CaseDeps } from '../cases/act.ts';
import { newName } from '../random-names.ts';
import { appendToReference } from '../reference-record.ts';
import type { Once } from '../service.ts';
import { settleClaims } from './ownership.ts';
import { isRegistered } from './rights-now.ts';

export const WHOLE = 1_000_000;

export interface NewClaim {
  readonly reference: string;
  readonly claimant: string;
  /** In millionths. */
  readonly share: number;
  readonly territories: readonly Territory[] | 'all';
}

export interface MadeClaim extends ClaimRecord {
  /** Others claim the same, and together it is more than one whole. */
  readonly disputed: boolean;
}

export const makeClaim = (deps: CaseDeps, claim: NewClaim, once?: Once): Promise<Outcome<MadeClaim, string>> =>
  commitOnce(deps, once, deps.clock.now(), (tx) => claimIn(deps, tx, claim));

/** The same inside a transaction that does more. Claimed again by the same claimant, it is changed. */
export async function claimIn(deps: CaseDeps, tx: Transaction, claim: NewClaim): Promise<Outcome<MadeClaim, string>> {
  const at = deps.clock.now();
  const record = await tx.reference(referenceId(claim.reference));
  const stop = await notClaimable(tx, claim, record);
  if (stop || !record) return stop ?? noSuchWork();
  const standing = await tx.claimsOn(claim.reference);
  const own = standing.find((one) => one.claimant === claim.claimant);
  const others = standing.filter((one) => one !== own);
  const made: ClaimRecord = { id: own?.id ?? newName(deps, 'cla'), ...claim, madeAt: own?.madeAt ?? at };
  await tx.saveClaim(made);
  const { reference, ...said } = claim;
  await appendToReference(tx, record.id, 'claimed', { claim: made.id, ...said } as unknown as Json, at);
  if (!isRegistered(record.rights.claimant))
    await tx.updateReference({ ...record, rights: { ...record.rights, claimant: claim.claimant } });
  const disputed = conflicting(made, others);
  if (disputed.length > 0) {
    const claimants = [made.claimant, ...disputed.map((one) => one.claimant)];
    const command = { type: 'dispute', reference, claimants } as never;
    const opened = await actIn(deps, tx, { address: { kind: 'ownership', id: reference }, command, actor: DISPUTE });
    if (opened.kind === 'refused') return opened;
  }
  return done({ ...made, disputed: disputed.length > 0 });
}

/** Two claims that cannot both be true: a rule sees that, nobody has to. */
const DISPUTE: CaseActor = { kind: 'case', stream: 'claims/overlap' };

/** Those with which it makes more than one whole in some territory. */
export function conflicting(
  claim: Pick<ClaimRecord, 'share' | 'territories'>,
  others: readonly ClaimRecord[],
): readonly ClaimRecord[] {
  const meets = (one: ClaimRecord) => overlap(claim.territories, one.territories);
  const near = others.filter(meets);
  const places = new Set(near.flatMap(({ territories }) => (territories === 'all' ? [] : territories)));
  if (claim.territories !== 'all') for (const one of claim.territories) places.add(one);
  const shareIn = (place: string | undefined) =>
    near
      .filter(({ territories }) => territories === 'all' || (place !== undefined && territories.includes(place)))
      .reduce((sum, { share }) => sum + share, claim.share);
  const over = [undefined, ...places].some((place) => here(claim.territories, place) && shareIn(place) > WHOLE);
  return over ? near : [];
}

const here = (territories: readonly Territory[] | 'all', place: string | undefined): boolean =>
  territories === 'all' || (place !== undefined && territories.includes(place));
const overlap = (a: readonly Territory[] | 'all', b: readonly Territory[] | 'all'): boolean =>
  a === 'all' || b === 'all' || a.some((one) => b.includes(one));

async function notClaimable(tx: Transaction, { claimant, reference }: NewClaim, record: ReferenceRecord | undefined) {
  if (!record) return noSuchWork();
  if (record.state.kind === 'withdrawn')
    return refused('withdrawn', 'This reference was withdrawn.', 'Add the work again as a new reference.');
  const file = await tx.caseFile(`claimant/${claimant}`);
  if (!isRegistered(claimant) || !file)
    return refused(
      'unknown-claimant',
      'There is no claimant under this id.',
      'Register them first (POST /v1/claimants).',
    );
  if (record.rights.ownership === 'public_domain' || file.about.includes(`reference/${reference}`))
    return refused(
      'public-domain',
      'This work is free, or was found not to be this claimant’s: it cannot be claimed (§ 18(4) UrhDaG).',
      'If that is a mistake, say why in a complaint; a person looks at it within a week.',
    );
  return undefined;
}

const noSuchWork = () =>
  refused('not-found', 'There is no reference under this id.', 'List them with GET /v1/references.');

/** A claim ends. Of a dispute with one side left, that side is the owner; of a work nobody claims any more, nobody is named. */
export const endClaim = (deps: CaseDeps, id: string, once?: Once): Promise<Outcome<ClaimRecord, string>> =>
  commitOnce<ClaimRecord, string>(deps, once, deps.clock.now(), async (tx) => {
    const claim = await tx.claim(id);
    if (!claim) return refused('not-found', 'There is no claim under this id.', 'List them with GET /v1/claims.');
    if (claim.endedAt !== undefined) return done(claim);
    const at = deps.clock.now();
    const ended = { ...claim, endedAt: at };
    await tx.saveClaim(ended);
    await appendToReference(tx, referenceId(claim.reference), 'claim-ended', { claim: id }, at);
    const dispute = await tx.caseFile(`ownership/${claim.reference}`);
    if (dispute?.state === 'disputed' && dispute.about.includes(`claimant/${claim.claimant}`)) {
      const command = { type: 'give-up', claimant: claim.claimant } as never;
      const stepped = await actIn(deps, tx, {
        address: { kind: 'ownership', id: claim.reference },
        command,
        actor: DISPUTE,
      });
      if (stepped.kind === 'refused') return stepped;
    }
    await settleClaims(deps, tx, claim.reference);
    await nameAnother(tx, referenceId(claim.reference), claim.claimant);
    return done(ended);
  });

async function nameAnother(tx: Transaction, id: ReferenceId, claimant: string): Promise<void> {
  const record = await tx.reference(id);
  if (!record || record.rights.claimant !== claimant) return;
  const [next] = await tx.claimsOn(id);
  await tx.updateReference({ ...record, rights: { ...record.rights, claimant: next?.claimant ?? '' } });
}

/** A reference that came with a registered claimant is claimed by them, everywhere its line says. */
export async function claimAsAdded(
  deps: CaseDeps,
  tx: Transaction,
  record: ReferenceRecord,
  at: Instant,
): Promise<void> {
  const { claimant, claimedIn } = record.rights;
  if (!isRegistered(claimant) || !(await tx.caseFile(`claimant/${claimant}`))) return;
  const made = {
    id: newName(deps, 'cla'),
    reference: record.id,
    claimant,
    share: WHOLE,
    territories: claimedIn,
    madeAt: at,
  };
  await tx.saveClaim(made);
}
