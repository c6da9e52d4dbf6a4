/** A page that failed, or an address without one: the way around stays usable. */
import { useWords } from '../messages/words.tsx';
import { ErrorState } from '../ui/states.tsx';

export const PageFault = ({ error, reset }: { readonly error?: unknown; readonly reset?: () => void }) => (
  <ErrorState fault={error} {...(reset && { again: reset })} />
);

export function NoSuchPage() {
  const { words } = useWords();
  return (
    <div className="empty">
      <h1 tabIndex={-1}>{words.states.notFound}</h1>
      <p>{words.states.noPage}</p>
    </div>
  );
}
