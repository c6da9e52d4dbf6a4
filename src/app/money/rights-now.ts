/**
 * A reference's rights as they are at this moment: what was imported with it, and over that what the registers say: how far its
 * claimant is believed, whether its ownership is disputed, which claims and licences there are. Read where a decision is made,
 * so that a finding counts in the same instant, for one reference or for a million.
 */
import type { Instant } from '../../common/index.ts';
import type { Licence, WorkRights } from '../../policy/index.ts';
import type { CaseFile, ClaimRecord, LicenceRecord, Reads } from '../../store/store.ts';

export type RightsReads = Pick<Reads, 'caseFile' | 'claimsOn' | 'licencesFor' | 'party'>;

/** `clm_…` names a registered claimant; any other text is a name nobody vouches for. */
export const isRegistered = (claimant: string): boolean => claimant.startsWith('clm_');

/** Cost: five reads at most. */
export async function rightsNow(reads: RightsReads, imported: WorkRights, at: Instant): Promise<WorkRights> {
  const { reference, claimant } = imported;
  const registered = isRegistered(claimant) ? await reads.caseFile(`claimant/${claimant}`) : undefined;
  const ownership = await reads.caseFile(`ownership/${reference}`);
  const claims = await reads.claimsOn(reference);
  const name = registered && (await reads.party(`claimant/${claimant}`))?.name;
  const licences = await licencesOf(reads, reference, claims, claimant);
  return {
    ...imported,
    ...(name !== undefined && { claimantName: name }),
    ...(registered && { claimantState: standingOf(registered, at) }),
    ownership: ownershipNow(imported.ownership, reference, registered, ownership),
    ...(claims.length > 0 && { claimedIn: territoriesOf(claims) }),
    licences: [...imported.licences, ...licences.map(asLicence)],
  };
}

/** Not ended ones that name the reference, or everything of one who claims it. */
export async function licencesOf(
  reads: Pick<RightsReads, 'licencesFor'>,
  reference: string,
  claims: readonly ClaimRecord[],
  claimant: string,
): Promise<readonly LicenceRecord[]> {
  const holders = new Set(claims.map((one) => one.claimant));
  if (isRegistered(claimant)) holders.add(claimant);
  return reads.licencesFor([`reference/${reference}`, ...[...holders].map((one) => `claimant/${one}`)]);
}

/** An exclusion ends at its moment, whether or not its clock has fired yet. */
function standingOf({ shown }: CaseFile, at: Instant): WorkRights['claimantState'] {
  const until = shown?.['excludedUntil'];
  if (typeof until === 'number' && at < until) return 'excluded';
  const standing = shown?.['standing'];
  return standing === 'trusted' || standing === 'verified' ? standing : 'new';
}

function ownershipNow(
  imported: WorkRights['ownership'],
  reference: string,
  claimant: CaseFile | undefined,
  dispute: CaseFile | undefined,
): WorkRights['ownership'] {
  if (imported === 'public_domain' || imported === 'open_licence') return imported;
  // § 18(4) UrhDaG: once found free or somebody else's, this claimant's reference blocks nothing any more.
  if (claimant?.about.includes(`reference/${reference}`)) return 'public_domain';
  if (dispute?.state === 'disputed') return 'disputed';
  return dispute?.state === 'resolved' ? 'clear' : imported;
}

function territoriesOf(claims: readonly ClaimRecord[]): WorkRights['claimedIn'] {
  if (claims.some(({ territories }) => territories === 'all')) return 'all';
  return [...new Set(claims.flatMap(({ territories }) => territories))].sort();
}

const asLicence = ({ territories, uses, from, to }: LicenceRecord): Licence => ({
  territories,
  uses,
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});
