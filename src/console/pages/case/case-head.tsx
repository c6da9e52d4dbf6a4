/** What the case is, whose it is, until when; take it, hand it over, leave it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { assignCase, caseKey, CASES, recuseFrom, type CaseDetail } from '../../api/cases.ts';
import { useSession } from '../../app/session.tsx';
import { useShortcuts } from '../../keys/keyboard.tsx';
import { useWords } from '../../messages/words.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Due } from '../../ui/due.tsx';
import { saidOf } from '../../ui/states.tsx';
import { useToasts } from '../../ui/toast.tsx';
import { stateOfLine } from '../case-words.ts';
import type { Around } from './case.tsx';
import { HandOver } from './hand-over.tsx';
import { Recuse } from './recuse.tsx';

export function CaseHead({
  title,
  detail: { file },
  around,
}: {
  readonly title: string;
  readonly detail: CaseDetail;
  readonly around: Around;
}) {
  const { words } = useWords();
  const session = useSession();
  const queries = useQueryClient();
  const toasts = useToasts();
  const [asking, setAsking] = useState<'hand-over' | 'recuse'>();
  const mine = file.assignedTo === session.id || file.assignedTo === `staff/${session.id}`;
  const renew = () => {
    void queries.invalidateQueries({ queryKey: caseKey(file.kind, file.id) });
    void queries.invalidateQueries({ queryKey: CASES });
  };
  const take = useMutation({
    mutationFn: () => assignCase(file.kind, file.id, session.id),
    onSuccess: () => {
      toasts.show({ text: words.case.taken });
      renew();
    },
    onError: (fault) => toasts.show({ text: saidOf(words, fault), mood: 'stop' }),
  });
  const leave = useMutation({
    mutationFn: () => recuseFrom(file.kind, file.id),
    onSuccess: () => {
      setAsking(undefined);
      toasts.show({ text: words.case.recused });
      renew();
      around.next();
    },
    onError: (fault) => toasts.show({ text: saidOf(words, fault), mood: 'stop' }),
  });
  const assignable = ASSIGNABLE.has(file.kind) && file.open;
  useShortcuts(
    assignable
      ? [
          { keys: 't', does: words.case.take, run: () => take.mutate() },
          { keys: 'h', does: words.case.handOver, run: () => setAsking('hand-over') },
          { keys: 'x', does: words.case.recuse, run: () => setAsking('recuse') },
        ]
      : [],
  );
  return (
    <header>
      <div className="line-up">
        <Button kind="quiet" tiny hint="q" onClick={around.back}>
          {words.queue.title}
        </Button>
        <h1 tabIndex={-1}>{title}</h1>
        <Badge>{stateOfLine(words.codes, file)}</Badge>
        <Due at={file.dueAt} open={file.open} />
      </div>
      <div className="line-up">
        {file.assignedTo !== undefined && (
          <span className="soft small">
            {words.case.assignedTo} {mine ? words.queue.me : words.queue.another}
          </span>
        )}
        {assignable && (
          <>
            {!mine && (
              <Button tiny hint="t" onClick={() => take.mutate()}>
                {words.case.take}
              </Button>
            )}
            <Button tiny hint="h" onClick={() => setAsking('hand-over')}>
              {words.case.handOver}
            </Button>
            <Button tiny hint="x" onClick={() => setAsking('recuse')}>
              {words.case.recuse}
            </Button>
          </>
        )}
        <Button tiny hint="k" onClick={around.previous}>
          {words.case.previous}
        </Button>
        <Button tiny hint="j" onClick={around.next}>
          {words.case.next}
        </Button>
      </div>
      {asking === 'hand-over' && <HandOver file={file} onClose={() => setAsking(undefined)} onDone={renew} />}
      {asking === 'recuse' && <Recuse onClose={() => setAsking(undefined)} onLeave={() => leave.mutate()} />}
    </header>
  );
}

const ASSIGNABLE: ReadonlySet<string> = new Set(['complaint', 'notice']);
