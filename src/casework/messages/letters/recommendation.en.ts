import { wordOf, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const letter = (subject: string, ...text: string[]): LetterText => ({ subject, text: text.join('\n\n') });

export const recommendationEn: LetterTexts = {
  'recommendation.issued': (fields) =>
    letter(
      'The board recommends something beyond this case',
      `With its ruling (${wordOf(fields, 'case')}) the board gives advice. It does not bind you, but it is answered in public by ${when(fields, 'answerBy', 'en')}: accepted, accepted in part, or declined with a reason.`,
    ),
  'recommendation.answered': (fields) =>
    letter(
      'The operator has answered a recommendation',
      `The answer to ${wordOf(fields, 'recommendation')} is on the public docket, with its reason.`,
    ),
  'recommendation.done': (fields) =>
    letter(
      'A recommendation is carried out',
      `The operator says that ${wordOf(fields, 'recommendation')} is done; what shows it is on the public docket.`,
    ),
  'recommendation.overdue': (fields) =>
    letter(
      'A recommendation has not been answered',
      `Sixty days have passed without an answer to ${wordOf(fields, 'recommendation')}. That is public; it can still be answered.`,
    ),
};

export const exceptionEn: LetterTexts = {
  'exception.granted': (fields) =>
    letter(
      'Something stays public as an exception',
      `An exception (${wordOf(fields, 'exception')}) keeps an upload public until ${when(fields, 'until', 'en')}. Its weighing of public interest and harm is published; anybody entitled to can have it reviewed.`,
    ),
  'exception.ended': (fields) =>
    letter(
      'An exception has ended',
      `The exception ${wordOf(fields, 'exception')} no longer holds. Please decide about the upload (${wordOf(fields, 'upload')}) under the ordinary rules.`,
    ),
};
