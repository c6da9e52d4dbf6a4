/** To a colleague who may decide it. Whether they may is the server's answer, not ours. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { assignCase, type CaseLine } from '../../api/cases.ts';
import { read } from '../../api/server.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { useToasts } from '../../ui/toast.tsx';

interface Colleague {
  readonly id: string;
  readonly name: string;
}

export function HandOver({
  file,
  onClose,
  onDone,
}: {
  readonly file: CaseLine;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { words } = useWords();
  const session = useSession();
  const toasts = useToasts();
  const [to, setTo] = useState<string>();
  const asked = useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => read<{ readonly rows: readonly Colleague[] }>('/v1/colleagues', signal),
  });
  const handOver = useMutation({
    mutationFn: (colleague: string) => assignCase(file.kind, file.id, colleague),
    onSuccess: () => {
      toasts.show({ text: words.case.handedOver });
      onDone();
      onClose();
    },
  });
  const others = (asked.data?.rows ?? []).filter(({ id }) => id !== session.id);
  const chosen = to ?? others[0]?.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== undefined) handOver.mutate(chosen);
  };
  return (
    <Dialog title={words.case.handOver} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="soft">{words.case.handOverAbout}</p>
        {asked.isPending ? (
          <Skeleton lines={2} />
        ) : asked.isError ? (
          <ErrorState fault={asked.error} />
        ) : others.length === 0 ? (
          <p className="note">{words.case.nobodyElse}</p>
        ) : (
          <SelectField
            label={words.case.handOverTo}
            value={chosen}
            onChange={(event) => setTo(event.target.value)}
            options={others.map(({ id, name }) => [id, name] as const)}
          />
        )}
        {handOver.isError && <ErrorState fault={handOver.error} />}
        <div className="foot">
          <Button onClick={onClose}>{words.states.cancel}</Button>
          <Button kind="main" submit whyNot={chosen === undefined ? words.case.nobodyElse : undefined}>
            {words.case.handOver}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
