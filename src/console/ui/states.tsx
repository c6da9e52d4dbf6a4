/** What a page shows when there is nothing, nothing yet, or something went wrong. */
import type { ReactNode } from 'react';
import { Refused, Unavailable } from '../api/answers.ts';
import type { Words } from '../messages/en.ts';
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

/** A fault in a sentence: the language's own where it has one for the reason, the server's otherwise. */
export function saidOf({ refusals }: Pick<Words, 'refusals'>, fault: unknown): string {
  if (fault instanceof Refused) return refusals[fault.problem.why] ?? fault.problem.detail;
  return fault instanceof Error ? fault.message : String(fault);
}

/** A refusal speaks for itself: what, why, what to do. A fault may be tried again. */
export function ErrorState({ fault, again }: { readonly fault: unknown; readonly again?: () => void }) {
  const { words, language } = useWords();
  const refused = fault instanceof Refused ? fault.problem : undefined;
  const own = refused && words.refusals[refused.why];
  // The server's own words are English: whoever hears them hears them as that.
  const theirs = own === undefined && language !== 'en' ? { lang: 'en' } : {};
  const title = refused
    ? refused.status === 403
      ? words.states.notAllowed
      : refused.status === 404
        ? words.states.notFound
        : language === 'en'
          ? refused.title
          : words.states.refused
    : fault instanceof Unavailable
      ? words.states.noAnswer
      : words.states.ourFault;
  return (
    <div className="note stop" role="alert">
      <p className="strong">{title}</p>
      {refused ? <p {...theirs}>{own ?? refused.detail}</p> : <p>{words.states.nothingLost}</p>}
      {refused && own === undefined && (
        <p className="soft" {...theirs}>
          {refused.fix}
        </p>
      )}
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
