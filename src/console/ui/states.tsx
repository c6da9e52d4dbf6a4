/** What a page shows when there is nothing, nothing yet, or something went wrong. */
import type { ReactNode } from 'react';
import { Unavailable } from '../api/answers.ts';
import { Refused } from '../api/answers.ts';
import { useWords } from '../messages/words.tsx';
import { Button } from './button.tsx';

/** Says what belongs here, why there is none, and what to do next. */
export const EmptyState = ({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) => (
  <div className="empty">
    <h2>{title}</h2>
    <p>{children}</p>
    {action}
  </div>
);

const WIDTHS = [92, 74, 83, 61, 88, 70, 79, 66];

export function Skeleton({ lines = 6 }: { readonly lines?: number }) {
  const { words } = useWords();
  return (
    <div className="skeleton" role="status" aria-label={words.states.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ width: `${WIDTHS[line % WIDTHS.length]}%` }} />
      ))}
    </div>
  );
}

/** A refusal speaks for itself: what, why, what to do. A fault may be tried again. */
export function ErrorState({ fault, again }: { readonly fault: unknown; readonly again?: () => void }) {
  const { words } = useWords();
  const refused = fault instanceof Refused ? fault.problem : undefined;
  const title = refused
    ? refused.status === 403
      ? words.states.notAllowed
      : refused.status === 404
        ? words.states.notFound
        : refused.title
    : fault instanceof Unavailable
      ? words.states.noAnswer
      : words.states.ourFault;
  return (
    <div className="note stop" role="alert">
      <p className="strong">{title}</p>
      <p>{refused?.detail ?? words.states.nothingLost}</p>
      {refused && <p className="soft">{refused.fix}</p>}
      {again && (
        <p>
          <Button tiny onClick={again}>
            {words.states.tryAgain}
          </Button>
        </p>
      )}
    </div>
  );
}
