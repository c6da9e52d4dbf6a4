/** Who may claim, and how right their claims were. */
import type { CaseLine } from '../../api/cases.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { registerClaimant } from '../../steps/claimant-steps.ts';
import { StepButton } from '../../steps/step-list.tsx';
import { Badge, type Mood } from '../../ui/badge.tsx';
import { CaseRegister } from './case-register.tsx';
import { ClaimantDossier } from './claimant-dossier.tsx';
import { useClaimantNames } from './names.ts';

export const MOOD_OF_STANDING: Readonly<Record<string, Mood>> = {
  new: 'wait',
  verified: 'plain',
  trusted: 'good',
  excluded: 'stop',
};
const count = ({ shown = {} }: CaseLine, name: string): number => Number(shown[name] ?? 0);

const useNamesOf = (rows: readonly CaseLine[]) => useClaimantNames(rows.map(({ id }) => id));

export function Claimants() {
  const { words, format } = useWords();
  const said = words.registers.claimants;
  const register = registerClaimant(words, useSession());
  return (
    <CaseRegister
      kind="claimant"
      said={said}
      start="all"
      actions={register && <StepButton step={register} stream="claimant/new" />}
      nameOfColumn={said.name}
      useNames={useNamesOf}
      rowName={({ id }, names) => names[id] ?? id}
      columns={[
        {
          name: said.standing,
          cell: ({ state }) => (
            <Badge mood={MOOD_OF_STANDING[state] ?? 'plain'}>{said.standings[state] ?? state}</Badge>
          ),
        },
        { name: said.decided, number: true, cell: (row) => format.number(count(row, 'decided')) },
        { name: said.wrong, number: true, cell: (row) => format.number(count(row, 'wrong')) },
        {
          name: words.registers.ends,
          wide: true,
          cell: ({ dueAt }) => dueAt !== undefined && <span className="numbers">{format.day(dueAt)}</span>,
        },
      ]}
      dossier={(detail) => <ClaimantDossier detail={detail} />}
    />
  );
}
