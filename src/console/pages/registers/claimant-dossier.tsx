/** One claimant: standing, how often they were wrong and how sure that is, the random sample, their claims. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CaseDetail } from '../../api/cases.ts';
import { listClaims, readClaimant, type Claimant } from '../../api/registers.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { endClaimStep } from '../../steps/claimant-steps.ts';
import { has } from '../../steps/step.ts';
import { StepButton } from '../../steps/step-list.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { AuditSample } from './audit-sample.tsx';
import { useWorkTitles } from './names.ts';

/** Above it even the careful end of the score is called a pattern: the server's own (src/abuse/over-claiming.ts). */
const PATTERN_FROM = 0.2;

export function ClaimantDossier({ detail }: { readonly detail: CaseDetail }) {
  const { words, format } = useWords();
  const said = words.registers.claimants;
  const { id } = detail.file;
  const who = useSession();
  const asked = useQuery({
    queryKey: ['claimant', id, 'whole'],
    queryFn: ({ signal }) => readClaimant(id, signal),
  });
  const titles = useWorkTitles(asked.data?.freeWorks.map(({ reference }) => reference) ?? []);
  if (asked.isPending) return <Skeleton lines={6} />;
  if (asked.isError) return <ErrorState fault={asked.error} again={() => void asked.refetch()} />;
  const claimant = asked.data;
  const { standing, society, redButton, excludedUntil, redButtonExcludedUntil, email, language, freeWorks } = claimant;
  return (
    <>
      <section className="stack tight">
        {society && (
          <p>
            <Badge>{said.society}</Badge>
          </p>
        )}
        <p className="soft">{said.standingAbout[standing]}</p>
        <Facts
          facts={[
            [said.excludedUntil, excludedUntil && format.day(excludedUntil)],
            [
              said.redButton,
              redButtonExcludedUntil
                ? `${said.redButtons[redButton]} · ${words.registers.claimants.excludedUntil} ${format.day(redButtonExcludedUntil)}`
                : said.redButtons[redButton],
            ],
            [said.email, email && <span className="break">{email}</span>],
            [said.language, language],
            [
              said.account,
              has(who, 'administrator', 'operator', 'auditor') && (
                <Link to="/money" search={{ id: `claimant/${id}` }}>
                  {said.account}
                </Link>
              ),
            ],
          ]}
        />
      </section>
      <Score claimant={claimant} />
      {freeWorks.length > 0 && (
        <section className="stack tight">
          <h3>{said.free}</h3>
          <ul className="stack tight">
            {freeWorks.map(({ reference, why }) => (
              <li key={reference}>
                {titles[reference] ?? reference} <span className="soft">· {said.freeWhy[why] ?? why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <AuditSample detail={detail} claimant={claimant} />
      <Claims id={id} />
    </>
  );
}

/** How wrong, and how sure: a point and the careful end, drawn and said. */
function Score({ claimant: { claims, overClaiming } }: { readonly claimant: Claimant }) {
  const { words, format } = useWords();
  const said = words.registers.claimants;
  if (claims.decided === 0)
    return (
      <section className="stack tight">
        <h3>{said.score}</h3>
        <p className="soft">{said.scoreNone}</p>
      </section>
    );
  const { atLeast, expected, pattern } = overClaiming;
  const at = (share: number) => `${(share * 100).toFixed(1)}%`;
  return (
    <section className="stack tight">
      <h3>{said.score}</h3>
      <p>{said.scoreAbout(format.number(claims.wrong), format.number(claims.decided))}</p>
      <div className="interval" aria-hidden="true">
        <span className="span" style={{ left: at(atLeast), right: at(1 - Math.max(expected, atLeast)) }} />
        <span className="limit" style={{ left: at(PATTERN_FROM) }} />
        <span className="point" style={{ left: at(expected) }} />
      </div>
      <p className="soft small">{said.interval(format.percent(atLeast), format.percent(expected))}</p>
      <p className="line-up">
        <Badge mood={pattern ? 'stop' : 'good'}>{pattern ? said.pattern : said.noPattern}</Badge>
        <span className="soft small">{pattern ? said.patternAbout : said.threshold(format.percent(PATTERN_FROM))}</span>
      </p>
    </section>
  );
}

const WHOLE = 1_000_000;

function Claims({ id }: { readonly id: string }) {
  const { words, format } = useWords();
  const said = words.registers.claimants;
  const who = useSession();
  const asked = useQuery({ queryKey: ['claims', id], queryFn: ({ signal }) => listClaims(id, signal) });
  const rows = (asked.data?.rows ?? []).filter(({ endedAt }) => endedAt === undefined);
  const titles = useWorkTitles(rows.map(({ reference }) => reference));
  return (
    <section className="stack tight">
      <h3>{said.claims}</h3>
      {rows.length === 0 ? (
        <p className="soft">{asked.isPending ? words.states.loading : said.noClaims}</p>
      ) : (
        <Table
          label={said.claims}
          rows={rows}
          rowKey={(claim) => claim.id}
          columns={[
            {
              name: words.registers.money.work,
              cell: ({ reference, disputed }) => (
                <span>
                  <span className="break">{titles[reference] ?? reference}</span>{' '}
                  {disputed === true && <Badge mood="wait">{words.codes.events['disputed']}</Badge>}
                </span>
              ),
            },
            { name: said.share, number: true, cell: ({ share }) => format.percent(share / WHOLE) },
            {
              name: words.registers.licences.where,
              cell: ({ territories }) =>
                territories === 'all' ? words.registers.everywhere : territories.map(format.territory).join(', '),
            },
            {
              name: '',
              cell: (claim) =>
                has(who, 'administrator') && (
                  <StepButton
                    tiny
                    step={endClaimStep(words, claim.id)}
                    stream={`claim/${claim.id}`}
                    about={titles[claim.reference] ?? claim.reference}
                  />
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
