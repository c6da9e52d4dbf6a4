/** Every letter in every language, in one table; a test keeps the languages complete. */
import { accountDe } from './account.de.ts';
import { accountEn } from './account.en.ts';
import { claimantDe } from './claimant.de.ts';
import { claimantEn } from './claimant.en.ts';
import { complaintDe } from './complaint.de.ts';
import { complaintEn } from './complaint.en.ts';
import { noticeDe } from './notice.de.ts';
import { noticeEn } from './notice.en.ts';
import { outOfCourtDe } from './out-of-court.de.ts';
import { outOfCourtEn } from './out-of-court.en.ts';
import { uploadDe } from './upload.de.ts';
import { uploadEn } from './upload.en.ts';
import type { Language } from '../messages.ts';
import { approvalDe } from './approval.de.ts';
import { approvalEn } from './approval.en.ts';
import { orderDe } from './order.de.ts';
import { orderEn } from './order.en.ts';
import { oversightDe } from './oversight.de.ts';
import { oversightEn } from './oversight.en.ts';
import { policyDe } from './policy.de.ts';
import { policyEn } from './policy.en.ts';
import { exceptionDe, recommendationDe } from './recommendation.de.ts';
import { exceptionEn, recommendationEn } from './recommendation.en.ts';
import type { LetterFields, LetterText, LetterTexts } from './letter-texts.ts';

export const LETTERS: Readonly<Record<Language, LetterTexts>> = {
  en: {
    ...uploadEn,
    ...outOfCourtEn,
    ...complaintEn,
    ...noticeEn,
    ...approvalEn,
    ...policyEn,
    ...oversightEn,
    ...recommendationEn,
    ...exceptionEn,
    ...orderEn,
    ...accountEn,
    ...claimantEn,
  },
  de: {
    ...uploadDe,
    ...outOfCourtDe,
    ...complaintDe,
    ...noticeDe,
    ...approvalDe,
    ...policyDe,
    ...oversightDe,
    ...recommendationDe,
    ...exceptionDe,
    ...orderDe,
    ...accountDe,
    ...claimantDe,
  },
};

/** Undefined when the catalogue has no such letter: a bug that a test finds, and that must not swallow the letter. */
export function writeLetter(message: string, language: Language, fields: LetterFields): LetterText | undefined {
  return LETTERS[language][message]?.(fields);
}
