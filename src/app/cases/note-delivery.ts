/** The window for complaining opens when the person was told (Art. 20(1) DSA): when the letter about the newest decision has left by mail. */
import { addressOf, machines, stateOf, uploaderOf, type CaseActor, type UploadState } from '../../casework/index.ts';
import type { Letter } from '../../store/store.ts';
import { act, eventsOf, type CaseDeps } from './act.ts';

const POST: CaseActor = { kind: 'case', stream: 'job/letters' };
const TELLS = /^upload\.(blocked|blocked-until|asked|asked-48h|held|restricted|red-button)$/;

/** Telling twice changes nothing; a letter about an older decision opens no window for a newer one. */
export async function noteDelivery(deps: CaseDeps, { stream, message, recipient, at }: Letter): Promise<void> {
  if (!TELLS.test(message)) return;
  const address = addressOf(stream);
  const state = stateOf(machines, stream, await eventsOf(deps.store, address)) as UploadState;
  if (state.kind === 'nothing' || uploaderOf(state) !== recipient || at < state.decidedAt) return;
  const command = { type: 'told', toldAt: deps.clock.now() } as { readonly type: string };
  await act(deps, { address, command, actor: POST });
}
