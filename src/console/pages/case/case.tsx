/** One case: evidence on the left, judgement on the right. Keys walk the queue, choose, decide, take back. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { caseKey, readCase, type CaseDetail } from '../../api/cases.ts';
import { readEvidence, readUpload } from '../../api/uploads.ts';
import { useSession } from '../../app/session.tsx';
import { useShortcuts } from '../../keys/keyboard.tsx';
import { useWords } from '../../messages/words.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { kindName } from '../case-words.ts';
import { useHeadline } from '../headline.tsx';
import { useQueue } from '../queue/queue-rows.ts';
import { CaseEvidence } from './case-evidence.tsx';
import { CaseHead } from './case-head.tsx';
import { History, Letters, Said } from './case-record.tsx';
import { Judge } from './judge.tsx';

/** The upload a case is about, if it is about one. */
export const uploadOf = ({ file }: CaseDetail): string | undefined =>
  file.kind === 'upload' ? file.id : file.about.find((one) => one.startsWith('upload/'))?.slice('upload/'.length);

/** What somebody wrote is read before the evidence is looked at. */
const HEARD_FIRST: ReadonlySet<string> = new Set(['complaint', 'notice', 'order']);

/** Their facts are not an upload's evidence. */
const WITH_DOSSIER: ReadonlySet<string> = new Set([
  'order',
  'account',
  'claimant',
  'ownership',
  'approval',
  'recommendation',
]);
const Dossier = lazy(async () => ({ default: (await import('../registers/dossiers.tsx')).Dossier }));

type TabName = 'facts' | 'evidence' | 'said' | 'history' | 'letters';

export function Case() {
  const { kind, id } = useParams({ from: '/cases/$kind/$id' });
  const { words } = useWords();
  const asked = useQuery({ queryKey: caseKey(kind, id), queryFn: ({ signal }) => readCase(kind, id, signal) });
  if (kind === 'oversight') return <Navigate to="/board/$id" params={{ id }} replace />;
  if (asked.isPending)
    return (
      <div className="work">
        <Skeleton lines={10} />
      </div>
    );
  if (asked.isError)
    return (
      <div className="work">
        <h1 className="heard" tabIndex={-1}>
          {kindName(words.codes, kind)}
        </h1>
        <ErrorState fault={asked.error} again={() => void asked.refetch()} />
      </div>
    );
  return <OpenCase key={`${kind}/${id}`} detail={asked.data} />;
}

function OpenCase({ detail }: { readonly detail: CaseDetail }) {
  const { words, format } = useWords();
  const { id: me } = useSession();
  const upload = uploadOf(detail);
  const withDossier = WITH_DOSSIER.has(detail.file.kind);
  const [tab, setTab] = useState<TabName>(
    withDossier ? 'facts' : upload !== undefined ? 'evidence' : detail.texts.length > 0 ? 'said' : 'history',
  );
  const around = useAround(detail.file.stream, me);
  const title = `${kindName(words.codes, detail.file.kind)}: ${useHeadline(detail.file)}`;
  useEffect(() => {
    document.title = `${title} · Recourse`;
  }, [title]);
  useShortcuts([
    { keys: 'j', does: words.case.next, run: around.next },
    { keys: 'k', does: words.case.previous, run: around.previous },
    { keys: 'q', does: words.case.back, run: around.back },
  ]);
  return (
    <div className="case">
      <CaseHead title={title} detail={detail} around={around} />
      <div className="look">
        <Tabs<TabName>
          label={title}
          value={tab}
          onChange={setTab}
          tabs={[
            withDossier
              ? { id: 'facts' as const, label: words.case.facts }
              : { id: 'evidence' as const, label: words.case.evidence },
            { id: 'said', label: counted(words.case.parties, detail.texts.length, format.number) },
            { id: 'history', label: counted(words.case.history, detail.events.length, format.number) },
            { id: 'letters', label: counted(words.case.letters, detail.letters.length, format.number) },
          ]}
        >
          {tab === 'facts' ? (
            <Suspense fallback={<Skeleton lines={8} />}>
              <Dossier detail={detail} />
            </Suspense>
          ) : tab === 'evidence' ? (
            upload === undefined ? (
              <p className="soft">{words.case.noEvidence}</p>
            ) : (
              <div className="stack loose">
                {HEARD_FIRST.has(detail.file.kind) && detail.texts.length > 0 && <Said detail={detail} />}
                <CaseEvidence id={upload} withFacts />
              </div>
            )
          ) : tab === 'said' ? (
            <Said detail={detail} />
          ) : tab === 'history' ? (
            <History detail={detail} me={me} />
          ) : (
            <Letters detail={detail} />
          )}
        </Tabs>
      </div>
      <aside className="judge" aria-label={words.case.outcome}>
        <Judge detail={detail} upload={upload} onDecided={around.next} />
      </aside>
    </div>
  );
}

const counted = (label: string, count: number, number: (value: number) => string): string =>
  count > 0 ? `${label} (${number(count)})` : label;

export interface Around {
  next(): void;
  previous(): void;
  back(): void;
}

/** The neighbours of this case in the queue as it was last seen. The next one is read ahead. */
function useAround(stream: string, me: string): Around {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { rows } = useQueue({}, me);
  // One being decided has left the list: its place is where the next one is now.
  const [seenAt, setSeenAt] = useState(0);
  const at = rows.findIndex((row) => row.stream === stream);
  useEffect(() => {
    if (at >= 0) setSeenAt(at);
  }, [at]);
  const following = at >= 0 ? rows[at + 1] : rows[seenAt];
  const before = rows[(at >= 0 ? at : seenAt) - 1];
  useEffect(() => {
    if (!following) return;
    const { kind, id, about } = following;
    void queries.prefetchQuery({ queryKey: caseKey(kind, id), queryFn: ({ signal }) => readCase(kind, id, signal) });
    const upload = kind === 'upload' ? id : about.find((one) => one.startsWith('upload/'))?.slice(7);
    if (upload === undefined) return;
    void queries.prefetchQuery({ queryKey: ['upload', upload], queryFn: ({ signal }) => readUpload(upload, signal) });
    void queries.prefetchQuery({
      queryKey: ['evidence', upload],
      queryFn: ({ signal }) => readEvidence(upload, signal),
    });
  }, [following, queries]);
  const go = (row: typeof following) =>
    void (row
      ? navigate({ to: '/cases/$kind/$id', params: { kind: row.kind, id: row.id } })
      : navigate({ to: '/queue' }));
  return { next: () => go(following), previous: () => go(before), back: () => void navigate({ to: '/queue' }) };
}
