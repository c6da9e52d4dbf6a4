/** Connects shortcuts to the page, and lists them under `?`. */
import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../messages/words.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { readKey, type Shortcut, type Waiting } from './shortcuts.ts';
import { usePreferences } from '../app/preferences.tsx';

type Group = { readonly current: readonly Shortcut[] };
interface Keyboard {
  add(group: Group): () => void;
  showHelp(): void;
}
const Context = createContext<Keyboard | undefined>(undefined);

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:TEXTAREA|SELECT)$/.test(target.tagName) || isTextInput(target));
const isTextInput = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type);
/** Enter and space belong to whatever control has the focus. */
const activates = (event: KeyboardEvent): boolean =>
  (event.key === 'Enter' || event.key === ' ') &&
  event.target instanceof HTMLElement &&
  event.target.closest('button, a, summary, input, [role="tab"]') !== null;

export function KeyboardPlace({ children }: { readonly children: ReactNode }) {
  const { words } = useWords();
  const { preferences } = usePreferences();
  const groups = useRef<Group[]>([]);
  const [listed, setListed] = useState<readonly Shortcut[]>();
  const keyboard = useMemo<Keyboard>(
    () => ({
      add(group) {
        groups.current = [...groups.current, group];
        return () => {
          groups.current = groups.current.filter((one) => one !== group);
        };
      },
      showHelp: () => setListed(groups.current.flatMap(({ current }) => current)),
    }),
    [],
  );
  useEffect(() => {
    if (!preferences.singleKeys) return;
    let waiting: Waiting | undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || writes(event.target) || activates(event)) return;
      if (document.querySelector('dialog[open]')) return;
      const shortcuts = groups.current.flatMap(({ current }) => current);
      const reading = readKey(shortcuts, event, waiting, event.timeStamp);
      waiting = reading.kind === 'wait' ? reading.waiting : undefined;
      if (reading.kind === 'nothing') return;
      event.preventDefault();
      if (reading.kind === 'run') reading.shortcut.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [preferences.singleKeys]);
  return (
    <Context value={keyboard}>
      {children}
      {listed && (
        <Dialog title={words.keys.title} onClose={() => setListed(undefined)}>
          <p className="soft">{words.keys.about}</p>
          <dl className="facts">
            {listed.map(({ keys, does }) => (
              <div key={`${keys} ${does}`} style={{ display: 'contents' }}>
                <dt>
                  {keys.split(' ').map((key, at) => (
                    <kbd key={at}>{words.keys.names[key] ?? key}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </Context>
  );
}

/** These keys work while the calling component is shown. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const keyboard = use(Context);
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => keyboard?.add(current), [keyboard]);
}

export function useKeyHelp(): () => void {
  const keyboard = use(Context);
  return () => keyboard?.showHelp();
}
