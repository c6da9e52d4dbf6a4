/** Every letter in every language, in one table; a test keeps the languages complete. */
import { accountDe } from './account.de.ts';
import { accountEn } from './account.en.ts';
import { claimantDe } from './claimant.de.ts';
import { claimantEn } from './claimant.en.ts';
import type { Language } from '../messages.ts';
import { approvalDe } from './approval.de.ts';
import { approvalEn } from './approval.en.ts';
import type { LetterFields, LetterText, LetterTexts } from './letter-texts.ts';

export const LETTERS: Readonly<Record<Language, LetterTexts>> = {
  en: { ...approvalEn, ...accountEn, ...claimantEn },
  de: { ...approvalDe, ...accountDe, ...claimantDe },
};

/** Undefined when the catalogue has no such letter: a bug that a test finds, and that must not swallow the letter. */
export function writeLetter(message: string, language: Language, fields: LetterFields): LetterText | undefined {
  return LETTERS[language][message]?.(fields);
}
