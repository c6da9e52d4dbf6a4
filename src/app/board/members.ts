/** Who serves on the board, what they know about, and the keys that deliberations are sealed to. */
import { done, refused, type Outcome } from '../../common/index.ts';
import { machines, stateOf, type CaseActor } from '../../casework/index.ts';
import type { BoardMemberState, PersonState } from '../../casework/index.ts';
import type { Reads } from '../../store/store.ts';
import { commitOnce } from '../answer-once.ts';
import { actIn, eventsOf, type CaseAnswer, type CaseDeps } from '../cases/act.ts';
import type { Once } from '../service.ts';
import { PASSPHRASE_MIN, sealKeyFrom, unwrapKey, wrapKey, type SealKey } from './sealing.ts';

export interface BoardMember {
  /** `staff/…` */
  readonly member: string;
  readonly knows: readonly string[];
  /** Absent: nothing can be sealed to them yet. */
  readonly publicKey?: string;
}

export async function boardMembers(reads: Reads): Promise<readonly BoardMember[]> {
  const found: BoardMember[] = [];
  let after: string | undefined;
  do {
    const page = await reads.docket({ kind: 'person', ...(after !== undefined && { after }) });
    for (const { stream } of page.rows) {
      const person = stateOf(machines, stream, await eventsOf(reads, address('person', stream))) as PersonState;
      if (person.kind !== 'known' || !person.roles.includes('board-member')) continue;
      const id = stream.slice('person/'.length);
      const key = await keyOf(reads, id);
      const publicKey = key.kind === 'serving' ? { publicKey: key.publicKey } : {};
      found.push({ member: `staff/${id}`, knows: person.knows, ...publicKey });
    }
    after = page.next;
  } while (after !== undefined);
  return found;
}

const address = (kind: string, stream: string) => ({ kind, id: stream.slice(stream.indexOf('/') + 1) });

const keyOf = async (reads: Reads, id: string): Promise<BoardMemberState> =>
  stateOf(machines, `board-member/${id}`, await eventsOf(reads, { kind: 'board-member', id })) as BoardMemberState;

/** With a passphrase the house keeps the wrapped key; with a public key the member keeps the private one. */
export type NewKey = { readonly passphrase: string } | { readonly publicKey: string };

export async function enrolKey(
  deps: CaseDeps,
  id: string,
  given: NewKey,
  actor: CaseActor,
  once?: Once,
): Promise<Outcome<CaseAnswer, string>> {
  if ('passphrase' in given && given.passphrase.length < PASSPHRASE_MIN) {
    return refused(
      'passphrase-too-short',
      `A passphrase has at least ${PASSPHRASE_MIN} characters.`,
      'Take four or five words that do not belong together. Nobody can reset it for you.',
    );
  }
  const made = 'passphrase' in given ? sealKeyFrom(deps.random(32)) : undefined;
  const wrapped = made && 'passphrase' in given ? await wrapKey(made.seed, given.passphrase, deps.random) : undefined;
  const publicKey = made?.publicKey ?? ('publicKey' in given ? given.publicKey : '');
  return commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const name = `board-key/${id}`;
    const command = { type: 'enrol', publicKey, ...(wrapped !== undefined && { wrapped: name }) };
    const outcome = await actIn(deps, tx, { address: { kind: 'board-member', id }, command, actor });
    // Earlier texts were sealed to earlier keys: those stay.
    if (outcome.kind === 'done' && wrapped !== undefined) {
      const earlier = await tx.setting(name);
      await tx.saveSetting(name, [...(Array.isArray(earlier) ? earlier : []), wrapped]);
    }
    return outcome;
  });
}

/** The member's keys, newest first, opened for the length of one request. */
export async function openKeys(
  reads: Reads,
  id: string,
  passphrase: string,
): Promise<Outcome<readonly Uint8Array[], string>> {
  const kept = await reads.setting(`board-key/${id}`);
  if (!Array.isArray(kept) || kept.length === 0) {
    return refused('no-key-here', 'No key of yours is kept here.', 'Open the texts with the key you keep yourself.');
  }
  const seeds: Uint8Array[] = [];
  for (const wrapped of kept.toReversed()) {
    const opened = await unwrapKey(String(wrapped), passphrase);
    if (opened.kind === 'done') seeds.push(opened.value);
    else if (seeds.length === 0) return opened;
  }
  return done(seeds);
}

/** Those of `members` who have a key; the refusal names how many have none. */
export async function sealKeysFor(
  reads: Reads,
  members: readonly string[],
): Promise<Outcome<readonly SealKey[], 'no-key'>> {
  const keys: SealKey[] = [];
  for (const member of members) {
    const key = await keyOf(reads, member.slice('staff/'.length));
    if (key.kind === 'serving') keys.push({ member, publicKey: key.publicKey });
  }
  const without = members.length - keys.length;
  return without === 0
    ? done(keys)
    : refused(
        'no-key',
        `${without} of ${members.length} members have no key yet; nothing is written that they could not read.`,
        'Each member enrols a key once (POST /v1/board/key).',
      );
}
