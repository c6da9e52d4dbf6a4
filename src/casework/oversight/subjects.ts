/** What a case is about, read from the cases before it: whom to keep away, what to find it by, where the upload stands. */
import type { CaseActor } from '../engine/actor.ts';
import { addressOf, type CaseAddress, type CaseContext } from '../engine/machine.ts';
import { partial, type Interests } from '../people/impartial.ts';
import { isManifestBlock, isPublic, type UploadState } from '../upload/state.ts';
import type { Direction, Matter } from './state.ts';

/** The part of a person's state that matters here. */
export interface KnownPerson {
  readonly kind: string;
  readonly roles?: readonly string[];
  readonly interests?: Interests;
  readonly knows?: readonly string[];
}

/** The part of a complaint's state that matters here. */
interface DecidedComplaint {
  readonly decidedBefore?: readonly string[];
  readonly decider?: string;
  readonly account?: string;
  /** What was contested. */
  readonly about?: string;
}

export const personAddress = (member: string): CaseAddress => ({
  kind: 'person',
  id: member.startsWith('staff/') ? member.slice('staff/'.length) : member,
});

export const ownAddress = (actor: CaseActor): readonly CaseAddress[] =>
  actor.kind === 'staff' ? [personAddress(actor.id)] : [];

/** Everything about the matter that an interest may name. */
export const subjectsOf = (matter: Matter): readonly string[] => [
  ...new Set([
    ...(matter.upload ? [matter.upload] : []),
    ...(matter.complaint ? [matter.complaint] : []),
    ...matter.parties,
    ...matter.about,
  ]),
];

/** The refusal for an actor who decided before or has an interest; undefined for everybody else. */
export function partialIn(matter: Matter, { actor, other }: Pick<CaseContext, 'actor' | 'other'>) {
  const own = actor.kind === 'staff' ? other<KnownPerson>(personAddress(actor.id)) : undefined;
  return partial(actor, { decidedBefore: matter.decidedBefore, about: subjectsOf(matter) }, own?.interests);
}

export interface MatterInput {
  readonly upload?: string;
  readonly complaint?: string;
  readonly parties: readonly string[];
  /** Where the upload stands, if its own case does not say. */
  readonly stands: Direction;
  readonly rule?: string;
  readonly about?: readonly string[];
  readonly decidedBefore?: readonly string[];
}

/** Cases to ask for in `needs`. */
export const matterNeeds = ({ upload, complaint }: Pick<MatterInput, 'upload' | 'complaint'>): CaseAddress[] =>
  [upload, complaint].filter((one) => one !== undefined).map(addressOf);

export function matterFrom(input: MatterInput, { other }: Pick<CaseContext, 'other'>): Matter {
  const upload = input.upload === undefined ? undefined : other<UploadState>(addressOf(input.upload));
  const known = upload?.kind === 'known' ? upload : undefined;
  const complaint = input.complaint === undefined ? undefined : other<DecidedComplaint>(addressOf(input.complaint));
  const account = known?.account ?? complaint?.account;
  const works = known?.works.flatMap(({ reference, claimant }) => [
    `reference/${reference}`,
    ...(claimant === undefined ? [] : [claimant]),
  ]);
  const contested = complaint?.about;
  const measureOn = input.upload === undefined && /^(account|claimant)\//.test(contested ?? '') ? contested : undefined;
  const rule = input.rule ?? known?.rule;
  return {
    ...(input.upload !== undefined && { upload: input.upload }),
    ...(measureOn !== undefined && { measureOn }),
    ...(input.complaint !== undefined && { complaint: input.complaint }),
    parties: [...new Set(input.parties)],
    decidedBefore: [
      ...new Set([
        ...(input.decidedBefore ?? []),
        ...(known?.decidedBy ?? []),
        ...(complaint?.decidedBefore ?? []),
        ...(complaint?.decider === undefined ? [] : [complaint.decider]),
      ]),
    ].filter((word) => word.startsWith('staff/')),
    about: [
      ...new Set([
        ...(input.about ?? []),
        ...(works ?? []),
        ...(account === undefined ? [] : [account]),
        ...(measureOn === undefined ? [] : [measureOn]),
      ]),
    ],
    stands: known ? (isPublic(known) ? 'up' : 'down') : input.stands,
    manifest: known !== undefined && isManifestBlock(known),
    ...(rule !== undefined && { rule }),
  };
}
