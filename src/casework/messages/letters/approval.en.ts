import { wordOf, type LetterTexts } from './letter-texts.ts';

export const approvalEn: LetterTexts = {
  'approval.proposed': (fields) => ({
    subject: `A second pair of eyes is needed: ${wordOf(fields, 'what')}`,
    text: 'A colleague proposed a step that nobody may take alone. Look at it in the console and approve or decline it. Without an answer it lapses after seven days.',
  }),
};
