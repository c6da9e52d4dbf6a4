/** The words of one language, and how that language writes dates, numbers and spans. Only the language in use is loaded. */
import { createContext, use, useMemo, type ReactNode } from 'react';
import { formats, type Formats } from './formats.ts';
import type { Words } from './en.ts';

export type Language = 'en' | 'de';

export const loadWords = async (language: Language): Promise<Words> =>
  language === 'de' ? (await import('./de.ts')).de : (await import('./en.ts')).en;

interface Held {
  readonly words: Words;
  readonly format: Formats;
  readonly language: Language;
}
const Context = createContext<Held | undefined>(undefined);

export function WordsPlace({
  language,
  words,
  children,
}: {
  readonly language: Language;
  readonly words: Words;
  readonly children: ReactNode;
}) {
  const held = useMemo(() => ({ words, language, format: formats(language) }), [words, language]);
  return <Context value={held}>{children}</Context>;
}

export function useWords(): Held {
  const held = use(Context);
  if (!held) throw new Error('words need their place');
  return held;
}
