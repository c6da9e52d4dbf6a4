/** Where a step is asked about, taken, held back for a moment, and taken back. One dialog for the whole console. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { write } from '../api/server.ts';
import { useWords } from '../messages/words.tsx';
import { pendingDecisions, UNDO_WITHIN_MS } from '../pages/case/pending-decisions.ts';
import { saidOf } from '../ui/states.tsx';
import { useToasts } from '../ui/toast.tsx';
import { StepDialog } from './step-dialog.tsx';
import { initialValues, type Command, type Step, type Values } from './step.ts';

/** A step of something: `stream` is told apart from others while its step waits to go out. */
export interface Asked {
  readonly step: Step;
  readonly stream: string;
}
interface Open extends Asked {
  readonly given: Values;
  readonly fault?: unknown;
}

const Context = createContext<((asked: Asked) => void) | undefined>(undefined);
const send = ({ method, path, json }: Command): Promise<unknown> => write(method, path, json);

export function StepPlace({ children }: { readonly children: ReactNode }) {
  const { words } = useWords();
  const toasts = useToasts();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Open>();
  // Whatever a step changed, it may show anywhere: what is on the page is asked for again.
  const renew = () => queries.invalidateQueries();
  const ask = useMemo(
    () =>
      ({ step, stream }: Asked) =>
        setOpen({ step, stream, given: initialValues(step.fields?.({}) ?? []) }),
    [],
  );
  const takeBack = (command: Command) =>
    send(command).then(
      async () => {
        toasts.show({ text: words.states.undone });
        await renew();
      },
      (fault: unknown) =>
        toasts.show({
          text: words.steps.failed(words.states.undo, saidOf(words, fault)),
          mood: 'stop',
          forMs: 15_000,
        }),
    );
  const hold = ({ step, stream }: Asked, given: Values) => {
    const pending = pendingDecisions.add({
      stream,
      async send() {
        await send(step.command(given));
        toasts.show({ text: step.done });
        await renew();
      },
      // Nothing of what was written is lost: the step opens again with it, and says why it was refused.
      onFailed: (fault) => setOpen({ step, stream, given, fault }),
    });
    toasts.show({
      text: words.steps.goesOut(step.title),
      forMs: UNDO_WITHIN_MS,
      undo: () => void (pending.undo() && toasts.show({ text: words.states.undone })),
    });
    setOpen(undefined);
  };
  const takeNow = async ({ step }: Asked, given: Values) => {
    const answer = await send(step.command(given));
    const undo = step.undo?.(answer);
    toasts.show({ text: step.done, ...(undo && { undo: () => void takeBack(undo), forMs: 15_000 }) });
    await renew();
    return answer;
  };
  return (
    <Context value={ask}>
      {children}
      {open && (
        <StepDialog
          // A refused step opens anew, with what was written.
          key={`${open.stream} ${open.step.id} ${open.fault === undefined}`}
          step={open.step}
          initial={open.given}
          fault={open.fault}
          onTake={async (given) => (open.step.held ? void hold(open, given) : takeNow(open, given))}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Context>
  );
}

export function useAskStep(): (asked: Asked) => void {
  const ask = use(Context);
  if (!ask) throw new Error('a step needs its place');
  return ask;
}
