/** Short reports at the edge, with an undo where there is one. Heard politely; they wait while pointed at or focused. */
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../messages/words.tsx';
import { Button } from './button.tsx';

export interface Toast {
  readonly text: string;
  readonly mood?: 'plain' | 'stop';
  readonly undo?: () => void;
  /** How long it stays, in milliseconds. */
  readonly forMs?: number;
}
interface Shown extends Toast {
  readonly id: number;
}
interface Toasts {
  show(toast: Toast): void;
  /** Undoes the newest that can be undone; false when there is none. */
  undoNewest(): boolean;
}

const Context = createContext<Toasts | undefined>(undefined);
const STAYS_MS = 7000;

export function ToastPlace({ children }: { readonly children: ReactNode }) {
  const { words } = useWords();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(1);
  const now = useRef(shown);
  now.current = shown;
  const drop = useCallback((id: number) => setShown((all) => all.filter((one) => one.id !== id)), []);
  const toasts = useMemo<Toasts>(
    () => ({
      show: (toast) => setShown((all) => [...all.slice(-3), { ...toast, id: next.current++ }]),
      undoNewest() {
        const found = now.current.findLast((one) => one.undo !== undefined);
        if (!found) return false;
        drop(found.id);
        found.undo?.();
        return true;
      },
    }),
    [drop],
  );
  return (
    <Context value={toasts}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {shown.map((toast) => (
          <OneToast key={toast.id} toast={toast} undoWord={words.states.undo} drop={drop} />
        ))}
      </div>
    </Context>
  );
}

function OneToast({
  toast,
  undoWord,
  drop,
}: {
  readonly toast: Shown;
  readonly undoWord: string;
  readonly drop: (id: number) => void;
}) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => drop(toast.id), toast.forMs ?? STAYS_MS);
    return () => clearTimeout(timer);
  }, [held, toast, drop]);
  return (
    <div
      className={toast.mood === 'stop' ? 'toast stop' : 'toast'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <Button
          tiny
          hint="u"
          onClick={() => {
            drop(toast.id);
            toast.undo?.();
          }}
        >
          {undoWord}
        </Button>
      )}
    </div>
  );
}

export function useToasts(): Toasts {
  const toasts = use(Context);
  if (!toasts) throw new Error('a toast needs its place');
  return toasts;
}
