/** Says what a step leads to, asks for what is needed, takes it. A refusal stays beside what was written. */
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useWords } from '../messages/words.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorState } from '../ui/states.tsx';
import { StepFields } from './step-fields.tsx';
import { firstWrong, type Step, type Values, type Wrong } from './step.ts';

export function StepDialog({
  step,
  initial,
  fault,
  onTake,
  onClose,
}: {
  readonly step: Step;
  readonly initial: Values;
  /** Why it was refused before. */
  readonly fault?: unknown;
  readonly onTake: (given: Values) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const { words } = useWords();
  const said = words.steps;
  const [given, setGiven] = useState(initial);
  const [wrong, setWrong] = useState<Wrong>();
  const [shown, setShown] = useState<{ readonly label: string; readonly text: string }>();
  const form = useRef<HTMLFormElement>(null);
  const fields = step.fields?.(given) ?? [];
  const take = useMutation({
    mutationFn: onTake,
    onSuccess: (answer) => {
      const once = step.shows?.(answer);
      if (once) setShown(once);
      else if (!step.held) onClose();
    },
  });
  const refusal = take.error ?? (take.isIdle ? fault : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (take.isPending) return;
    const found = firstWrong(fields, given, said.missing);
    setWrong(found);
    if (!found) return take.mutate(given);
    form.current?.querySelector<HTMLElement>(`[name="${found.field}"]`)?.focus();
  };
  if (shown)
    return (
      <Dialog title={shown.label} onClose={onClose}>
        <p className="soft">{said.once}</p>
        <pre className="said as-written" tabIndex={0} aria-label={shown.label}>
          {shown.text}
        </pre>
        <div className="foot">
          <Button kind="main" onClick={onClose}>
            {words.states.close}
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={step.title} onClose={onClose}>
      <form ref={form} className="stack" onSubmit={submit} noValidate>
        <p className={step.mood === 'grave' ? 'note wait' : 'note'}>{step.says}</p>
        <StepFields
          fields={fields}
          given={given}
          wrong={wrong}
          onChange={(name, value) => setGiven((now) => ({ ...now, [name]: value }))}
        />
        {refusal != null && <ErrorState fault={refusal} />}
        <p className="soft small">{step.held ? said.undoHeld : step.undo ? said.undoLater : said.stays}</p>
        <div className="foot">
          <Button onClick={onClose}>{words.states.cancel}</Button>
          <Button kind={step.mood === 'grave' ? 'grave' : 'main'} submit aria-busy={take.isPending}>
            {step.title}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
