/** What was said, what happened, what was sent: the record of a case, as it is. */
import type { CaseDetail } from '../../api/cases.ts';
import type { Words } from '../../messages/en.ts';
import { useWords } from '../../messages/words.tsx';
import { Table } from '../../ui/table.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { actorName, eventName, letterName } from '../case-words.ts';

export function Said({ detail }: { readonly detail: CaseDetail }) {
  const { words, format } = useWords();
  if (detail.texts.length === 0) return <p className="soft">{words.case.noTexts}</p>;
  const author = new Map(
    detail.events.flatMap(({ fields, by }) =>
      Object.values(fields).flatMap((value) =>
        typeof value === 'string' && value.startsWith('txt_') ? [[value, by] as const] : [],
      ),
    ),
  );
  return (
    <ul className="stack">
      {detail.texts.map(({ id, at, text }) => (
        <li key={id} className="said stack tight">
          <span className="soft small">
            {format.moment(at)} · {actorName(words.codes, author.get(id) ?? 'party', '')}
          </span>
          <p className="as-written">{text}</p>
        </li>
      ))}
    </ul>
  );
}

export function History({ detail, me }: { readonly detail: CaseDetail; readonly me: string }) {
  const { words, format } = useWords();
  const running = detail.clocks.filter(({ firedAt, stoppedAt }) => firedAt === undefined && stoppedAt === undefined);
  return (
    <Timeline
      label={words.case.history}
      steps={[
        ...detail.events.map(({ type, at, by, fields }, index) => ({
          key: String(index),
          when: `${format.moment(at)} · ${words.case.by(actorName(words.codes, by, me))}`,
          what: eventName(words.codes, type),
          more: <Fields fields={fields} />,
        })),
        ...running.map(({ name, dueAt, basis }) => ({
          key: name,
          when: format.moment(dueAt),
          what: words.codes.clocks[name.split('/')[0]!] ?? name,
          more: <span className="soft">{words.case.clockOf(name, basis)}</span>,
          ahead: true,
        })),
      ]}
    />
  );
}

/** What an event says that a reader can use, in words. Long structures (facts) and texts have their own place. */
function Fields({ fields }: { readonly fields: Readonly<Record<string, unknown>> }) {
  const { words, format } = useWords();
  const said = Object.entries(words.codes.eventFields).flatMap(([name, label]) => {
    const value = fields[name];
    if (typeof value === 'number')
      return [`${label}: ${value > MOMENTS_FROM ? format.moment(value) : format.number(value)}`];
    if (typeof value !== 'string' || value === '' || value.startsWith('txt_')) return [];
    return [`${label}: ${valueName(words, value)}`];
  });
  return said.length === 0 ? null : <span className="soft break">{said.join(' · ')}</span>;
}

/** Larger numbers are moments in milliseconds. */
const MOMENTS_FROM = 1e11;

/** A code in words wherever any catalogue has it; a name or an article stays as it is. */
function valueName({ codes, options, board, registers }: Words, value: string): string {
  const catalogues: readonly Readonly<Record<string, string>>[] = [
    codes.actions,
    options.ruling,
    codes.states,
    board.filed.sides,
    registers.orders.classes,
    registers.orders.forms,
    options.finding,
    codes.shown.approvals,
    codes.shown.measures,
    board.stands,
  ];
  return catalogues.find((one) => value in one)?.[value] ?? value;
}

export function Letters({ detail }: { readonly detail: CaseDetail }) {
  const { words, format } = useWords();
  if (detail.letters.length === 0) return <p className="soft">{words.case.noLetters}</p>;
  return (
    <Table
      label={words.case.letters}
      rows={detail.letters}
      rowKey={({ id }) => id}
      columns={[
        { name: words.case.letterWhen, cell: ({ at }) => <span className="numbers">{format.moment(at)}</span> },
        { name: words.case.letterTo, cell: ({ recipient }) => actorName(words.codes, recipient, '') },
        { name: words.case.letterWhat, cell: ({ message }) => letterName(words.codes, message) },
      ]}
    />
  );
}
