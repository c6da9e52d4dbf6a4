/** Every letter in every language, in one table; a test keeps the languages complete. */
import { accountDe } from './account.de.ts';
import { accountEn } from './account.en.ts';
import { claimantDe } from './claimant.de.ts';
import { claimantEn } from './claimant.en.ts';
import type { Language } from '../messages.ts';
import { approvalDe } from './approval.de.ts';
import { approvalEn } from './approval.en.ts';
import { orderDe } from './order.de.ts';
import { orderEn } from './order.en.ts';
import { oversightDe } from './oversight.de.ts';
import { oversightEn } from './oversight.en.ts';
import { exceptionDe, recommendationDe } from './recommendation.de.ts';
import { exceptionEn, recommendationEn } from './recommendation.en.ts';
import type { LetterFields, LetterText, LetterTexts } from './letter-texts.ts';

export const LETTERS: Readonly<Record<Language, LetterTexts>> = {
  en: { ...approvalEn, ...oversightEn, ...recommendationEn, ...exceptionEn, ...orderEn, ...accountEn, ...claimantEn },
  de: { ...approvalDe, ...oversightDe, ...recommendationDe, ...exceptionDe, ...orderDe, ...accountDe, ...claimantDe },
};

/** Undefined when the catalogue has no such letter: a bug that a test finds, and that must not swallow the letter. */
export function writeLetter(message: string, language: Language, fields: LetterFields): LetterText | undefined {
  return LETTERS[language][message]?.(fields);
}
