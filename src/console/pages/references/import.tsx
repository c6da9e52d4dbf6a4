/** Choose a list and its files, see what would happen, then let it happen with its progress in view. */
import { useMemo, useRef, useState } from 'react';
import { useWords } from '../../messages/words.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { planImport } from './catalogue.ts';
import { runImport, type Progress } from './run-import.ts';

const PROBLEMS_SHOWN = 12;

export function ImportCatalogue({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const { words, format } = useWords();
  const said = words.catalogue;
  const [list, setList] = useState<string>();
  const [files, setFiles] = useState<ReadonlyMap<string, File>>(new Map());
  const [progress, setProgress] = useState<Progress>();
  const [finished, setFinished] = useState(false);
  const stop = useRef<AbortController>(undefined);
  const plan = useMemo(() => (list === undefined ? undefined : planImport(list, new Set(files.keys()))), [list, files]);
  const running = progress !== undefined && !finished;
  const start = async () => {
    if (!plan) return;
    stop.current = new AbortController();
    setFinished(false);
    setProgress({ done: 0, of: plan.planned.length, failed: [] });
    setProgress(await runImport(plan.planned, files, setProgress, stop.current.signal));
    setFinished(true);
    onDone();
  };
  const close = () => {
    stop.current?.abort();
    onClose();
  };
  const adds = plan?.planned.filter(({ kind }) => kind === 'add').length ?? 0;
  const changes = (plan?.planned.length ?? 0) - adds;
  return (
    <Dialog title={said.title} wide onClose={close}>
      <p className="soft">{said.about}</p>
      <div className="columns">
        <Field label={said.list} hint={said.listHint}>
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              type="file"
              accept=".csv,.jsonl,.ndjson,.json,.txt"
              onChange={(event) => void event.target.files?.[0]?.text().then(setList)}
            />
          )}
        </Field>
        <Field label={said.files} hint={said.filesHint}>
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              type="file"
              multiple
              onChange={(event) =>
                setFiles(new Map([...(event.target.files ?? [])].map((file) => [file.name, file] as const)))
              }
            />
          )}
        </Field>
      </div>
      {plan && progress === undefined && (
        <section className="stack" aria-label={said.dryRun}>
          <h3>{said.dryRun}</h3>
          <p className="line-up">
            <Badge mood="good">
              {said.add}: {format.number(adds)}
            </Badge>
            <Badge mood="accent">
              {said.change}: {format.number(changes)}
            </Badge>
            <Badge mood={plan.problems.length > 0 ? 'stop' : 'plain'}>
              {said.problems}: {format.number(plan.problems.length)}
            </Badge>
          </p>
          {plan.problems.length > 0 && (
            <>
              <ul className="stack tight small">
                {plan.problems.slice(0, PROBLEMS_SHOWN).map(({ line, wrong, at }) => (
                  <li key={`${line} ${wrong}`}>
                    <span className="strong">{said.line(format.number(line))}</span>: {said.wrongs[wrong]}{' '}
                    <span className="mono soft break">{at}</span>
                  </li>
                ))}
              </ul>
              <p className="soft small">{said.fix}</p>
            </>
          )}
        </section>
      )}
      {progress && (
        <section className="stack" aria-live="polite">
          <progress className="meter" max={progress.of} value={progress.done} aria-label={said.title} />
          <p className="numbers">
            {finished
              ? said.finished(
                  format.number(progress.done - progress.failed.length),
                  format.number(progress.failed.length),
                )
              : said.running(format.number(progress.done), format.number(progress.of))}
          </p>
          {progress.failed.length > 0 && (
            <ul className="stack tight small">
              {progress.failed.slice(0, PROBLEMS_SHOWN).map(({ line, why }) => (
                <li key={line}>
                  <span className="strong">{said.line(format.number(line))}</span>: {why}
                </li>
              ))}
            </ul>
          )}
          {finished && <p className="soft small">{said.again}</p>}
        </section>
      )}
      <div className="foot">
        <Button onClick={running ? () => stop.current?.abort() : close}>
          {running ? said.stop : words.states.close}
        </Button>
        {plan && plan.planned.length > 0 && !progress && (
          <Button kind="main" onClick={() => void start()}>
            {said.start(format.number(plan.planned.length))}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
