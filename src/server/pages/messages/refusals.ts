/**
 * Why a page did not take what a person sent, and what they can do: by the reason's code, in their language and without the names of fields that
 * only programs send. What has no words here is said as the procedure says it, in English.
 */
import type { Language } from '../../../casework/index.ts';

export interface Said {
  readonly detail: string;
  readonly fix: string;
}

/** A form came back empty. */
export const NO_WORDS = { why: 'words-missing', detail: '', fix: '' };

const EN: Readonly<Record<string, Said>> = {
  'words-missing': { detail: 'There is nothing in the field.', fix: 'Write a sentence or two, and send it again.' },
  'reasons-missing': {
    detail: 'A complaint needs a reason.',
    fix: 'Say in a sentence or two why you disagree; no law needs to be named.',
  },
  'already-complained': {
    detail: 'A complaint about this is open already.',
    fix: 'Add what is new to that one: the confirmation you got has its link.',
  },
  'already-decided': {
    detail: 'This has been decided already.',
    fix: 'The answer to it names the out-of-court bodies, the board and the courts.',
  },
  'flag-missing': {
    detail: 'It is not said which permission applies.',
    fix: 'Choose one of the reasons, then send it again.',
  },
  'not-found': {
    detail: 'There is nothing here that this could be about.',
    fix: 'Open the newest letter about it; the link in it leads to the right place.',
  },
  conflict: { detail: 'Somebody changed this at the same moment.', fix: 'Send it again; nothing was lost.' },
};

const DE: Readonly<Record<string, Said>> = {
  'words-missing': {
    detail: 'Das Feld ist leer.',
    fix: 'Schreiben Sie ein oder zwei Sätze und senden Sie noch einmal.',
  },
  'too-large': {
    detail: 'Das ist mehr, als das Formular aufnehmen kann.',
    fix: 'Bitte senden Sie das Wesentliche, höchstens 20.000 Zeichen; den Rest, wenn jemand danach fragt.',
  },
  'reasons-missing': {
    detail: 'Eine Beschwerde braucht eine Begründung.',
    fix: 'Sagen Sie in ein oder zwei Sätzen, warum Sie nicht einverstanden sind; ein Gesetz müssen Sie nicht nennen.',
  },
  'used-token': {
    detail: 'Mit diesem Link wurde schon getan, wofür er da ist.',
    fix: 'Im neuesten Brief in dieser Sache steht ein Link für das, was jetzt möglich ist.',
  },
  'already-complained': {
    detail: 'Eine Beschwerde dazu ist schon offen.',
    fix: 'Fügen Sie ihr hinzu, was neu ist: In der Bestätigung steht der Link dazu.',
  },
  'already-decided': {
    detail: 'Darüber ist schon entschieden.',
    fix: 'Die Antwort nennt die außergerichtlichen Stellen, das Gremium und die Gerichte.',
  },
  'window-closed': {
    detail: 'Die Zeit, in der Sie sich bei uns beschweren konnten, ist vorbei.',
    fix: 'Außergerichtliche Stellen und Gerichte haben eigene Fristen; die Begründung nennt sie.',
  },
  withdrawn: {
    detail: 'Das wurde zurückgezogen.',
    fix: 'Laden Sie die Datei noch einmal hoch; dann wird neu entschieden. Eine Beschwerde können Sie neu einlegen, solange die Frist läuft.',
  },
  'nothing-found': {
    detail: 'In diesem Upload wurde nichts erkannt; es gibt nichts zu kennzeichnen.',
    fix: 'Gegen eine Einschränkung können Sie sich beschweren.',
  },
  'decided-by-person': {
    detail: 'Ein Mensch hat sich diesen Upload schon angesehen; eine Kennzeichnung ändert daran nichts.',
    fix: 'Beschweren Sie sich, oder wenden Sie sich an die Stellen, die die Entscheidung nennt.',
  },
  'flag-missing': {
    detail: 'Es fehlt, welche Erlaubnis gilt.',
    fix: 'Wählen Sie einen der Gründe und senden Sie noch einmal.',
  },
  'flag-right-suspended': {
    detail: 'Das Recht zu kennzeichnen ist für dieses Konto eine Zeit lang ausgesetzt (§ 18 Abs. 5 UrhDaG).',
    fix: 'Beschweren können Sie sich trotzdem: Dann entscheidet ein Mensch.',
  },
  'not-waiting': {
    detail: 'Dieser Upload wartet nicht auf eine Antwort.',
    fix: 'Er wurde schon angesehen, oder seine Frist ist abgelaufen und er ist öffentlich. Dagegen hilft eine Beschwerde.',
  },
  'complainant-missing': {
    detail: 'Diese Meldung kam ohne Namen; niemand kann eine Antwort bekommen.',
    fix: 'Senden Sie eine neue Meldung mit Namen und E-Mail-Adresse.',
  },
  'comments-closed': {
    detail: 'Die Zeit für Kommentare ist vorbei.',
    fix: 'Die Entscheidung geht auf die ein, die angekommen sind.',
  },
  'notices-suspended': {
    detail:
      'Meldungen von diesem Konto werden nach einer Warnung eine Zeit lang nicht bearbeitet (Art. 23 Abs. 2 DSA).',
    fix: 'Der Brief dazu sagt, bis wann, und wie Sie das anfechten. Ist jemand in Gefahr: Rufen Sie die Polizei.',
  },
  'not-found': {
    detail: 'Hier gibt es nichts, worauf sich das beziehen könnte.',
    fix: 'Öffnen Sie den neuesten Brief dazu; der Link darin führt an die richtige Stelle.',
  },
  conflict: {
    detail: 'Jemand hat das im selben Moment geändert.',
    fix: 'Senden Sie noch einmal; es ging nichts verloren.',
  },
};

const WORDS: Readonly<Record<Language, Readonly<Record<string, Said>>>> = { en: EN, de: DE };

export const saidTo = (language: Language, { why, detail, fix }: Said & { readonly why: string }): Said =>
  WORDS[language][why] ?? { detail, fix };
