/** Exceptions in force that keep a case's upload public: a ruling against it ends them. */
import type { OversightState } from '../../casework/index.ts';
import type { Transaction } from '../../store/store.ts';

export async function exceptionsAgainst(tx: Transaction, state: OversightState): Promise<readonly string[]> {
  if (!('matter' in state) || state.matter.upload === undefined) return [];
  if ('ruling' in state && state.ruling.direction !== 'down') return [];
  const { rows } = await tx.docket({ kind: 'exception', open: true, about: state.matter.upload });
  return rows.map(({ stream }) => stream);
}
