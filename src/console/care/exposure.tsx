/** How much uncovered media a person has seen today: kept on this device, sent nowhere. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { usePreferences } from '../app/preferences.tsx';
import { budgetState, exposed, NO_EXPOSURE, type BudgetState, type Exposure } from './care.ts';

const NAME = 'recourse-console-exposure';
const today = (): string => new Date().toLocaleDateString('sv-SE');
let held: Exposure | undefined;
const watchers = new Set<() => void>();

function current(): Exposure {
  if (held) return held;
  try {
    held = { ...NO_EXPOSURE, ...(JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Exposure>) };
  } catch {
    held = NO_EXPOSURE; // nothing readable stored: a new day
  }
  return held;
}

function add(ms: number, revealed = 0): void {
  held = exposed(current(), today(), ms, revealed);
  try {
    localStorage.setItem(NAME, JSON.stringify(held));
  } catch {
    // Storage is full or forbidden: the count holds for this page.
  }
  for (const watcher of watchers) watcher();
}

const subscribe = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

export function useExposure(): { readonly exposure: Exposure; readonly state: BudgetState } {
  const exposure = useSyncExternalStore(subscribe, current);
  const { care } = usePreferences().preferences;
  return { exposure, state: budgetState(exposure, today(), care) };
}

const TICK_MS = 5000;

/** Covered at first, again after each new `subject`, and whenever asked. Counts the time uncovered while the tab is seen. */
export function useCover(subject: string): { readonly shown: boolean; show(): void; cover(): void } {
  const [shownFor, setShownFor] = useState<string>();
  const shown = shownFor === subject;
  useEffect(() => {
    if (!shown) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && add(TICK_MS), TICK_MS);
    return () => clearInterval(timer);
  }, [shown]);
  const show = useCallback(() => {
    add(0, 1);
    setShownFor(subject);
  }, [subject]);
  const cover = useCallback(() => setShownFor(undefined), []);
  return { shown, show, cover };
}
