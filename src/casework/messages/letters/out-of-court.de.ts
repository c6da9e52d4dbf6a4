import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const letter = (subject: string, ...text: string[]): LetterText => ({ subject, text: text.join('\n\n') });
const reasons = ({ reasonText }: LetterFields): string[] =>
  typeof reasonText === 'string' ? [`Die Gründe: ${reasonText}`] : [];
const COURT = 'Der Weg zum Gericht steht Ihnen jederzeit offen, was immer eine Stelle entscheidet.';

const OUTCOMES: Readonly<Record<string, string>> = {
  FOR_RECIPIENT: 'Die Stelle hat für Sie entschieden.',
  PARTLY: 'Die Stelle hat zum Teil für Sie entschieden.',
  FOR_PLATFORM: 'Die Stelle hält unsere Entscheidung für richtig.',
  SETTLED: 'Es gibt eine Einigung.',
};

export const outOfCourtDe: LetterTexts = {
  'out-of-court.opened': (fields) =>
    letter(
      'Ihr Streit liegt bei einer außergerichtlichen Stelle',
      `Eine zugelassene Stelle (${wordOf(fields, 'body')}) sieht sich unsere Entscheidung an. Sie entscheidet bis ${when(fields, 'dueAt', 'de')}, in sehr schwierigen Fällen binnen 180 Tagen. Wir wirken nach Treu und Glauben mit.`,
      COURT,
    ),
  'out-of-court.decided': (fields) =>
    letter(
      'Die außergerichtliche Stelle hat entschieden',
      OUTCOMES[wordOf(fields, 'outcome')] ?? 'Sie hat entschieden.',
      ...reasons(fields),
      'Ihre Entscheidung bindet uns nicht; wir sagen Ihnen, ob wir ihr folgen, und wenn nicht, öffentlich, warum.',
      COURT,
    ),
  'out-of-court.implemented': (fields) =>
    letter(
      'Wir folgen der außergerichtlichen Entscheidung',
      'Sie wird jetzt umgesetzt.',
      wordOf(fields, 'feesBy') === 'platform'
        ? 'Wir tragen die Gebühren und erstatten, was Sie dafür gezahlt haben (Art. 21 Abs. 5 Gesetz über digitale Dienste).'
        : 'Jede Seite trägt, was sie gezahlt hat; Sie schulden uns nichts.',
    ),
  'out-of-court.declined': (fields) =>
    letter(
      'Wir folgen der außergerichtlichen Entscheidung nicht',
      'Wir haben sie gelesen und sind zu einem anderen Ergebnis gekommen. Die Gründe sind öffentlich.',
      ...reasons(fields),
      COURT,
    ),
  'out-of-court.lapsed': () =>
    letter(
      'Die außergerichtliche Stelle hat nicht rechtzeitig entschieden',
      'Die Zeit, die das Gesetz ihr gibt, ist vorbei. Sie können sich an eine andere Stelle wenden.',
      COURT,
    ),
};
