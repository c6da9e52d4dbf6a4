import { wordOf, type LetterTexts } from './letter-texts.ts';

export const approvalDe: LetterTexts = {
  'approval.proposed': (fields) => ({
    subject: `Ein zweites Paar Augen ist nötig: ${wordOf(fields, 'what')}`,
    text: 'Jemand aus dem Haus schlägt einen Schritt vor, den niemand allein gehen darf. Sehen Sie ihn sich in der Konsole an und stimmen Sie zu oder lehnen Sie ab. Ohne Antwort verfällt er nach sieben Tagen.',
  }),
};
