/** What a board case leaves to be done outside its own transaction: drawing the panel when the log has grown, and looking for like uploads. */
import type { CaseActor } from '../../casework/index.ts';
import type { Carrier, Delivery } from '../outbox/deliver.ts';
import type { Service } from '../service.ts';
import { seatPanel } from './docket.ts';
import { proposeSweep } from './precedents.ts';

const RULES: CaseActor = { kind: 'clock' };

const idOf = (payload: unknown): string => String((payload as { case?: string }).case ?? '').slice('oversight/'.length);

export const boardCarrier = (service: Service): Carrier => ({
  kinds: ['seat-panel', 'precedent-sweep'],
  async carry(rows) {
    const results: Delivery[] = [];
    for (const { kind, payload } of rows) {
      if (kind === 'precedent-sweep') {
        await proposeSweep(service, idOf(payload));
        results.push({ kind: 'delivered' });
        continue;
      }
      const outcome = await seatPanel(service, idOf(payload), RULES);
      // A case that was conceded meanwhile needs no panel any more.
      const over = outcome.kind === 'done' || outcome.why !== 'not-yet';
      results.push(over ? { kind: 'delivered' } : { kind: 'waiting', why: outcome.detail });
    }
    return results;
  },
});
