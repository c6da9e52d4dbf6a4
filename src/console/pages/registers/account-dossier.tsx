/** One account: where it stands, until when; the published ladder; each strike and when it expires; the last weighing. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CaseDetail } from '../../api/cases.ts';
import type { AccountState } from '../../api/procedures.ts';
import { readStrikes, type Strikes } from '../../api/registers.ts';
import { useWords } from '../../messages/words.tsx';
import { SUSPENSION_DAYS } from '../../steps/account-steps.ts';
import { Badge, type Mood } from '../../ui/badge.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { textOf } from './case-pane.tsx';

const YEAR_MS = 365 * 86_400_000;

export function AccountDossier({ detail }: { readonly detail: CaseDetail }) {
  const { words, format } = useWords();
  const said = words.registers.strikes;
  const { suspensions = [], proposal, review, measure } = detail.state as unknown as AccountState;
  const recent = suspensions.filter((began) => began > Date.now() - YEAR_MS).length;
  return (
    <>
      {proposal && (
        <div className="note stop stack tight">
          <p className="strong">{said.proposal}</p>
          <p className="as-written">{textOf(detail, proposal.text)}</p>
          <p className="soft">{said.proposalAbout(format.day(proposal.until))}</p>
        </div>
      )}
      <AccountStanding
        id={detail.file.id}
        suspensions={recent}
        {...(measure.kind === 'suspended' && measure.rung !== undefined && { rung: measure.rung })}
      />
      {review && (
        <section className="stack tight">
          <h3>{said.weighing}</h3>
          <Facts
            facts={[
              [words.registers.since, format.day(review.at)],
              [
                words.fields.found.label,
                said.weighed(
                  format.number(review.numbers.found),
                  format.number(review.numbers.days),
                  format.number(review.proportion.of),
                ),
              ],
              [words.fields.gravity.label, words.options.gravity[review.gravity as 'low']],
              [words.fields.intent.label, words.options.intent[review.intent as 'none']],
              [words.fields.finding.label, words.options.finding[review.finding as 'suspend']],
            ]}
          />
          <p className="said as-written">{textOf(detail, review.text)}</p>
        </section>
      )}
    </>
  );
}

export function AccountStanding({
  id,
  suspensions,
  rung,
}: {
  readonly id: string;
  /** Within the last year. */
  readonly suspensions: number;
  /** Where it stands now, from 1. */
  readonly rung?: number;
}) {
  const { words, format } = useWords();
  const said = words.registers.strikes;
  const asked = useQuery({ queryKey: ['strikes', id], queryFn: ({ signal }) => readStrikes(id, signal) });
  if (asked.isPending) return <Skeleton lines={6} />;
  if (asked.isError) return <ErrorState fault={asked.error} again={() => void asked.refetch()} />;
  const { standing, warnedAt, flagRight, notices } = asked.data;
  return (
    <>
      <section className="stack tight">
        <p>{said.standingAbout[standing.kind]}</p>
        <Facts
          facts={[
            [said.standing, said.standings[standing.kind]],
            [words.registers.ends, standing.until !== undefined && format.moment(standing.until)],
            [said.counting, format.number(asked.data.counting)],
            [said.warnedAt, warnedAt !== undefined && format.day(warnedAt)],
            [
              said.flagRight,
              `${flagRight.until === undefined ? said.fine : said.excludedUntil(format.day(flagRight.until))} · ${said.wrong(format.number(flagRight.wrong))}`,
            ],
            [
              said.notices,
              `${notices.until === undefined ? said.fine : said.setAsideUntil(format.day(notices.until))} · ${said.unfounded(format.number(notices.unfounded))}`,
            ],
          ]}
        />
      </section>
      <Ladder earlier={suspensions} {...(rung !== undefined && { rung })} />
      <StrikeTable strikes={asked.data.strikes} />
    </>
  );
}

/** The published rungs, and which one is next: everybody can see how far anybody may go. */
function Ladder({ earlier, rung }: { readonly earlier: number; readonly rung?: number }) {
  const { words, format } = useWords();
  const said = words.registers.strikes;
  const next = Math.min(earlier, SUSPENSION_DAYS.length - 1);
  return (
    <section className="stack tight">
      <h3>{said.ladder}</h3>
      <ol className="ladder" aria-label={said.ladder}>
        {SUSPENSION_DAYS.map((days, at) => {
          const here = rung === at + 1;
          const is = here ? 'here' : rung === undefined && at === next ? 'next' : at < next ? 'past' : undefined;
          return (
            <li key={days} data-is={is} aria-current={here ? 'step' : undefined}>
              <span className="strong numbers">{said.rung(format.number(days))}</span>
              <span className="small">
                {is === 'here' ? said.rungHere : is === 'next' ? said.rungNext : is === 'past' ? said.rungPast : ''}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="soft small">{said.ladderAbout}</p>
    </section>
  );
}

const MOOD: Readonly<Record<string, Mood>> = { counted: 'stop', awaiting: 'wait', contested: 'accent' };

function StrikeTable({ strikes }: { readonly strikes: Strikes['strikes'] }) {
  const { words, format } = useWords();
  const said = words.registers.strikes;
  return (
    <section className="stack tight">
      <h3>{said.list}</h3>
      {strikes.length === 0 ? (
        <p className="soft">{said.listNone}</p>
      ) : (
        <Table
          label={said.list}
          rows={strikes}
          rowKey={({ upload }) => upload}
          columns={[
            {
              name: said.upload,
              cell: ({ upload }) => (
                <Link to="/uploads/$id" params={{ id: upload.replace(/^upload\//, '') }} className="break">
                  {upload.replace(/^upload\//, '')}
                </Link>
              ),
            },
            {
              name: words.registers.state,
              cell: ({ state }) => <Badge mood={MOOD[state] ?? 'plain'}>{said.states[state] ?? state}</Badge>,
            },
            {
              name: said.expires,
              cell: ({ expiresAt, finalAt }) =>
                expiresAt !== undefined ? (
                  <span className="numbers">{format.day(expiresAt)}</span>
                ) : (
                  finalAt !== undefined && (
                    <span className="soft small">
                      {said.finalAt} {format.day(finalAt)}
                    </span>
                  )
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
