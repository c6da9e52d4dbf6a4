/** What authorities ask for: the register as staff see it, with what the public sees of it. */
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { enterOrder } from '../../steps/order-steps.ts';
import { StepButton } from '../../steps/step-list.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Due, useNow } from '../../ui/due.tsx';
import { stateName } from '../case-words.ts';
import { CaseRegister } from './case-register.tsx';
import { OrderDossier } from './order-dossier.tsx';

export function Orders() {
  const { words, format } = useWords();
  const said = words.registers.orders;
  const enter = enterOrder(words, useSession(), useNow());
  return (
    <CaseRegister
      kind="order"
      said={said}
      start="open"
      actions={enter && <StepButton step={enter} stream="order/new" />}
      nameOfColumn={said.authority}
      rowName={({ shown = {} }) => String(shown['authority'] ?? '')}
      alsoBy={({ shown = {} }) => `${String(shown['country'])} ${String(shown['class'] ?? '')}`}
      columns={[
        {
          name: words.fields.country.label,
          wide: true,
          cell: ({ shown = {} }) => format.territory(String(shown['country'])),
        },
        { name: said.form, wide: true, cell: ({ shown = {} }) => said.forms[String(shown['form'])] },
        {
          name: words.registers.state,
          cell: ({ state, shown = {} }) => (
            <span className="line-up">
              {stateName(words.codes, state)}
              {shown['sealed'] === true && (
                <Badge mood="wait" icon="eye-off">
                  {said.sealed}
                </Badge>
              )}
            </span>
          ),
        },
        { name: words.registers.due, cell: ({ dueAt, open }) => dueAt !== undefined && <Due at={dueAt} open={open} /> },
        {
          name: said.received,
          wide: true,
          cell: ({ openedAt }) => <span className="numbers">{format.day(openedAt)}</span>,
        },
      ]}
      dossier={(detail) => <OrderDossier detail={detail} />}
    />
  );
}
