/** What a letter is made of. Plain words: what happened, why, what you can do now, until when. */
import type { Json } from '../../../common/index.ts';

export interface LetterText {
  readonly subject: string;
  readonly text: string;
}

/** Codes, dates (milliseconds) and numbers of the step; names and free text come from where they are kept. */
export type LetterFields = Readonly<Record<string, Json>>;
export type LetterTexts = Readonly<Record<string, (fields: LetterFields) => LetterText>>;

export const wordOf = (fields: LetterFields, name: string): string => String(fields[name] ?? '');
