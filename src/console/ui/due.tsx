/** A legal clock: how much is left, or how late, in words and with a sign. */
import { useSyncExternalStore } from 'react';
import { useWords } from '../messages/words.tsx';
import { Badge } from './badge.tsx';

const EVERY_MS = 20_000;
let now = Date.now();
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
const subscribe = (tell: () => void) => {
  if (watchers.size === 0) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const watcher of watchers) watcher();
    }, EVERY_MS);
  }
  watchers.add(tell);
  return () => {
    watchers.delete(tell);
    if (watchers.size === 0) clearInterval(timer);
  };
};
/** The same moment for everything on the page, renewed now and then. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);

const SOON_MS = 4 * 3_600_000;

export function Due({ at, open = true }: { readonly at: string | undefined; readonly open?: boolean }) {
  const { words, format } = useWords();
  const seen = useNow();
  if (at === undefined) return <span className="soft small">{words.queue.noClock}</span>;
  const left = new Date(at).getTime() - seen;
  const span = format.span(left);
  if (!open) return <span className="soft small numbers">{format.moment(at)}</span>;
  if (left < 0)
    return (
      <Badge mood="stop" title={format.moment(at)}>
        {words.queue.late(span)}
      </Badge>
    );
  return (
    <Badge mood={left < SOON_MS ? 'wait' : 'plain'} icon="clock" title={format.moment(at)}>
      {words.queue.inTime(span)}
    </Badge>
  );
}
