/** Languages by name. */
import { de } from './de.ts';
import { en } from './en.ts';
import type { Language, Messages } from './messages.ts';

export const catalogue = { en, de } as const satisfies Record<Language, Messages>;

/** `de-AT` → `de`; languages without a catalogue read English. */
export const languageFor = (tag: string): Language => (tag.toLowerCase().split('-')[0] === 'de' ? 'de' : 'en');
