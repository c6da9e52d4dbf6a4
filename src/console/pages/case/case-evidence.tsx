/** Everything an upload was matched by: one match at a time, the strictest first. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Match, Upload } from '../../../sdk/index.ts';
import { mediaOf, readEvidence, readUpload, shownMatch, type Evidence } from '../../api/uploads.ts';
import { MatchEvidence } from '../../evidence/match-evidence.tsx';
import { imageSegments } from '../../evidence/sources.ts';
import { useWords } from '../../messages/words.tsx';
import { Segments } from '../../ui/segments.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { FactsSeen } from './facts-and-rule.tsx';

export const useUpload = (id: string) =>
  useQuery({ queryKey: ['upload', id], queryFn: ({ signal }) => readUpload(id, signal), staleTime: 5 * 60_000 });
export const useEvidence = (id: string) =>
  useQuery({ queryKey: ['evidence', id], queryFn: ({ signal }) => readEvidence(id, signal), staleTime: 5 * 60_000 });

export function CaseEvidence({ id, withFacts }: { readonly id: string; readonly withFacts?: boolean }) {
  const upload = useUpload(id);
  const evidence = useEvidence(id);
  if (upload.isPending || evidence.isPending) return <Skeleton lines={8} />;
  if (upload.isError) return <ErrorState fault={upload.error} again={() => void upload.refetch()} />;
  if (evidence.isError) return <ErrorState fault={evidence.error} again={() => void evidence.refetch()} />;
  return (
    <div className="stack loose">
      <Shown upload={upload.data} evidence={evidence.data} />
      {withFacts === true && <FactsSeen upload={upload.data} evidence={evidence.data} />}
    </div>
  );
}

function Shown({ upload, evidence }: { readonly upload: Upload; readonly evidence: Evidence }) {
  const { words, format } = useWords();
  const [at, setAt] = useState(0);
  const candidates = upload.candidates ?? [];
  const matches = [...upload.matches, ...candidates];
  const match = matches[at];
  if (!match) return <p className="soft">{words.case.noEvidence}</p>;
  const reference = evidence.references.find((one) => one.id === match.reference);
  const frame = imageSegments(match)[0]?.frame ?? 0;
  return (
    <div className="stack">
      {matches.length > 1 && (
        <Segments
          label={words.case.evidence}
          options={matches.map((one, index) => [
            String(index),
            `${evidence.references.find(({ id }) => id === one.reference)?.title ?? one.reference}${index >= upload.matches.length ? ` (${words.evidence.candidates})` : ''}`,
          ])}
          value={String(at)}
          onChange={(value) => setAt(Number(value))}
        />
      )}
      <div className="line-up apart">
        <h2 className="break">{reference?.title ?? match.reference}</h2>
        <span className="soft small">
          {matches.length > 1 && `${words.case.matchOf(format.number(at + 1), format.number(matches.length))} · `}
          {reference?.claimant}
        </span>
      </div>
      {at >= upload.matches.length && <p className="note wait">{words.evidence.candidatesAbout}</p>}
      <MatchEvidence
        key={match.reference}
        subject={`${upload.id} ${match.reference}`}
        match={shownMatch(match, evidence.upload, reference?.media)}
        upload={mediaOf('uploads', upload.id, evidence.upload, { frame, withoutFfmpeg: evidence.withoutFfmpeg })}
        reference={mediaOf('references', match.reference, reference?.media, { withoutFfmpeg: evidence.withoutFfmpeg })}
      />
      <MatchFigures match={match} />
    </div>
  );
}

function MatchFigures({ match }: { readonly match: Match }) {
  const { words, format } = useWords();
  const said = words.evidence;
  return (
    <>
      <dl className="facts two small">
        <dt>{said.confidence}</dt>
        <dd className="numbers">{format.percent(match.confidence)}</dd>
        <dt>{said.ofReference}</dt>
        <dd className="numbers">{format.percent(match.coverageOfReference)}</dd>
        <dt>{said.ofUpload}</dt>
        <dd className="numbers">{format.percent(match.coverageOfUpload)}</dd>
        <dt>{said.combined}</dt>
        <dd>{match.combined ? words.states.yes : words.states.no}</dd>
        <dt>{said.modified}</dt>
        <dd>{said.modifications[match.modified]}</dd>
        <dt>{said.algorithm}</dt>
        <dd className="mono break">{match.segments[0]?.algorithm}</dd>
      </dl>
      {match.shadow === true && <p className="note wait">{said.shadow}</p>}
      {match.alsoIn && match.alsoIn.length > 0 && (
        <p className="note">{said.alsoIn(format.number(match.alsoIn.length))}</p>
      )}
      {match.unmeasured && match.unmeasured.length > 0 && (
        <p className="note">{said.unmeasured(match.unmeasured.join(', '))}</p>
      )}
    </>
  );
}
