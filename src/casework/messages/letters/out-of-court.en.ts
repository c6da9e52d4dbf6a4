import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const letter = (subject: string, ...text: string[]): LetterText => ({ subject, text: text.join('\n\n') });
const reasons = ({ reasonText }: LetterFields): string[] =>
  typeof reasonText === 'string' ? [`The reasons: ${reasonText}`] : [];
const COURT = 'Court is open to you at any time, whatever a body decides.';

const OUTCOMES: Readonly<Record<string, string>> = {
  FOR_RECIPIENT: 'The body decided for you.',
  PARTLY: 'The body decided for you in part.',
  FOR_PLATFORM: 'The body found our decision right.',
  SETTLED: 'There is a settlement.',
};

export const outOfCourtEn: LetterTexts = {
  'out-of-court.opened': (fields) =>
    letter(
      'Your dispute is with an out-of-court body',
      `A certified body (${wordOf(fields, 'body')}) looks at our decision. It decides by ${when(fields, 'dueAt', 'en')}, in very complex cases within 180 days. We take part in good faith.`,
      COURT,
    ),
  'out-of-court.decided': (fields) =>
    letter(
      'The out-of-court body has decided',
      OUTCOMES[wordOf(fields, 'outcome')] ?? 'It has decided.',
      ...reasons(fields),
      'Its decision does not bind us; we tell you whether we follow it, and if not, why, in public.',
      COURT,
    ),
  'out-of-court.implemented': (fields) =>
    letter(
      'We follow the out-of-court decision',
      'It is carried out now.',
      wordOf(fields, 'feesBy') === 'platform'
        ? 'We bear the fees, and repay what you paid for it (Art. 21(5) Digital Services Act).'
        : 'Each side bears what it paid; you owe us nothing.',
    ),
  'out-of-court.declined': (fields) =>
    letter(
      'We do not follow the out-of-court decision',
      'We read it and came to another conclusion. The reasons are public.',
      ...reasons(fields),
      COURT,
    ),
  'out-of-court.lapsed': () =>
    letter(
      'The out-of-court body did not decide in time',
      'The time that the law gives it is over. You can turn to another body.',
      COURT,
    ),
};
