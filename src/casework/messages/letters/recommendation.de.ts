import { wordOf, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const letter = (subject: string, ...text: string[]): LetterText => ({ subject, text: text.join('\n\n') });

export const recommendationDe: LetterTexts = {
  'recommendation.issued': (fields) =>
    letter(
      'Das Gremium empfiehlt etwas über den Fall hinaus',
      `Mit seiner Entscheidung (${wordOf(fields, 'case')}) gibt das Gremium einen Rat. Er bindet Sie nicht, wird aber bis ${when(fields, 'answerBy', 'de')} öffentlich beantwortet: angenommen, zum Teil angenommen oder mit Grund abgelehnt.`,
    ),
  'recommendation.answered': (fields) =>
    letter(
      'Der Betreiber hat eine Empfehlung beantwortet',
      `Die Antwort auf ${wordOf(fields, 'recommendation')} steht mit ihrem Grund im öffentlichen Verzeichnis.`,
    ),
  'recommendation.done': (fields) =>
    letter(
      'Eine Empfehlung ist umgesetzt',
      `Der Betreiber sagt, dass ${wordOf(fields, 'recommendation')} umgesetzt ist; der Nachweis steht im öffentlichen Verzeichnis.`,
    ),
  'recommendation.overdue': (fields) =>
    letter(
      'Eine Empfehlung ist unbeantwortet',
      `Sechzig Tage sind ohne Antwort auf ${wordOf(fields, 'recommendation')} vergangen. Das ist öffentlich; sie kann noch beantwortet werden.`,
    ),
};

export const exceptionDe: LetterTexts = {
  'exception.granted': (fields) =>
    letter(
      'Etwas bleibt als Ausnahme öffentlich',
      `Eine Ausnahme (${wordOf(fields, 'exception')}) hält einen Upload bis ${when(fields, 'until', 'de')} öffentlich. Die Abwägung zwischen öffentlichem Interesse und Schaden ist veröffentlicht; wer dazu berechtigt ist, kann sie überprüfen lassen.`,
    ),
  'exception.ended': (fields) =>
    letter(
      'Eine Ausnahme ist beendet',
      `Die Ausnahme ${wordOf(fields, 'exception')} gilt nicht mehr. Bitte entscheiden Sie über den Upload (${wordOf(fields, 'upload')}) nach den allgemeinen Regeln.`,
    ),
};
