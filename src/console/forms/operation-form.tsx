/** One step of a procedure as a form: the API says what is needed, its answer says what happened or why not. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { CASES, OVERVIEW } from '../api/cases.ts';
import { read, write } from '../api/server.ts';
import { useWords } from '../messages/words.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useToasts } from '../ui/toast.tsx';
import { FormFields } from './form-fields.tsx';
import { bodyOf, humanised, type Api, type Given, type Operation } from './operation.ts';

export const useApi = () =>
  useQuery({
    queryKey: ['openapi'],
    queryFn: ({ signal }) => read<Api>('/openapi.json', signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function OperationDialog({
  operation,
  id,
  onClose,
}: {
  readonly operation: Operation;
  /** Of the case; absent where something new is made. */
  readonly id?: string;
  readonly onClose: () => void;
}) {
  const { words } = useWords();
  const toasts = useToasts();
  const queries = useQueryClient();
  const [variant, setVariant] = useState(0);
  const [given, setGiven] = useState<Readonly<Record<string, Given>>>({});
  const [places, setPlaces] = useState<Readonly<Record<string, string>>>({});
  const [wrong, setWrong] = useState<{ readonly field: string; readonly why: 'missing' | 'unreadable' }>();
  const [answer, setAnswer] = useState<unknown>();
  const chosen = operation.variants[variant];
  const act = useMutation({
    mutationFn: (json: object) => {
      const path = operation.path
        .replace('{id}', encodeURIComponent(id ?? ''))
        .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(places[name] ?? ''));
      return write<Readonly<Record<string, unknown>>>(operation.method, path, json);
    },
    onSuccess: (value) => {
      void queries.invalidateQueries({ queryKey: CASES });
      void queries.invalidateQueries({ queryKey: OVERVIEW });
      void queries.invalidateQueries({ queryKey: ['case'] });
      toasts.show({ text: words.forms.done });
      // Secrets, readings and ids are shown this once; a plain step needs no second look.
      const told = Object.entries(value ?? {}).filter(([name]) => !STEP_FIELDS.has(name));
      if (told.length > 0) setAnswer(Object.fromEntries(told));
      else onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const empty = operation.inPath.find((name) => (places[name] ?? '').trim() === '');
    if (empty !== undefined) return setWrong({ field: empty, why: 'missing' });
    const filled = bodyOf(chosen?.fields ?? [], given);
    if (filled.kind === 'wrong') return setWrong(filled);
    setWrong(undefined);
    act.mutate({ ...chosen?.fixed, ...filled.json });
  };
  return (
    <Dialog title={operation.title} wide onClose={onClose}>
      {operation.about !== undefined && <p className="soft">{operation.about}</p>}
      {answer !== undefined ? (
        <>
          <pre className="said as-written" tabIndex={0} aria-label={words.forms.answer}>
            {JSON.stringify(answer, undefined, 2)}
          </pre>
          <div className="foot">
            <Button kind="main" onClick={onClose}>
              {words.states.close}
            </Button>
          </div>
        </>
      ) : (
        <form className="stack" onSubmit={submit} noValidate>
          {operation.variants.length > 1 && (
            <SelectField
              label={words.forms.variant}
              value={String(variant)}
              onChange={(event) => setVariant(Number(event.target.value))}
              options={operation.variants.map(({ label }, at) => [String(at), label] as const)}
            />
          )}
          {operation.inPath.map((name) => (
            <TextField
              key={name}
              label={humanised(name)}
              required
              wrong={wrong?.field === name ? words.forms.wrongs[wrong.why] : undefined}
              value={places[name] ?? ''}
              onChange={(event) => setPlaces((all) => ({ ...all, [name]: event.target.value }))}
            />
          ))}
          <FormFields fields={chosen?.fields ?? []} given={given} wrong={wrong} onChange={setGiven} />
          {act.isError && <ErrorState fault={act.error} />}
          <div className="foot">
            <Button onClick={onClose}>{words.states.cancel}</Button>
            <Button kind="main" submit aria-busy={act.isPending}>
              {words.forms.go}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

/** What every step answers with: the page shows it anew by itself. */
const STEP_FIELDS = new Set(['stream', 'length', 'events', 'leaves', 'state']);
