/** What the decision table saw, and which row applied. The numbers are the ones that decided. */
import { useQuery } from '@tanstack/react-query';
import type { Policy, Upload } from '../../../sdk/index.ts';
import { read } from '../../api/server.ts';
import type { Evidence } from '../../api/uploads.ts';
import { useWords } from '../../messages/words.tsx';
import { Badge } from '../../ui/badge.tsx';
import { actionName } from '../case-words.ts';

interface Props {
  readonly upload: Upload;
  readonly evidence: Evidence;
}

export const FactsAndRule = (props: Props) => (
  <>
    <FactsSeen {...props} />
    <Rule {...props} />
  </>
);

export function Rule({ upload, evidence }: Props) {
  const { words } = useWords();
  const said = words.case;
  const { decision } = upload;
  const { references } = evidence;
  // The table names works by their ids; people know them by title.
  const titled = (text: string) => references.reduce((said, { id, title }) => said.replaceAll(id, `“${title}”`), text);
  const policy = useQuery({
    queryKey: ['policy', decision.policyVersion],
    queryFn: ({ signal }) => read<Policy>(`/v1/policies/${encodeURIComponent(decision.policyVersion)}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section>
      <h2>{said.rule}</h2>
      <div className="stack tight">
        <p>
          <Badge mood="accent">{decision.rule}</Badge>{' '}
          <span className="strong">{actionName(words.codes, decision.action)}</span>{' '}
          <span className="soft small">{decision.policyVersion}</span>
        </p>
        {decision.reasons
          .filter(({ rule }) => rule === decision.rule)
          .slice(0, 1)
          .map(({ rule, basis, text }) => (
            <div key={rule} className="stack tight">
              <p>{titled(text)}</p>
              <ul className="small soft">
                {basis.map((address) => (
                  <li key={address}>{policy.data?.law[address]?.citation ?? address}</li>
                ))}
              </ul>
            </div>
          ))}
      </div>
    </section>
  );
}

/** What the table was given. */
export function FactsSeen({ upload, evidence: { facts } }: Props) {
  const { words, format } = useWords();
  const said = words.case;
  const first = facts.matches[0];
  const yes = (value: boolean) => (value ? words.states.yes : words.states.no);
  return (
    <section>
      <h2>{said.facts}</h2>
      <dl className="facts two small">
        <dt>{said.flag}</dt>
        <dd>{facts.flag === null ? said.noFlag : (words.codes.flags[facts.flag] ?? facts.flag)}</dd>
        <dt>{said.profile}</dt>
        <dd>
          {facts.profile} · {format.territory(upload.territory)}
        </dd>
        {first && (
          <>
            <dt>{said.coverage}</dt>
            <dd className="numbers">{format.percent(first.coverage)}</dd>
            {first.matchedS !== undefined && (
              <>
                <dt>{said.matched}</dt>
                <dd className="numbers">{said.seconds(format.number(Math.round(first.matchedS * 10) / 10))}</dd>
              </>
            )}
            {first.matchedChars !== undefined && (
              <>
                <dt>{said.matched}</dt>
                <dd className="numbers">{said.characters(format.number(first.matchedChars))}</dd>
              </>
            )}
            {first.matchedBytes !== undefined && (
              <>
                <dt>{said.fileSize}</dt>
                <dd className="numbers">{format.bytes(first.matchedBytes)}</dd>
              </>
            )}
            <dt>{said.combined}</dt>
            <dd>{yes(first.combined)}</dd>
            <dt>{said.modified}</dt>
            <dd>{said.modifications[first.modified] ?? first.modified}</dd>
            <dt>{said.claimed}</dt>
            <dd>{yes(first.claimedHere)}</dd>
            <dt>{said.licensed}</dt>
            <dd>{yes(first.licensedHere)}</dd>
            {first.unmeasured && first.unmeasured.length > 0 && (
              <>
                <dt>{said.unmeasured}</dt>
                <dd>{first.unmeasured.join(', ')}</dd>
              </>
            )}
          </>
        )}
        <dt>{said.commercial}</dt>
        <dd>{yes(facts.commercial)}</dd>
      </dl>
    </section>
  );
}
