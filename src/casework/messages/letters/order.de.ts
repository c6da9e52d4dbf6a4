import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const letter = (subject: string, ...text: string[]): LetterText => ({
  subject,
  text: text.filter(Boolean).join('\n\n'),
});
const list = (fields: LetterFields, name: string): readonly string[] => {
  const value = fields[name];
  return Array.isArray(value) ? value.map(String) : [];
};

/** Was Art. 9 Abs. 2 DSA verlangt, in Worten. */
const POINTS: Readonly<Record<string, string>> = {
  'legal-basis': 'die Rechtsgrundlage',
  reasons: 'die Begründung, warum das Bezeichnete danach rechtswidrig ist',
  issuer: 'welche Behörde sie erlassen hat',
  identification: 'die genauen Adressen dessen, worum es geht',
  redress: 'die Rechtsbehelfe, für uns und für die betroffene Person',
  'report-to': 'welcher Behörde wir berichten',
  language: 'eine von uns erklärte Sprache oder eine Übersetzung dieser Punkte',
  territory: 'das Gebiet, in dem sie gelten soll',
};
const OUTCOMES: Readonly<Record<string, string>> = {
  COMPLIED: 'Ihr wurde Folge geleistet.',
  PARTLY: 'Ihr wurde zum Teil Folge geleistet.',
  REFUSED: 'Ihr wurde nicht Folge geleistet.',
  CHALLENGED: 'Wir fechten sie vor Gericht an; ihr wurde nicht Folge geleistet.',
};
const where = (fields: LetterFields): string => {
  const territories = list(fields, 'territories');
  return territories.length > 0 ? `Sie wirkt in: ${territories.join(', ')}; nirgends sonst.` : '';
};
const end = (fields: LetterFields): string =>
  typeof fields['until'] === 'number' ? `Sie dauert bis ${when(fields, 'until', 'de')}.` : '';
const basis = (fields: LetterFields): string =>
  fields['legalBasis'] === undefined ? '' : `Die Anordnung stützt sich auf ${wordOf(fields, 'legalBasis')}.`;
const REDRESS =
  'Sie können die Anordnung bei dem Gericht oder der Behörde anfechten, die sie nennt; die Anordnung selbst senden wir Ihnen auf Wunsch. Es ist keine Entscheidung von uns, deshalb gilt unser eigenes Beschwerdeverfahren dafür nicht. Meinen Sie, dass wir weiter gegangen sind als die Anordnung, schreiben Sie uns.';

export const orderDe: LetterTexts = {
  'order.received': (fields) =>
    letter(
      'Ihr Ersuchen ist eingegangen',
      `Es steht in unserem Register unter ${wordOf(fields, 'order')}. Wir prüfen es nach Art. 9 Abs. 2 oder 10 Abs. 2 der Verordnung (EU) 2022/2065 und antworten.`,
    ),
  'order.informal': (fields) =>
    letter(
      'Ihr Ersuchen wird als gewöhnliche Meldung behandelt',
      `Ihr Ersuchen (${wordOf(fields, 'order')}) nennt keine Rechtsgrundlage und ist keine Anordnung. Wir behandeln es wie die Meldung jeder anderen Person: ohne Vorrang, nach unseren veröffentlichten Regeln. Es steht im öffentlichen Register.`,
      `Eine Anordnung muss nennen: ${Object.values(POINTS).join('; ')}.`,
    ),
  'order.informal-received': (fields) =>
    letter(
      'Eine Behörde bittet ohne Anordnung um etwas',
      `Der Eintrag ${wordOf(fields, 'order')} (${wordOf(fields, 'authority')}) ist eine gewöhnliche Meldung: kein Vorrang, unsere veröffentlichten Regeln, Quelle „sonstige Meldung“. Niemand handelt deshalb, weil sie von einer Behörde kommt.`,
    ),
  'order.returned': (fields) =>
    letter(
      'Ihrer Anordnung kann noch nicht Folge geleistet werden',
      `In ${wordOf(fields, 'order')} fehlt: ${list(fields, 'missing')
        .map((point) => POINTS[point] ?? point)
        .join('; ')}.`,
      'Bitte ergänzen Sie sie und senden Sie sie erneut. Bis dahin geschieht nichts.',
    ),
  'order.answered': (fields) =>
    letter(
      'Unsere Antwort auf Ihre Anordnung',
      `Das ist aus Ihrer Anordnung ${wordOf(fields, 'order')} geworden. ${OUTCOMES[wordOf(fields, 'outcome')] ?? ''}`,
      where(fields),
      end(fields),
    ),
  'order.gag-asked': (fields) =>
    letter(
      'Ist Stillschweigen noch nötig?',
      `Über ${wordOf(fields, 'order')} wurde die betroffene Person nicht unterrichtet. Bitte sagen Sie uns, wenn das nicht mehr nötig ist. Am ${when(fields, 'until', 'de')} endet es von selbst, und sie erfährt davon.`,
    ),
  'order.effect': (fields) =>
    letter(
      'Eine Behörde hat eine Beschränkung Ihres Uploads angeordnet',
      `${wordOf(fields, 'authority')} (${wordOf(fields, 'country')}) hat sie angeordnet. ${basis(fields)} ${where(fields)} ${end(fields)}`.trim(),
      REDRESS,
    ),
  'order.opened': (fields) =>
    letter(
      'Was wir Ihnen bis heute nicht sagen durften',
      `${wordOf(fields, 'authority')} (${wordOf(fields, 'country')}) hat eine Anordnung erlassen, die Sie betrifft, und das Gesetz verlangte bis jetzt Stillschweigen. ${basis(fields)} ${where(fields)} ${end(fields)}`.trim(),
      'Im öffentlichen Verzeichnis steht seit dem Tag des Eingangs ein versiegelter Eintrag; er ist jetzt offen, und Sie können prüfen, dass nichts nachträglich hinzukam.',
      REDRESS,
    ),
  'order.lifted': (fields) =>
    letter(
      'Die Anordnung zu Ihrem Upload gilt nicht mehr',
      `Die Anordnung ${wordOf(fields, 'order')} wurde aufgehoben oder zurückgenommen. Was auf ihr beruhte, ist beendet.`,
    ),
  'order.overdue': (fields) =>
    letter(
      'Eine Behörde wartet auf Antwort',
      `Der Eintrag ${wordOf(fields, 'order')} wartet seit drei Tagen. Dass er verspätet ist, ist öffentlich.`,
    ),
};
