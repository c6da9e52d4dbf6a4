/** One line of server-sent events for the whole console. What changed is asked for again; nothing is guessed from an event. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { caseKey, OVERVIEW } from '../api/cases.ts';
import { useWords } from '../messages/words.tsx';
import { Badge } from '../ui/badge.tsx';

export interface LiveEvent {
  readonly stream: string;
  readonly type: string;
}
const listeners = new Set<(events: readonly LiveEvent[]) => void>();
/** Many events at once are one look. */
const GATHER_MS = 400;

export function useLiveLine(): boolean {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    const line = new EventSource('/v1/events');
    let gathered: LiveEvent[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const events = gathered;
      gathered = [];
      timer = undefined;
      void queries.invalidateQueries({ queryKey: OVERVIEW });
      for (const stream of new Set(events.map((one) => one.stream))) {
        const slash = stream.indexOf('/');
        void queries.invalidateQueries({ queryKey: caseKey(stream.slice(0, slash), stream.slice(slash + 1)) });
      }
      for (const listener of listeners) listener(events);
    };
    line.addEventListener('open', () => setLive(true));
    line.addEventListener('error', () => setLive(false));
    line.addEventListener('case', (event) => {
      gathered.push(JSON.parse((event as MessageEvent<string>).data) as LiveEvent);
      timer ??= setTimeout(tell, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      line.close();
    };
  }, [queries]);
  return live;
}

export function useLiveEvents(listener: (events: readonly LiveEvent[]) => void): void {
  useEffect(() => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [listener]);
}

export function LiveSign({ live }: { readonly live: boolean }) {
  const { words } = useWords();
  return (
    <span role="status">
      <Badge mood={live ? 'good' : 'wait'} title={live ? words.shell.liveAbout : words.shell.notLiveAbout}>
        {live ? words.shell.live : words.shell.notLive}
      </Badge>
    </span>
  );
}
