import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const BODIES = 'https://digital-strategy.ec.europa.eu/en/policies/dsa-out-court-dispute-settlement';
const letter = (fields: LetterFields, subject: string, ...text: string[]): LetterText => ({
  subject,
  text: [
    ...text,
    ...(typeof fields['link'] === 'string' ? [`Your link, for this case only: ${fields['link']}`] : []),
  ].join('\n\n'),
});
const due = (fields: LetterFields): string => when(fields, 'dueAt', 'en');
const hearing = (fields: LetterFields): string => when(fields, 'hearingUntil', 'en');

const OUTCOMES: Readonly<Record<string, string>> = {
  UPHELD: 'The decision that was contested stands.',
  REVERSED: 'The decision that was contested was wrong, and is reversed with everything that hung on it.',
  PARTLY: 'The decision that was contested was wrong in part, and is changed.',
  MODIFIED: 'The decision that was contested is replaced by another one.',
};

export const complaintEn: LetterTexts = {
  'complaint.received': (fields) =>
    letter(
      fields,
      'Your complaint is here',
      fields['automatic'] === true
        ? 'You had said that you may use the work, so we opened this complaint for you; you need not ask for it.'
        : 'Thank you. All parties were told just now.',
      `Everyone concerned can speak until ${hearing(fields)}. A person who had no part in the decision decides by ${due(fields)}. You can add to it, or take it back.`,
    ),
  'complaint.parties-notified': (fields) =>
    letter(
      fields,
      'A complaint concerns you',
      `Somebody contests a decision in which you are a party. You can say what you have to say until ${hearing(fields)}. A person who had no part in the decision decides by ${due(fields)}, and we tell you.`,
    ),
  'complaint.reopened': (fields) =>
    letter(
      fields,
      'The board sent the decision back: it is decided anew',
      'The independent board did not settle the matter; it wants it looked at again, with its reasons in view. What was decided before stays as it is until then.',
      `Everyone concerned can speak until ${hearing(fields)}. A person who had no part in any earlier decision decides by ${due(fields)}.`,
    ),
  'complaint.statement-received': (fields) =>
    letter(
      fields,
      'Somebody has spoken in the complaint',
      `There is a new statement. Until ${hearing(fields)} you can answer it.`,
    ),
  'complaint.assigned': (fields) =>
    letter(
      fields,
      'A complaint was given to you',
      `It is to be decided by ${due(fields)}. If you had a part in the decision, or an interest in the case, step aside.`,
    ),
  'complaint.ready': (fields) =>
    letter(
      fields,
      'Both sides were heard',
      `The time for statements is over. The complaint is to be decided by ${due(fields)}.`,
    ),
  'complaint.overdue': (fields) =>
    letter(
      fields,
      'The answer to the complaint is late',
      `It should have been decided by ${due(fields)}, and was not. That is our fault, and it is counted in public.`,
      fields['lifted'] === true
        ? 'The upload is public again meanwhile. The complaint is still decided, and we tell you.'
        : 'Nothing changes meanwhile. The complaint is still decided, and we tell you.',
    ),
  'complaint.withdrawn': (fields) =>
    letter(
      fields,
      'The complaint was taken back',
      'It ends without a decision. While the time for complaining runs, a new one can be made.',
    ),
  'complaint.decided': (fields) =>
    letter(
      fields,
      'The complaint was decided',
      OUTCOMES[wordOf(fields, 'outcome')] ?? 'It was decided by a person.',
      ...(typeof fields['reasonText'] === 'string' ? [`The reasons: ${fields['reasonText']}`] : []),
      'A person decided who had no part in the contested decision. No program took part.',
      `If you disagree: go to a certified out-of-court dispute settlement body of your choice (Art. 21 Digital Services Act; it costs you nothing or a small fee): ${BODIES}`,
      'Or go to court, at any time, with or without anything else before.',
      ...(typeof fields['board'] === 'string'
        ? [
            `Or turn to the oversight board within fifteen days. Your reference: ${fields['board']}. The board may decide in either direction, and its decision binds us.`,
          ]
        : []),
    ),
};
