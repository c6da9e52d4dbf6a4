import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const CONTEST =
  'Wenn Sie das anders sehen: Beschweren Sie sich kostenlos bei uns; ein Mensch, der bisher nicht beteiligt war, entscheidet binnen einer Woche. Der Rechtsweg steht Ihnen jederzeit offen.';
const until = (fields: LetterFields): string => when(fields, 'until', 'de');
const letter = (subject: string, ...text: string[]): LetterText => ({ subject, text: text.join('\n\n') });

export const claimantDe: LetterTexts = {
  'claimant.registered': () =>
    letter(
      'Sie sind als Rechtsinhaber eingetragen',
      'Sie können Werke hinzufügen und angeben, wo sie Ihnen gehören. Ein Mensch prüft, wer Sie sind, und einen Beispieltitel; bis dahin gelten Sie als neu.',
    ),
  'claimant.verified': () =>
    letter(
      'Sie sind geprüft',
      'Ein Mensch hat geprüft, wer Sie sind, und einen Beispieltitel. Ihre Ansprüche wirken jetzt voll.',
    ),
  'claimant.trusted': () =>
    letter(
      'Sie sind vertrauenswürdiger Rechtsinhaber',
      'Über mindestens 100 Ihrer Ansprüche ist entschieden, mindestens 98 % waren richtig. Sie können nun, nach Prüfung durch einen Menschen auf Ihrer Seite, verlangen, dass eine mutmaßlich erlaubte Nutzung sofort bis zum Ende der Beschwerde blockiert wird (§ 14 Abs. 4 UrhDaG).',
    ),
  'claimant.trust-lost': () =>
    letter(
      'Weniger als 98 % Ihrer Ansprüche waren richtig',
      'Bis der Anteil wieder erreicht ist, können Sie keine sofortige Blockierung verlangen (§ 14 Abs. 4 UrhDaG). Alles andere bleibt.',
      CONTEST,
    ),
  'claimant.warned': (fields) =>
    letter(
      'Eine Warnung: Dieses Werk können Sie nicht beanspruchen',
      `Die Referenz ${wordOf(fields, 'reference')} ist gemeinfrei oder gehört jemand anderem. Sie wird nicht wieder blockiert (§ 18 Abs. 4 UrhDaG). Geschieht es noch einmal, sind Sie für eine Zeit von den Blockierverfahren ausgeschlossen (§ 18 Abs. 1 UrhDaG).`,
      CONTEST,
    ),
  'claimant.excluded': (fields) =>
    letter(
      'Sie sind bis zu einem Datum von den Blockierverfahren ausgeschlossen',
      `Bis ${until(fields)} blockieren Ihre Ansprüche nichts, weil wiederholt Werke beansprucht wurden, die gemeinfrei sind oder anderen gehören (§ 18 Abs. 1 UrhDaG). Alle Blockierungen, die auf Ihren Ansprüchen beruhen, werden neu geprüft und aufgehoben; die Betroffenen erfahren davon, auch dass Schadensersatz in Betracht kommt (§ 18 Abs. 2). Ihre Referenzen bleiben und wirken danach von selbst wieder.`,
      CONTEST,
    ),
  'claimant.returned': () =>
    letter(
      'Ihre Ansprüche wirken wieder',
      'Die Zeit ist vorbei; Ihre Ansprüche wirken ab jetzt wieder, für neue Uploads.',
    ),
  'claimant.exclusion-lifted': () =>
    letter(
      'Ihr Ausschluss wurde aufgehoben',
      'Worauf er beruhte, besteht nicht mehr. Ihre Ansprüche wirken wieder, und der Ausschluss zählt auch später nicht gegen Sie.',
    ),
  'claimant.free-work-cleared': (fields) =>
    letter(
      'Ihr Anspruch besteht doch',
      `Der Befund zur Referenz ${wordOf(fields, 'reference')} wurde aufgehoben: Das Werk können Sie beanspruchen, und es kann wieder geschützt werden.`,
    ),
  'claimant.red-button-wrong': (fields) =>
    letter(
      'Eine sofortige Blockierung war falsch',
      `Sie hatten die sofortige Blockierung des Uploads ${wordOf(fields, 'upload')} verlangt; die Beschwerde wurde für die hochladende Person entschieden. Nach zwei solchen Fällen in zwölf Monaten können Sie das eine Zeit lang nicht mehr verlangen (§ 18 Abs. 3 UrhDaG).`,
      CONTEST,
    ),
  'claimant.red-button-cleared': (fields) =>
    letter(
      'Eine sofortige Blockierung war doch richtig',
      `Der Befund zum Upload ${wordOf(fields, 'upload')} wurde aufgehoben und zählt nicht mehr gegen Sie.`,
    ),
  'claimant.red-button-excluded': (fields) =>
    letter(
      'Sie können bis zu einem Datum keine sofortige Blockierung verlangen',
      `Bis ${until(fields)} können Sie keine sofortige Blockierung verlangen, weil zwei in zwölf Monaten falsch waren (§ 18 Abs. 3 UrhDaG). Danach geht es von selbst wieder. Alle anderen Verfahren bleiben Ihnen offen.`,
      CONTEST,
    ),
  'claimant.red-button-returned': () =>
    letter(
      'Sie können wieder sofortige Blockierungen verlangen',
      'Die Zeit ist vorbei; solange Sie vertrauenswürdiger Rechtsinhaber sind, geht es wieder.',
    ),
  'claimant.red-button-restored': () =>
    letter(
      'Sie können wieder sofortige Blockierungen verlangen',
      'Worauf der Ausschluss beruhte, besteht nicht mehr; er zählt auch später nicht gegen Sie.',
    ),
  'ownership.disputed': (fields) =>
    letter(
      'Zwei beanspruchen dasselbe Werk',
      `Die Referenz ${wordOf(fields, 'reference')} wird von mehr als einer Seite beansprucht. Bis ein Mensch entschieden hat, blockiert kein Programm sie, und was sie einbringt, wird für den wahren Inhaber verwahrt. Sagen Sie uns bis ${when(fields, 'dueAt', 'de')}, warum sie Ihnen gehört.`,
    ),
  'ownership.joined': (fields) =>
    letter(
      'Noch jemand beansprucht das Werk',
      `Eine weitere Seite beansprucht die Referenz ${wordOf(fields, 'reference')}. Sie können Ihre Angaben ergänzen.`,
    ),
  'ownership.said': (fields) =>
    letter(
      'Die andere Seite hat gesagt, warum das Werk ihr gehört',
      `Im Streit um die Referenz ${wordOf(fields, 'reference')} gibt es eine neue Äußerung. Sie können antworten.`,
    ),
  'ownership.gave-up': (fields) =>
    letter(
      'Sie haben das Werk aufgegeben',
      `Sie beanspruchen die Referenz ${wordOf(fields, 'reference')} nicht mehr. Für Sie wird nichts mehr verwahrt.`,
    ),
  'ownership.overdue': (fields) =>
    letter(
      'Ein Streit um ein Werk ist überfällig',
      `Die Referenz ${wordOf(fields, 'reference')} hat noch keinen Inhaber. Entscheiden Sie in der Konsole; Verspätung ist öffentlich.`,
    ),
  'ownership.resolved': (fields) =>
    letter(
      'Es ist entschieden, wem das Werk gehört',
      `Der Streit um die Referenz ${wordOf(fields, 'reference')} ist entschieden. Was verwahrt wurde, wird nach den Anteilen der Entscheidung ausgezahlt; Ihre Abrechnung zeigt jede Zeile, ob Ihnen etwas zusteht oder nichts.`,
      'Wenn Sie das anders sehen: Über das Eigentum an Rechten entscheiden die Gerichte, jederzeit. Schicken Sie uns ein Urteil oder Belege, die niemand hatte; dann eröffnet ein Mensch den Fall neu.',
    ),
};
