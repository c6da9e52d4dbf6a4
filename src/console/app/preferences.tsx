/** What one person has chosen on this device: appearance, language, keys, and how shielded they want to work. */
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { SAFE_CARE, type Care } from '../care/care.ts';

export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly language: 'en' | 'de';
  /** Shortcuts without a modifier. */
  readonly singleKeys: boolean;
  readonly care: Care;
}

const NAME = 'recourse-console-preferences';
const browserLanguage = (): 'en' | 'de' => (navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en');
const DEFAULTS: Preferences = { theme: 'system', language: browserLanguage(), singleKeys: true, care: SAFE_CARE };

/** Whatever is stored and still makes sense; the rest takes the safe default. */
export function storedPreferences(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Preferences>;
    return { ...DEFAULTS, ...stored, care: { ...SAFE_CARE, ...stored.care } };
  } catch {
    return DEFAULTS; // damaged or forbidden storage: safe defaults are the answer
  }
}

interface Held {
  readonly preferences: Preferences;
  change(some: Partial<Preferences>): void;
}
const Context = createContext<Held | undefined>(undefined);

export function PreferencesPlace({ children }: { readonly children: ReactNode }) {
  const [preferences, setPreferences] = useState(storedPreferences);
  const change = useCallback((some: Partial<Preferences>) => setPreferences((now) => ({ ...now, ...some })), []);
  useEffect(() => {
    const root = document.documentElement;
    if (preferences.theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = preferences.theme;
    root.lang = preferences.language;
    try {
      localStorage.setItem(NAME, JSON.stringify(preferences));
    } catch {
      // Storage is full or forbidden: the choice holds for this page.
    }
  }, [preferences]);
  const held = useMemo(() => ({ preferences, change }), [preferences, change]);
  return <Context value={held}>{children}</Context>;
}

export function usePreferences(): Held {
  const held = use(Context);
  if (!held) throw new Error('preferences need their place');
  return held;
}
