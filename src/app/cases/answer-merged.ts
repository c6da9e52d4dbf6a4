/** Everyone whose notice was merged into one review gets an answer, once each, in batches: a crowd does not make a step large. */
import { machines, stateOf, ANSWER_MERGED, type CaseActor, type NoticeState } from '../../casework/index.ts';
import type { OutboxRow } from '../../store/store.ts';
import type { Carrier } from '../outbox/deliver.ts';
import { newName } from '../random-names.ts';
import { actIn, eventsOf, type CaseDeps } from './act.ts';

const BATCH = 50;

export const mergedNoticeCarrier = (deps: CaseDeps): Carrier => ({
  kinds: [ANSWER_MERGED],
  async carry(rows) {
    for (const row of rows) await answerAll(deps, row);
    return rows.map(() => ({ kind: 'delivered' }));
  },
});

async function answerAll(deps: CaseDeps, { payload }: OutboxRow): Promise<void> {
  const { notice } = payload as { readonly notice: string };
  const address = { kind: 'notice', id: notice.slice('notice/'.length) };
  const events = await eventsOf(deps.store, address);
  const lead = stateOf(machines, notice, events) as NoticeState;
  if (lead.kind !== 'decided' || !lead.cluster) return;
  const { outcome, ground, reason, decider, cluster } = lead;
  const decided = events.find(({ type }) => type === 'notice-decided') as unknown as { readonly unfounded: boolean };
  const { unfounded } = decided;
  const words = (await deps.store.textsOf(notice)).find(({ id }) => id === reason)?.text ?? '';
  const actor: CaseActor = { kind: 'case', stream: notice };
  for (let from = 0; from < cluster.members.length; from += BATCH) {
    const members = cluster.members.slice(from, from + BATCH);
    await deps.store.transaction(async (tx) => {
      for (const member of members) {
        const to = { kind: 'notice', id: member.slice('notice/'.length) };
        // Each has the reasons in a case of its own, so that one can be erased without the others.
        const own = newName(deps, 'txt');
        const command = { type: 'answer-merged', outcome, ground, reason: own, decider, unfounded } as const;
        const outcomeOfOne = await actIn(deps, tx, { address: to, command, actor });
        if (outcomeOfOne.kind === 'refused') throw new Error(`${member}: ${outcomeOfOne.detail}`);
        if (outcomeOfOne.value.events.length > 0)
          await tx.saveText({ id: own, stream: member, writtenAt: deps.clock.now(), text: words });
      }
    });
  }
}
