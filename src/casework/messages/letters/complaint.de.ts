import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const BODIES = 'https://digital-strategy.ec.europa.eu/en/policies/dsa-out-court-dispute-settlement';
const letter = (fields: LetterFields, subject: string, ...text: string[]): LetterText => ({
  subject,
  text: [
    ...text,
    ...(typeof fields['link'] === 'string' ? [`Ihr Link, nur für diesen Fall: ${fields['link']}`] : []),
  ].join('\n\n'),
});
const due = (fields: LetterFields): string => when(fields, 'dueAt', 'de');
const hearing = (fields: LetterFields): string => when(fields, 'hearingUntil', 'de');

const OUTCOMES: Readonly<Record<string, string>> = {
  UPHELD: 'Die angefochtene Entscheidung bleibt bestehen.',
  REVERSED: 'Die angefochtene Entscheidung war falsch und ist aufgehoben, mit allem, was daran hing.',
  PARTLY: 'Die angefochtene Entscheidung war zum Teil falsch und ist geändert.',
  MODIFIED: 'Die angefochtene Entscheidung ist durch eine andere ersetzt.',
};

export const complaintDe: LetterTexts = {
  'complaint.received': (fields) =>
    letter(
      fields,
      'Ihre Beschwerde ist da',
      fields['automatic'] === true
        ? 'Sie hatten gesagt, dass Sie das Werk nutzen dürfen; deshalb haben wir diese Beschwerde für Sie eröffnet, ohne dass Sie darum bitten müssen.'
        : 'Vielen Dank. Alle Beteiligten wurden eben benachrichtigt.',
      `Alle können sich bis ${hearing(fields)} äußern. Ein Mensch, der bisher nicht beteiligt war, entscheidet bis ${due(fields)}. Sie können die Beschwerde ergänzen oder zurücknehmen.`,
    ),
  'complaint.parties-notified': (fields) =>
    letter(
      fields,
      'Eine Beschwerde betrifft Sie',
      `Jemand ficht eine Entscheidung an, an der Sie beteiligt sind. Sie können sich bis ${hearing(fields)} äußern. Ein Mensch, der bisher nicht beteiligt war, entscheidet bis ${due(fields)}, und wir sagen Ihnen Bescheid.`,
    ),
  'complaint.reopened': (fields) =>
    letter(
      fields,
      'Das Gremium hat die Entscheidung zurückverwiesen: Es wird neu entschieden',
      'Das unabhängige Gremium hat die Sache nicht selbst entschieden; sie soll mit Blick auf seine Gründe noch einmal geprüft werden. Bis dahin bleibt es bei dem, was entschieden war.',
      `Alle Beteiligten können sich bis ${hearing(fields)} äußern. Ein Mensch, der an keiner früheren Entscheidung beteiligt war, entscheidet bis ${due(fields)}.`,
    ),
  'complaint.statement-received': (fields) =>
    letter(
      fields,
      'In der Beschwerde hat sich jemand geäußert',
      `Es gibt eine neue Stellungnahme. Bis ${hearing(fields)} können Sie darauf antworten.`,
    ),
  'complaint.assigned': (fields) =>
    letter(
      fields,
      'Ihnen wurde eine Beschwerde gegeben',
      `Sie ist bis ${due(fields)} zu entscheiden. Waren Sie an der Entscheidung beteiligt oder haben Sie ein Interesse an der Sache, geben Sie sie zurück.`,
    ),
  'complaint.ready': (fields) =>
    letter(
      fields,
      'Beide Seiten wurden gehört',
      `Die Zeit für Stellungnahmen ist vorbei. Die Beschwerde ist bis ${due(fields)} zu entscheiden.`,
    ),
  'complaint.overdue': (fields) =>
    letter(
      fields,
      'Die Antwort auf die Beschwerde kommt zu spät',
      `Sie hätte bis ${due(fields)} entschieden sein sollen und ist es nicht. Das ist unser Fehler, und er wird öffentlich gezählt.`,
      fields['lifted'] === true
        ? 'Der Upload ist so lange wieder öffentlich. Über die Beschwerde wird noch entschieden, und wir sagen Ihnen Bescheid.'
        : 'So lange ändert sich nichts. Über die Beschwerde wird noch entschieden, und wir sagen Ihnen Bescheid.',
    ),
  'complaint.withdrawn': (fields) =>
    letter(
      fields,
      'Die Beschwerde wurde zurückgenommen',
      'Sie endet ohne Entscheidung. Solange die Frist läuft, ist eine neue möglich.',
    ),
  'complaint.decided': (fields) =>
    letter(
      fields,
      'Über die Beschwerde ist entschieden',
      OUTCOMES[wordOf(fields, 'outcome')] ?? 'Ein Mensch hat entschieden.',
      ...(typeof fields['reasonText'] === 'string' ? [`Die Gründe: ${fields['reasonText']}`] : []),
      'Entschieden hat ein Mensch, der an der angefochtenen Entscheidung nicht beteiligt war. Kein Programm hat mitentschieden.',
      `Wenn Sie anderer Meinung sind: Wenden Sie sich an eine zugelassene außergerichtliche Streitbeilegungsstelle Ihrer Wahl (Art. 21 Gesetz über digitale Dienste; sie kostet Sie nichts oder wenig): ${BODIES}`,
      'Oder gehen Sie vor Gericht, jederzeit, mit oder ohne alles andere davor.',
      ...(typeof fields['board'] === 'string'
        ? [
            `Oder wenden Sie sich binnen fünfzehn Tagen an das Aufsichtsgremium. Ihr Zeichen: ${fields['board']}. Das Gremium kann in beide Richtungen entscheiden, und seine Entscheidung bindet uns.`,
          ]
        : []),
    ),
};
