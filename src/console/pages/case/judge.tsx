/** Facts, rule, draft, decision. What the chosen outcome leads to is shown as the uploader will read it, before anything is sent. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { CASES, caseKey, OVERVIEW, type CaseDetail } from '../../api/cases.ts';
import { write } from '../../api/server.ts';
import { useShortcuts } from '../../keys/keyboard.tsx';
import { useWords } from '../../messages/words.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckBox, TextArea, TextField } from '../../ui/field.tsx';
import { saidOf } from '../../ui/states.tsx';
import { useToasts } from '../../ui/toast.tsx';
import { useEvidence, useUpload } from './case-evidence.tsx';
import { procedureOf } from './decisions.ts';
import { Rule } from './facts-and-rule.tsx';
import { pendingDecisions, UNDO_WITHIN_MS } from './pending-decisions.ts';
import { useSteps } from '../registers/case-pane.tsx';
import { StepList } from '../../steps/step-list.tsx';
import { Restrictions } from './restrictions.tsx';
import { StatementPreview } from './statement-preview.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly upload: string | undefined;
  readonly onDecided: () => void;
}

export function Judge({ detail, upload, onDecided }: Props) {
  const { words } = useWords();
  const procedure = procedureOf(detail.file);
  return (
    <>
      {upload !== undefined && <UploadRule id={upload} />}
      {upload !== undefined && <Restrictions id={upload} />}
      {procedure === undefined ? (
        <section>
          <h2>{words.case.outcome}</h2>
          <p className="soft">
            {!detail.file.open
              ? words.case.closed
              : detail.file.waitsFor === 'staff'
                ? words.case.stepBelow
                : words.case.waitsFor(words.codes.waitsFor[detail.file.waitsFor] ?? detail.file.waitsFor)}
          </p>
        </section>
      ) : (
        <Decide detail={detail} procedure={procedure} onDecided={onDecided} />
      )}
      <MoreSteps detail={detail} />
    </>
  );
}

function UploadRule({ id }: { readonly id: string }) {
  const upload = useUpload(id).data;
  const evidence = useEvidence(id).data;
  return upload && evidence ? <Rule upload={upload} evidence={evidence} /> : null;
}

function MoreSteps({ detail }: { readonly detail: CaseDetail }) {
  const { words } = useWords();
  const steps = useSteps(detail);
  if (steps.length === 0) return null;
  return (
    <section>
      <h2>{words.steps.title}</h2>
      <StepList steps={steps} stream={detail.file.stream} />
    </section>
  );
}

type Procedure = NonNullable<ReturnType<typeof procedureOf>>;

function Decide({ detail, procedure, onDecided }: Omit<Props, 'upload'> & { readonly procedure: Procedure }) {
  const { words } = useWords();
  const toasts = useToasts();
  const queries = useQueryClient();
  const said = words.case;
  const { names, hints } = procedure.words(said);
  const [outcome, setOutcome] = useState<string>();
  const [reason, setReason] = useState('');
  const [ground, setGround] = useState('');
  const [evident, setEvident] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const reasonBox = useRef<HTMLTextAreaElement>(null);
  // A suggested sentence may be replaced by another suggestion, never what somebody wrote.
  const suggested = useRef('');
  const choose = (next: string) => {
    setOutcome(next);
    setWrong(undefined);
    if (reason.trim() === '' || reason === suggested.current) {
      suggested.current = said.suggestions[next] ?? '';
      setReason(suggested.current);
    }
  };
  const decide = () => {
    if (outcome === undefined) return setWrong(said.choose);
    if (procedure.needsGround && outcome !== 'NO_ACTION' && ground.trim() === '') return setWrong(said.groundMissing);
    if (reason.trim() === '') {
      setWrong(said.reasonMissing);
      return reasonBox.current?.focus();
    }
    const { stream, kind, id } = detail.file;
    const command = procedure.command(id, { outcome, reason: reason.trim(), ground: ground.trim(), evident });
    const pending = pendingDecisions.add({
      stream,
      async send() {
        await write('POST', command.path, command.json);
        await Promise.all(
          [CASES, caseKey(kind, id), OVERVIEW].map((queryKey) =>
            queries.invalidateQueries({ queryKey, refetchType: queryKey === CASES ? 'none' : 'active' }),
          ),
        );
      },
      onFailed: (fault) =>
        toasts.show({
          text: said.failed(saidOf(words, fault)),
          mood: 'stop',
          forMs: 20_000,
        }),
    });
    toasts.show({
      text: said.goesOut(names[outcome] ?? outcome),
      forMs: UNDO_WITHIN_MS,
      undo: () => void (pending.undo() && toasts.show({ text: words.states.undone })),
    });
    onDecided();
  };
  useShortcuts([
    ...procedure.outcomes.map((one, at) => ({
      keys: String(at + 1),
      does: `${said.outcome}: ${names[one] ?? one}`,
      run: () => choose(one),
    })),
    { keys: 'r', does: said.reasonKey, run: () => reasonBox.current?.focus() },
    { keys: 'd', does: said.decide, run: decide },
  ]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Out of the text and on: the one combination that works while writing.
      if (event.key === 'Escape' && event.target === reasonBox.current) reasonBox.current?.blur();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <section>
      <h2>{said.outcome}</h2>
      <div className="stack">
        <div className="outcomes" role="radiogroup" aria-label={said.outcome}>
          {procedure.outcomes.map((one, at) => (
            <button
              key={one}
              type="button"
              role="radio"
              aria-checked={one === outcome}
              className="outcome"
              onClick={() => choose(one)}
            >
              <kbd aria-hidden="true">{at + 1}</kbd>
              <span className="strong">{names[one] ?? one}</span>
              <span className="hint">{hints[one]}</span>
            </button>
          ))}
        </div>
        {procedure.needsGround && outcome !== undefined && outcome !== 'NO_ACTION' && (
          <TextField
            label={said.ground}
            hint={said.groundHint}
            value={ground}
            onChange={(event) => setGround(event.target.value)}
          />
        )}
        {procedure.counts !== undefined && outcome === procedure.counts && (
          <CheckBox label={said.evident} hint={said.evidentHint} checked={evident} onChange={setEvident} />
        )}
        <TextArea
          label={said.reason}
          hint={said.reasonHint}
          wrong={wrong}
          value={reason}
          rows={3}
          maxLength={20_000}
          ref={reasonBox}
          onChange={(event) => setReason(event.target.value)}
        />
        {outcome !== undefined && !(procedure.needsGround && outcome !== 'NO_ACTION' && ground.trim() === '') && (
          <StatementPreview
            command={procedure.command(detail.file.id, {
              outcome,
              // The words do not change what follows; the server only wants some.
              reason: said.suggestions[outcome] ?? outcome,
              ground: ground.trim(),
              evident,
            })}
          />
        )}
        <div className="final">
          <Button kind="main" hint="d" onClick={decide}>
            {said.decide}
          </Button>
        </div>
      </div>
    </section>
  );
}
