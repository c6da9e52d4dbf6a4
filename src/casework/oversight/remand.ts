/**
 * REMAND settles nothing: what was decided first is opened again, as a complaint about the same decision, with a clock of its own and
 * a person who had no part in it. It opens in the step of the ruling; nobody has to carry it out.
 */
import { addressOf, type CaseAddress, type CaseContext, type Consequence, type Typed } from '../engine/machine.ts';
import type { ComplaintState } from '../complaint/state.ts';
import { isPublic, type ComplaintSide, type KnownUpload, type UploadState } from '../upload/state.ts';
import type { Matter } from './state.ts';

/** What is heard again, as the complaint that opens is asked for it. */
export interface Reopening {
  /** `complaint/cmp_…` */
  readonly complaint: string;
  readonly about: string;
  readonly upload?: string;
  readonly complainant: string;
  readonly side: ComplaintSide;
}

/** Cases that the ruling has to look at to know what it sends back. */
export const remandNeeds = ({ upload, complaint }: Matter): readonly CaseAddress[] =>
  [upload, complaint].filter((one) => one !== undefined).map(addressOf);

/** Undefined where nothing is left to decide: withdrawn, or what was contested has ended meanwhile. */
export function reopeningOf(
  matter: Matter,
  { other, newId }: Pick<CaseContext, 'other' | 'newId'>,
): Reopening | undefined {
  const earlier = matter.complaint === undefined ? undefined : other<ComplaintState>(addressOf(matter.complaint));
  const found = matter.upload === undefined ? undefined : other<UploadState>(addressOf(matter.upload));
  const upload = found?.kind === 'known' ? found : undefined;
  if (upload?.own.at === 'withdrawn') return undefined;
  const asked = earlier && earlier.kind !== 'nothing' ? asBefore(earlier) : asReferred(matter, upload);
  if (!asked) return undefined;
  // Somebody has complained again meanwhile: then that is where it is decided anew.
  const running = upload?.complaints.find(({ open, side }) => open && side === asked.side);
  return { ...asked, complaint: running?.complaint ?? `complaint/${newId('cmp')}` };
}

type Asked = Omit<Reopening, 'complaint'>;

const asBefore = ({ about, upload, complainant, side }: Exclude<ComplaintState, { kind: 'nothing' }>): Asked => ({
  about,
  ...(upload !== undefined && { upload }),
  complainant,
  side,
});

/** A referral had no complaint before it: it is heard for whoever the decision went against. */
function asReferred({ upload: about, measureOn, parties }: Matter, upload: KnownUpload | undefined): Asked | undefined {
  if (about === undefined)
    return measureOn === undefined ? undefined : { about: measureOn, complainant: measureOn, side: 'account' };
  if (!upload) return undefined;
  const claimant = parties.find((party) => party.startsWith('claimant/'));
  return isPublic(upload)
    ? { about, complainant: claimant ?? 'board', side: claimant === undefined ? 'notifier' : 'claimant' }
    : { about, complainant: upload.uploader ?? 'platform', side: 'uploader' };
}

/** @param decidedBefore everybody who had a part in it so far: none of them decides it now */
export const reopen = (
  { complaint, ...asked }: Reopening,
  ruling: string,
  decidedBefore: readonly string[],
): Consequence => ({
  kind: 'then',
  address: addressOf(complaint),
  command: { type: 'open', ...asked, automatic: true, remand: ruling, decidedBefore } as Typed,
});
