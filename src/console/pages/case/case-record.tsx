/** What was said, what happened, what was sent: the record of a case, as it is. */
import type { CaseDetail } from '../../api/cases.ts';
import { useWords } from '../../messages/words.tsx';
import { Table } from '../../ui/table.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { actorName, eventName } from '../case-words.ts';

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

/** Codes and numbers of an event. Long structures (facts) have their own place. */
function Fields({ fields }: { readonly fields: Readonly<Record<string, unknown>> }) {
  const shown = Object.entries(fields).filter(
    ([name, value]) => name !== 'by' && ['string', 'number', 'boolean'].includes(typeof value),
  );
  if (shown.length === 0) return null;
  return (
    <span className="soft break">
      {shown
        .map(([name, value]) => `${name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()}: ${String(value)}`)
        .join(' · ')}
    </span>
  );
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
        { name: words.case.letterWhat, cell: ({ message }) => eventName(words.codes, message) },
      ]}
    />
  );
}
