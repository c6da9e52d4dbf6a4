/**
 * A policy that two people approved is published: frozen by its hash, with a leaf of its own, and told to the platform, whose
 * users have to learn of it (Art. 14(2) DSA). One approval publishes once, however often it is carried.
 */
import { assert, instant, type Json } from '../../common/index.ts';
import { addressOf, machines, policyWarning, stateOf, writeLetter, type ApprovalState } from '../../casework/index.ts';
import { commitment, SALT_BYTES, toLeaf } from '../../log/index.ts';
import { belowStatute, diffPolicies, policyHash, policyText } from '../../policy/index.ts';
import type { OutboxRow, PublishedPolicy, Transaction } from '../../store/store.ts';
import { eventsOf } from '../cases/act.ts';
import type { Carrier } from '../outbox/deliver.ts';
import { newCasePseudonym } from '../random-names.ts';
import type { Service } from '../service.ts';
import { readProposal, type ReadProposal } from './propose-policy.ts';
import { readPolicies } from './read-policies.ts';

type PublishDeps = Pick<Service, 'store' | 'clock' | 'random' | 'origin'>;
const MESSAGE = 'policy.published';

export const policyCarrier = (deps: PublishDeps): Carrier => ({
  kinds: ['approved-publish-policy'],
  async carry(rows) {
    for (const row of rows) await deps.store.transaction((tx) => publish(deps, tx, row));
    return rows.map(() => ({ kind: 'delivered' }));
  },
});

async function publish(deps: PublishDeps, tx: Transaction, { payload }: OutboxRow): Promise<void> {
  const { case: approval } = payload as { readonly case: string };
  const now = deps.clock.now();
  if ((await tx.policies()).some((one) => one.approval === approval)) return;
  const state = stateOf(machines, approval, await eventsOf(tx, addressOf(approval))) as ApprovalState;
  if (state.kind !== 'approved') return;
  const read = readProposal(await readPolicies(tx), state.fields, now);
  // Another one was published between approval and now: publishing this one would undo it unseen.
  if (read.kind === 'refused')
    return tell(tx, approval, 'administrators', 'policy.not-published', { why: read.why }, now);
  const { policy, base, inForceFrom } = read.value;
  const published: Omit<PublishedPolicy, 'leafIndex'> = {
    name: policy.policyVersion,
    profile: policy.profile,
    base: base.policyVersion,
    choices: policy.choices ?? {},
    text: policyText(policy),
    hash: policyHash(policy),
    author: state.by,
    approver: state.approvedBy,
    approval,
    publishedAt: now,
    inForceFrom: instant(Math.max(now, inForceFrom ?? now)),
    warnings: belowStatute(policy).map(policyWarning),
  };
  const leafIndex = await takeInLeaf(deps, tx, published);
  await tx.publishPolicy({ ...published, leafIndex });
  const fields = announcement(deps, published, read.value);
  await tell(tx, approval, 'reviewers', MESSAGE, fields, now);
  const written = { en: writeLetter(MESSAGE, 'en', fields), de: writeLetter(MESSAGE, 'de', fields) };
  assert(written.en !== undefined && written.de !== undefined, 'a policy is announced in words');
  await tx.enqueue({
    id: `${approval}/${MESSAGE}`,
    kind: 'platform',
    payload: { message: MESSAGE, ...fields, leaf: leafIndex, written: written as unknown as Json },
    dueAt: now,
  });
}

/** It goes on from the approval, under the same public name. */
async function takeInLeaf(
  deps: PublishDeps,
  tx: Transaction,
  { approval, choices, text: _text, warnings, ...said }: Omit<PublishedPolicy, 'leafIndex'>,
): Promise<number> {
  const { publishedAt: at, hash } = said;
  const file = await tx.caseFile(approval);
  const salt = deps.random(SALT_BYTES);
  const record = {
    ...said,
    case: approval,
    choices: choices as unknown as Json,
    warnings: warnings as unknown as Json,
  };
  const leaf = await tx.takeIn(
    'policy',
    ({ n }) =>
      toLeaf({
        k: 'policy',
        n,
        case: file?.pseudonym ?? newCasePseudonym(deps),
        p: hash,
        a: 'PUBLISHED',
        ground: 'eu/dsa-14',
        auto: 'none',
        ...(file?.lastLeaf !== undefined && { prev: file.lastLeaf }),
        at,
        c: commitment(record, salt),
      }),
    { record, salt },
    at,
  );
  if (file) await tx.saveCaseFile({ ...file, changedAt: at, lastLeaf: leaf.index });
  return leaf.index;
}

function announcement(
  { origin }: PublishDeps,
  { name, hash, profile, inForceFrom }: Omit<PublishedPolicy, 'leafIndex'>,
  { policy, before }: ReadProposal,
): Readonly<Record<string, Json>> {
  const { parameters } = diffPolicies(before, policy);
  const changes = parameters.map((change) => ({ name: change.name, before: change.before!, after: change.after! }));
  const query = new URLSearchParams({ from: before.policyVersion, to: name });
  return {
    policy: name,
    before: before.policyVersion,
    profile,
    hash,
    inForceFrom: new Date(inForceFrom).toISOString(),
    changes,
    ...(origin !== undefined && { link: `${origin}/policies/diff?${query}` }),
  };
}

async function tell(
  tx: Transaction,
  stream: string,
  recipient: string,
  message: string,
  fields: Readonly<Record<string, Json>>,
  at: ReturnType<Service['clock']['now']>,
): Promise<void> {
  const id = `${stream}/${message}/${recipient}`;
  await tx.saveLetter({ id, recipient, stream, message, fields, at });
  await tx.enqueue({ id: `letter:${id}`, kind: 'letter', payload: { letter: id, recipient }, dueAt: at });
}
