/** Who uploaded, as far as the platform says: the account goes into the case, the contact into the one place where it is kept. */
import type { Transaction } from '../../store/store.ts';
import { newName } from '../random-names.ts';
import type { CaseDeps } from './act.ts';

export interface Contact {
  readonly email?: string;
  readonly name?: string;
  /** BCP 47. */
  readonly language?: string;
}

export interface Uploader extends Contact {
  /** The platform's own id of the account. */
  readonly account?: string;
}

export interface NamedUploader {
  /** `account/…`, or `party/…` of somebody without an account. */
  readonly uploader: string;
  readonly account?: string;
}

/** Undefined when nothing was said. */
export async function keepUploader(
  deps: CaseDeps,
  tx: Transaction,
  { account, ...contact }: Uploader,
): Promise<NamedUploader | undefined> {
  if (account === undefined && contact.email === undefined) return undefined;
  const uploader = account === undefined ? newName(deps, 'party/pty') : `account/${account}`;
  await keepContact(deps, tx, uploader, contact);
  return { uploader, ...(account !== undefined && { account: uploader }) };
}

/** What is newly said replaces what was known; what is not said stays. */
export async function keepContact(deps: CaseDeps, tx: Transaction, party: string, contact: Contact): Promise<void> {
  if (Object.keys(contact).length === 0) return;
  const known = await tx.party(party);
  await tx.saveParty(party, { ...known, ...contact }, deps.clock.now());
}
