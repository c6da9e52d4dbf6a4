/** Everything needed to show why an upload was matched: what it is, and what each matched reference is. */
import type { ReferenceId, UploadId } from '../../common/index.ts';
import type { DecodeInput } from '../../decode/decoder.ts';
import type { Match, MatchOutcome } from '../../match/index.ts';
import type { UploadRecord } from '../../store/store.ts';
import { isRegistered } from '../money/rights-now.ts';
import type { Service } from '../service.ts';
import { describeMedia, type MediaDescription } from './describe-media.ts';

export interface Evidence {
  readonly record: UploadRecord;
  readonly upload?: MediaDescription;
  readonly references: readonly {
    readonly id: ReferenceId;
    readonly title: string;
    readonly claimant: string;
    /** Of a registered claimant, whose `claimant` is an id. */
    readonly claimantName?: string;
    readonly media?: MediaDescription;
  }[];
  /** There is a film among them, and nothing here that could play a part of it. */
  readonly withoutFfmpeg?: true;
}

/** More than anybody looks at; the rest keeps its place in `matches`. */
const REFERENCES_MAX = 20;

export async function evidenceForUpload(deps: Service, id: UploadId): Promise<Evidence | undefined> {
  const record = await deps.store.upload(id);
  if (!record) return undefined;
  const upload = await describeMedia(deps, id);
  const references = await Promise.all(
    referencesIn(record.outcome)
      .slice(0, REFERENCES_MAX)
      .map(async (reference) => {
        const [known, media] = await Promise.all([deps.store.reference(reference), describeMedia(deps, reference)]);
        const { title = reference, claimant = '' } = known?.rights ?? {};
        const name = isRegistered(claimant) ? (await deps.store.party(`claimant/${claimant}`))?.name : undefined;
        return {
          id: reference,
          title,
          claimant,
          ...(name !== undefined && { claimantName: name }),
          ...(media && { media }),
        };
      }),
  );
  const film = [upload, ...references.map(({ media }) => media)].some((media) => media?.kind === 'film');
  const unplayable = film && !(await deps.decoder.readsFilms());
  return { record, ...(upload && { upload }), references, ...(unplayable && { withoutFfmpeg: true as const }) };
}

/** What evidence is shown of: the matches, or what is only possible. */
export function shownMatches(outcome: MatchOutcome): readonly Match[] {
  if (outcome.kind === 'matched') return outcome.matches;
  return outcome.kind === 'undetermined' ? (outcome.candidates ?? []) : [];
}

const referencesIn = (outcome: MatchOutcome): readonly ReferenceId[] => [
  ...new Set(shownMatches(outcome).map(({ reference }) => reference)),
];

/** Called before the commit: an orphan is swept, a decision without its evidence could not be looked into. */
export async function keepUploadFile(
  deps: Pick<Service, 'files'>,
  id: UploadId,
  file: DecodeInput,
  outcome: MatchOutcome,
): Promise<void> {
  if (referencesIn(outcome).length > 0) await deps.files?.keep(id, file);
}
