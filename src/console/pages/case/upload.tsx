/** An upload that is no open case: its evidence, facts, rule and statement, to read. */
import { Link, useParams } from '@tanstack/react-router';
import { useWords } from '../../messages/words.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { actionName } from '../case-words.ts';
import { CaseEvidence, useEvidence, useUpload } from './case-evidence.tsx';
import { FactsAndRule } from './facts-and-rule.tsx';

export function UploadPage() {
  const { id } = useParams({ from: '/uploads/$id' });
  const { words, format } = useWords();
  const upload = useUpload(id);
  const evidence = useEvidence(id);
  if (upload.isPending) return <Skeleton lines={10} />;
  if (upload.isError) return <ErrorState fault={upload.error} again={() => void upload.refetch()} />;
  const { decision, modality, receivedAt, statement } = upload.data;
  return (
    <Page
      title={`${words.codes.modalities[modality] ?? modality}: ${actionName(words.codes, decision.action)}`}
      about={`${format.moment(receivedAt)} · ${format.territory(upload.data.territory)} · ${decision.policyVersion}`}
      actions={
        <Link to="/cases/$kind/$id" params={{ kind: 'upload', id }} className="button">
          {words.audit.openCase}
        </Link>
      }
    >
      <div className="columns">
        <CaseEvidence id={id} />
        <div className="stack loose">
          {evidence.data && <FactsAndRule upload={upload.data} evidence={evidence.data} />}
          {statement && (
            <section className="stack">
              <h2>{words.case.statement}</h2>
              <div className="statement" tabIndex={0} role="region" aria-label={words.case.statement}>
                {statement.text}
              </div>
            </section>
          )}
        </div>
      </div>
    </Page>
  );
}
