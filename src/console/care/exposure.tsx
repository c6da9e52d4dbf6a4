/** How much uncovered media a person has seen today: kept on this device, sent nowhere. */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
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

/** What is uncovered now: one subject at a time, with all its pictures, so that one key shows or covers both sides. */
let uncovered: string | undefined;
const coverWatchers = new Set<() => void>();
const uncover = (subject: string | undefined) => {
  uncovered = subject;
  for (const watcher of coverWatchers) watcher();
};
const subscribeCover = (watcher: () => void) => {
  coverWatchers.add(watcher);
  return () => coverWatchers.delete(watcher);
};

/** Two pictures side by side are seen for one minute in a minute: one timer for all of them. */
let counting = 0;
let timer: ReturnType<typeof setInterval> | undefined;
function countWhileShown(): () => void {
  if (counting++ === 0) timer = setInterval(() => document.visibilityState === 'visible' && add(TICK_MS), TICK_MS);
  return () => {
    if (--counting === 0) clearInterval(timer);
  };
}

/** Covered at first, again after each new `subject`, and whenever asked. Counts the time uncovered while the tab is seen. */
export function useCover(subject: string): { readonly shown: boolean; show(): void; cover(): void } {
  const shown = useSyncExternalStore(subscribeCover, () => uncovered === subject);
  useEffect(() => {
    if (!shown) return;
    return countWhileShown();
  }, [shown]);
  const show = useCallback(() => {
    add(0, 1);
    uncover(subject);
  }, [subject]);
  const cover = useCallback(() => uncover(undefined), []);
  return { shown, show, cover };
}
