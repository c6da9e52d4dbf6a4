import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const CONTEST =
  'Wenn Sie das anders sehen: Beschweren Sie sich binnen sechs Monaten kostenlos bei uns; es entscheidet ein Mensch, der bisher nicht beteiligt war. Sie können auch jederzeit eine zertifizierte außergerichtliche Stelle (Art. 21 Gesetz über digitale Dienste) oder ein Gericht anrufen.';
const until = (fields: LetterFields): string => when(fields, 'until', 'de');
const letter = (subject: string, ...text: string[]): LetterText => ({ subject, text: text.join('\n\n') });

export const accountDe: LetterTexts = {
  'account.strike': (fields) =>
    letter(
      'Eine Entscheidung über Ihren Upload ist endgültig und zählt eine Zeit lang',
      `Die Entscheidung, dass der Upload ${wordOf(fields, 'upload')} offensichtlich rechtswidrig war, ist endgültig: Niemand hat sie rechtzeitig angegriffen, oder über Ihre Beschwerde ist entschieden. Sie zählt als ein Verstoß bis ${when(fields, 'expiresAt', 'de')} und dann nicht mehr.`,
      'Ein Upload ist ein Verstoß. Was lizenziert, mutmaßlich erlaubt oder noch strittig ist, zählt nie.',
      CONTEST,
    ),
  'account.warned': (fields) =>
    letter(
      'Eine Warnung zu Ihrem Konto',
      `Für Ihr Konto zählen ${wordOf(fields, 'strikes')} Verstöße. Das ist die Warnung, die Art. 23 Abs. 1 des Gesetzes über digitale Dienste verlangt, bevor etwas anderes folgen darf: Nach einem dritten sieht sich ein Mensch Ihren Fall an und kann Ihr Konto für eine Zeit aussetzen, von 1 Tag bis zu 180 Tagen. Verstöße enden nach 90 Tagen von selbst.`,
      CONTEST,
    ),
  'account.review-due': (fields) =>
    letter(
      'Ein Konto ist abzuwägen',
      `${wordOf(fields, 'strikes')} Verstöße zählen, der neueste nach einer Warnung. Wägen Sie in der Konsole die vier Punkte des Art. 23 Abs. 3 des Gesetzes über digitale Dienste ab. Aus der Zahl allein folgt nichts.`,
    ),
  'account.suspended': (fields) =>
    letter(
      'Begründung: Ihr Konto ist bis zu einem Datum ausgesetzt',
      `Ihr Konto kann bis ${until(fields)} nichts veröffentlichen. Danach ist es von selbst wieder da; Sie müssen nichts tun. Bis dahin können Sie lesen, Ihre Daten ausführen und sich beschweren.`,
      'Warum: Mehrere Uploads wurden nach einer Warnung endgültig als offensichtlich rechtswidrig befunden (Art. 23 Abs. 1 Gesetz über digitale Dienste und unsere veröffentlichten Stufen von 1, 7, 30, 90 und 180 Tagen). Ein Mensch hat abgewogen, wie viele es waren, ihren Anteil an allem, was Sie hochgeladen haben, ihre Schwere, und die Absicht, soweit sie erkennbar ist (Art. 23 Abs. 3). Kein Programm hat das entschieden. Es gilt in allen Ländern des Dienstes.',
      CONTEST,
    ),
  'account.suspension-ended': () =>
    letter(
      'Ihr Konto ist wieder da',
      'Die Aussetzung ist an ihrem Datum zu Ende gegangen. Sie können wieder wie zuvor veröffentlichen.',
    ),
  'account.suspension-lifted': () =>
    letter(
      'Die Aussetzung wurde aufgehoben',
      'Worauf sie beruhte, besteht nicht mehr. Sie wurde beendet und zählt auch später nicht gegen Sie. Sie können wieder veröffentlichen.',
    ),
  'account.strike-reversed': (fields) =>
    letter(
      'Ein Verstoß wurde zurückgenommen',
      `Die Entscheidung über den Upload ${wordOf(fields, 'upload')} wurde aufgehoben. Der Verstoß ist weg, als hätte es ihn nie gegeben.`,
    ),
  'account.termination-proposed': (fields) =>
    letter(
      'Eine zweite Administratorin oder ein zweiter Administrator wird gebraucht: Kündigung eines Kontos',
      `Jemand hat vorgeschlagen, ein Konto zu beenden. Sehen Sie sich die Abwägung in der Konsole an und stimmen Sie zu, oder lassen Sie es. Ohne zweite Person verfällt der Vorschlag am ${until(fields)}.`,
    ),
  'account.terminated': () =>
    letter(
      'Begründung: Ihr Konto wurde beendet',
      'Zwei Administratoren haben nach der Abwägung durch einen Menschen entschieden, dass Ihr Konto endet: Viele Uploads wurden nach einer Warnung endgültig als offensichtlich rechtswidrig befunden (Art. 23 Abs. 1 und 3 Gesetz über digitale Dienste). Eine Zahl allein führt nie dazu. Sie können weiter lesen, Ihre Daten ausführen und sich beschweren.',
      CONTEST,
    ),
  'account.termination-lifted': () =>
    letter(
      'Ihr Konto ist wiederhergestellt',
      'Worauf das Ende Ihres Kontos beruhte, besteht nicht mehr. Sie können es wieder wie zuvor benutzen.',
    ),
  'account.flag-warned': () =>
    letter(
      'Eine Warnung zu Kennzeichnungen als erlaubt',
      'Zweimal hat ein Mensch befunden, dass Ihre Kennzeichnung einer Nutzung als erlaubt (§ 5 UrhDaG) falsch war. Geschieht es wieder, können Sie eine Zeit lang nicht kennzeichnen (§ 18 Abs. 5 UrhDaG). Ihr Konto selbst ist nicht betroffen.',
      CONTEST,
    ),
  'account.flag-right-excluded': (fields) =>
    letter(
      'Begründung: Sie können bis zu einem Datum nicht als erlaubt kennzeichnen',
      `Bis ${until(fields)} zählt Ihre Kennzeichnung nicht, weil Kennzeichnungen wiederholt falsch waren, jedes Mal von einem Menschen geprüft und nach einer Warnung (§ 18 Abs. 5 UrhDaG). Danach zählt sie von selbst wieder. Ihr Konto ist nicht betroffen, eine Angabe über eine Lizenz zählt weiter, und Sie können sich über jede Entscheidung beschweren.`,
      CONTEST,
    ),
  'account.flag-right-returned': () =>
    letter(
      'Sie können wieder als erlaubt kennzeichnen',
      'Die Zeit ist vorbei; Ihre Kennzeichnungen zählen ab jetzt wieder.',
    ),
  'account.flag-right-restored': () =>
    letter(
      'Sie können wieder als erlaubt kennzeichnen',
      'Worauf der Ausschluss beruhte, besteht nicht mehr. Ihre Kennzeichnungen zählen wieder, und der Ausschluss zählt auch später nicht gegen Sie.',
    ),
  'account.notices-warned': ({ together }) =>
    letter(
      'Eine Warnung zu Ihren Meldungen',
      `${together ? 'Sie haben an vielen gemeinsam geschickten Meldungen über denselben Upload teilgenommen. Ein Mensch hat sie zusammen gelesen und für offensichtlich unbegründet befunden.' : 'Zwei Ihrer Meldungen waren offensichtlich unbegründet.'} Geschieht es wieder, sieht sich ein Mensch den Fall an und kann die Bearbeitung Ihrer Meldungen für eine Zeit aussetzen (Art. 23 Abs. 2 Gesetz über digitale Dienste). Meldungen über eine Gefahr für Leben oder Sicherheit werden immer gelesen.`,
      CONTEST,
    ),
  'account.notices-review-due': () =>
    letter(
      'Meldungen einer Person sind abzuwägen',
      'Drei Meldungen waren offensichtlich unbegründet, die neueste nach einer Warnung. Wägen Sie in der Konsole die vier Punkte des Art. 23 Abs. 3 des Gesetzes über digitale Dienste ab. Aus der Zahl allein folgt nichts.',
    ),
  'account.notices-suspended': (fields) =>
    letter(
      'Begründung: Ihre Meldungen werden bis zu einem Datum nicht bearbeitet',
      `Bis ${until(fields)} werden Ihre Meldungen aufbewahrt, aber nicht bearbeitet, weil mehrere nach einer Warnung offensichtlich unbegründet waren; ein Mensch hat den Fall abgewogen (Art. 23 Abs. 2 und 3 Gesetz über digitale Dienste). Meldungen über eine Gefahr für Leben oder Sicherheit werden immer gelesen. Danach geht es von selbst weiter.`,
      CONTEST,
    ),
  'account.notices-returned': () =>
    letter(
      'Ihre Meldungen werden wieder bearbeitet',
      'Die Zeit ist vorbei; Ihre Meldungen werden ab jetzt wieder bearbeitet.',
    ),
  'account.notices-restored': () =>
    letter(
      'Ihre Meldungen werden wieder bearbeitet',
      'Worauf die Maßnahme beruhte, besteht nicht mehr. Sie wurde beendet und zählt auch später nicht gegen Sie.',
    ),
};
