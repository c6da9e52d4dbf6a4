/** A policy's numbers in plain words; what nobody may choose needs none. */
import type { PolicyParameters } from '../../../policy/index.ts';
import type { LetterFields } from './letter-texts.ts';

export type PolicyWords = Readonly<Record<Exclude<keyof PolicyParameters, 'complaintD' | 'complaintMonths'>, string>>;

interface Change {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** `characters of a text that count as minor use: 160 → 100` */
export function changesOf(fields: LetterFields, words: PolicyWords, none: string): string {
  const changes = (fields['changes'] ?? []) as unknown as readonly Change[];
  const named = changes.map(
    ({ name, before, after }) => `${words[name as keyof PolicyWords] ?? name}: ${shown(before)} → ${shown(after)}`,
  );
  return named.length === 0 ? none : named.join('; ');
}

const shown = (value: unknown): string =>
  Array.isArray(value) ? (value.length === 0 ? '–' : value.join(', ')) : String(value);
