import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const letter = (fields: LetterFields, subject: string, ...text: string[]): LetterText => ({
  subject,
  text: [
    ...text,
    ...(typeof fields['link'] === 'string' ? [`Ihr Link, nur für diese Meldung: ${fields['link']}`] : []),
  ].join('\n\n'),
});
const missing = ({ missing: parts }: LetterFields): string =>
  Array.isArray(parts) && parts.length > 0
    ? parts.map((part) => PARTS[String(part)] ?? String(part)).join('; ')
    : 'ein Teil davon';

const PARTS: Readonly<Record<string, string>> = {
  location: 'die genaue Stelle, etwa die Adresse (URL) jedes Uploads; „alles von jemandem“ ist keine',
  explanation: 'warum Sie es für rechtswidrig halten',
  'name-and-email': 'Ihr Name und eine E-Mail-Adresse',
  'good-faith-statement':
    'dass Sie in gutem Glauben von der Richtigkeit und Vollständigkeit Ihrer Angaben überzeugt sind',
  work: 'um welches Werk es geht',
  signature: 'Ihre Unterschrift; getippt genügt',
  'accuracy-under-penalty-of-perjury':
    'dass die Angaben stimmen und Sie, bei Strafe des Meineids, für den Inhaber handeln dürfen',
};

const OUTCOMES: Readonly<Record<string, string>> = {
  ACTION:
    'Ein Mensch hat sie geprüft und gibt Ihnen recht: Der Upload wurde beschränkt. Wer ihn hochgeladen hat, erfuhr warum, nicht durch wen, und kann widersprechen.',
  PARTIAL: 'Ein Mensch hat sie geprüft und gibt Ihnen zum Teil recht: Der Upload wurde in einigen Ländern beschränkt.',
  NO_ACTION: 'Ein Mensch hat sie geprüft und keinen Grund gefunden einzugreifen: Der Upload bleibt öffentlich.',
};

export const noticeDe: LetterTexts = {
  'notice.received': (fields) =>
    letter(
      fields,
      'Ihre Meldung ist da',
      'Vielen Dank. Ein Mensch prüft sie und entscheidet; wir sagen Ihnen, wie. Wer Sie sind, geben wir nicht weiter, es sei denn, das Recht lässt keinen anderen Weg.',
      ...(fields['places'] === undefined
        ? []
        : [
            `Sie haben ${wordOf(fields, 'places')} Stellen genannt. Über jede wird für sich entschieden, und Sie bekommen zu jeder eine Antwort.`,
          ]),
    ),
  'notice.incomplete': (fields) =>
    letter(
      fields,
      'In Ihrer Meldung fehlt etwas',
      `Wir können noch nichts tun. Es fehlt: ${missing(fields)}.`,
      `Schicken Sie es bis ${when(fields, 'until', 'de')}; danach schließen wir die Meldung, und Sie können jederzeit eine neue schicken.`,
    ),
  'notice.lapsed': (fields) =>
    letter(
      fields,
      'Ihre Meldung wurde geschlossen',
      'Was fehlte, kam nicht innerhalb von vierzehn Tagen. Über das Gemeldete ist nichts entschieden. Sie können jederzeit eine neue Meldung schicken.',
    ),
  'notice.assigned': (fields) =>
    letter(
      fields,
      'Ihnen wurde eine Meldung gegeben',
      `Art: ${wordOf(fields, 'category')}. Haben Sie ein Interesse an der Sache, geben Sie sie zurück.`,
    ),
  'notice.escalated': (fields) =>
    letter(
      fields,
      'Eine Meldung spricht von Gefahr für Leben oder Sicherheit',
      'Sehen Sie sie jetzt an. Besteht der Verdacht einer Straftat, die Leben oder Sicherheit eines Menschen bedroht, informieren Sie sofort die Behörden des betroffenen Staates (Art. 18 Gesetz über digitale Dienste) und tragen Sie das in den Fall ein.',
    ),
  'notice.late': (fields) =>
    letter(
      fields,
      'Eine Meldung ist überfällig',
      `Art: ${wordOf(fields, 'category')}. Ihre Zielzeit ist vorbei; Verspätungen werden öffentlich gezählt.`,
    ),
  'notice.decided': (fields) =>
    letter(
      fields,
      'Über Ihre Meldung ist entschieden',
      OUTCOMES[wordOf(fields, 'outcome')] ?? 'Ein Mensch hat entschieden.',
      ...(typeof fields['reasonText'] === 'string' ? [`Die Gründe: ${fields['reasonText']}`] : []),
      'Ein Mensch hat entschieden. Programme sortieren Meldungen, sie entscheiden sie nicht.',
      'Wenn Sie anderer Meinung sind, beschweren Sie sich innerhalb von sechs Monaten kostenlos bei uns: Ein anderer Mensch entscheidet binnen einer Woche. Sie können sich auch jederzeit an eine zugelassene außergerichtliche Stelle (Art. 21 Gesetz über digitale Dienste) oder an ein Gericht wenden.',
    ),
  'notice.disabled': (fields) =>
    letter(
      fields,
      'Das Gemeldete ist in den Vereinigten Staaten gesperrt',
      'Ihre Meldung war vollständig (17 U.S.C. § 512(c)). Wer es hochgeladen hat, kann eine Gegendarstellung schicken; dann sagen wir Ihnen Bescheid und geben es nach zehn Werktagen wieder frei, wenn Sie uns nicht mitteilen, dass Sie vor Gericht gegangen sind.',
    ),
  'notice.countered': (fields) =>
    letter(
      fields,
      'Eine Gegendarstellung ist da',
      `Die Person, die es hochgeladen hat, erklärt bei Strafe des Meineids, dass es irrtümlich gesperrt wurde (17 U.S.C. § 512(g)). Am ${when(fields, 'restoreAt', 'de')} wird es wieder freigegeben, wenn Sie uns nicht vorher mitteilen, dass Sie Klage erhoben haben.`,
      ...(typeof fields['counterText'] === 'string' ? [`Die Gegendarstellung: ${fields['counterText']}`] : []),
    ),
  'notice.stays-down': (fields) =>
    letter(
      fields,
      'Der Upload bleibt gesperrt',
      'Eine Klage wurde rechtzeitig mitgeteilt. Der Upload bleibt in den Vereinigten Staaten gesperrt, bis das Gericht entschieden hat.',
    ),
  'notice.restored': (fields) =>
    letter(
      fields,
      'Der Upload ist wieder da',
      'Seit der Gegendarstellung sind zehn Werktage vergangen, und keine Klage wurde mitgeteilt. Der Upload ist in den Vereinigten Staaten wieder abrufbar.',
    ),
};
