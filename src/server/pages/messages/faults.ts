/** What a page says in place of an answer, by HTTP status: what happened, and what to do. */
import type { Language } from '../../../casework/index.ts';

export interface FaultWords {
  readonly title: string;
  readonly text: string;
}

type Kind = 'missing' | 'asked' | 'refused' | 'sign-in' | 'large' | 'often' | 'ours' | 'later';

const KINDS: Readonly<Record<number, Kind>> = {
  400: 'asked',
  401: 'sign-in',
  403: 'sign-in',
  404: 'missing',
  405: 'missing',
  413: 'large',
  422: 'refused',
  429: 'often',
  431: 'large',
  500: 'ours',
  503: 'later',
};

const EN: Readonly<Record<Kind, FaultWords>> = {
  missing: {
    title: 'There is nothing here',
    text: 'The address was cut, or what it named was never public. Everything that is public is linked from here:',
  },
  asked: {
    title: 'This address asks for something that does not exist',
    text: 'Part of it behind the question mark is not known here. These pages lead everywhere:',
  },
  refused: { title: 'This was not taken', text: 'Go back, look at what you sent, and send it again.' },
  'sign-in': {
    title: 'This is not for everyone',
    text: 'Only people who work here may open it. What is public is here:',
  },
  large: {
    title: 'This is too much at once',
    text: 'Nothing was kept. Go back and send the essence, 20,000 characters at most; the rest when somebody asks for it.',
  },
  often: {
    title: 'Please wait a moment',
    text: 'Much came from your side in a short time. Nothing is lost: go back in a minute and send it again.',
  },
  ours: {
    title: 'Something failed here',
    text: 'It is our fault, not yours, and nothing was half done. Go back and send it again; if it fails again, tell us the time.',
  },
  later: {
    title: 'Not right now',
    text: 'Nothing was kept. Go back in a few seconds and send it again.',
  },
};

const DE: Readonly<Record<Kind, FaultWords>> = {
  missing: {
    title: 'Hier ist nichts',
    text: 'Die Adresse ist unvollständig, oder was sie nennt, war nie öffentlich. Alles Öffentliche ist von hier aus verlinkt:',
  },
  asked: {
    title: 'Diese Adresse fragt nach etwas, das es nicht gibt',
    text: 'Ein Teil hinter dem Fragezeichen ist hier unbekannt. Diese Seiten führen überallhin:',
  },
  refused: {
    title: 'Das wurde nicht angenommen',
    text: 'Gehen Sie zurück, sehen Sie sich an, was Sie gesendet haben, und senden Sie noch einmal.',
  },
  'sign-in': {
    title: 'Das ist nicht für alle',
    text: 'Nur wer hier arbeitet, darf es öffnen. Was öffentlich ist, finden Sie hier:',
  },
  large: {
    title: 'Das ist zu viel auf einmal',
    text: 'Nichts wurde aufbewahrt. Gehen Sie zurück und senden Sie das Wesentliche, höchstens 20.000 Zeichen; den Rest, wenn jemand danach fragt.',
  },
  often: {
    title: 'Bitte warten Sie einen Moment',
    text: 'Von Ihrer Seite kam in kurzer Zeit viel. Es geht nichts verloren: Gehen Sie in einer Minute zurück und senden Sie noch einmal.',
  },
  ours: {
    title: 'Hier ist etwas schiefgegangen',
    text: 'Das ist unser Fehler, nicht Ihrer, und nichts ist halb getan. Gehen Sie zurück und senden Sie noch einmal; wenn es wieder nicht geht, sagen Sie uns die Uhrzeit.',
  },
  later: {
    title: 'Gerade nicht',
    text: 'Nichts wurde aufbewahrt. Gehen Sie in ein paar Sekunden zurück und senden Sie noch einmal.',
  },
};

const WORDS: Readonly<Record<Language, Readonly<Record<Kind, FaultWords>>>> = { en: EN, de: DE };

export const faultWords = (language: Language, status: number): FaultWords =>
  WORDS[language][KINDS[status] ?? (status >= 500 ? 'ours' : 'refused')];
