import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const letter = (subject: string, ...text: string[]): LetterText => ({ subject, text: text.join('\n\n') });
const at = (fields: LetterFields, name: string): string => when(fields, name, 'de');
const number = (fields: LetterFields): string => wordOf(fields, 'reference');
const COURT = 'Der Rechtsweg steht Ihnen jederzeit offen, gleich was das Gremium sagt.';

const REASONS: Readonly<Record<string, string>> = {
  'not-significant': 'Er betrifft über die Beteiligten hinaus nur wenige und wirft keine offene Frage der Regeln auf.',
  'settled-by-precedent': 'Eine frühere Entscheidung hat die Frage beantwortet.',
  'outside-scope': 'Darüber kann das Gremium nicht entscheiden.',
  'before-a-court': 'Ein Gericht ist damit befasst.',
  withdrawn: 'Er wurde zurückgenommen.',
  'no-capacity': 'Das Gremium kann nur einen Teil der Fälle hören, die es erreichen.',
  'not-in-time': 'Das Gremium hat ihn nicht binnen vierzehn Tagen ausgewählt.',
};
const DIRECTIONS: Readonly<Record<string, string>> = {
  up: 'Der Upload wird öffentlich sein.',
  down: 'Der Upload wird nicht öffentlich sein.',
};
const OUTCOMES: Readonly<Record<string, string>> = {
  UPHOLD: 'Die Entscheidung bleibt bestehen.',
  OVERTURN: 'Die Entscheidung wird aufgehoben.',
  WARNING: 'Der Upload bleibt öffentlich, hinter einem Warnhinweis.',
  REMAND:
    'Die Sache ist zurückverwiesen: Es wird sofort neu entschieden, von einem Menschen, der bisher nicht beteiligt war.',
};

export const oversightDe: LetterTexts = {
  'oversight.reference-issued': (fields) =>
    letter(
      `Sie können sich bis ${at(fields, 'until')} an das unabhängige Gremium wenden`,
      'Über die Beschwerde in dieser Sache ist entschieden. Wenn Sie das anders sehen, können Sie das unabhängige Gremium anrufen, gleich auf welcher Seite Sie stehen. Das ist kostenlos, einen Anwalt brauchen Sie nicht.',
      `Ihr Aktenzeichen ist ${number(fields)}. Senden Sie es mit Ihren Gründen bis ${at(fields, 'until')}.`,
      COURT,
    ),
  'oversight.filed': (fields) =>
    letter(
      'Ein Fall liegt dem Gremium vor',
      `Das Gremium hat den Fall ${number(fields)} erhalten. Bis ${at(fields, 'selectBy')} sagt es, ob es ihn hört. Bis dahin ändert sich nichts, und nichts davon zählt gegen ein Konto.`,
      COURT,
    ),
  'oversight.not-selected': (fields) =>
    letter(
      'Das Gremium hört diesen Fall nicht',
      `Der Fall ${number(fields)} wurde nicht angenommen. ${REASONS[wordOf(fields, 'reason')] ?? ''}`,
      `Die Entscheidung über die Beschwerde bleibt bestehen. ${COURT}`,
    ),
  'oversight.selected': (fields) =>
    letter(
      'Das Gremium hört diesen Fall',
      `Der Fall ${number(fields)} steht im öffentlichen Verzeichnis, mit einer neutralen Zusammenfassung und den Fragen, um die es geht. Bis ${at(fields, 'commentsUntil')} kann jeder Stellung nehmen. Das Gremium entscheidet bis ${at(fields, 'decideBy')}.`,
      'Die Mitglieder werden durch ein Los bestimmt, das jeder nachprüfen kann. Kennen Sie einen Grund, warum eines von ihnen nicht mitwirken sollte, können Sie den Sitz ablehnen.',
    ),
  'oversight.seated': (fields) =>
    letter(
      `Sie wurden für Sitz ${wordOf(fields, 'seat')} ausgelost`,
      `Das Los hat Sie für den Fall ${number(fields)} bestimmt. Wenn Sie ein eigenes Interesse daran haben, treten Sie zurück; niemand fragt nach dem Grund, und der Sitz wird neu ausgelost.`,
      `Das Gremium entscheidet bis ${at(fields, 'decideBy')}. Was Sie ihm schreiben, ist nur für seine Mitglieder lesbar.`,
    ),
  'oversight.challenged': (fields) =>
    letter(
      `Sitz ${wordOf(fields, 'seat')} wird abgelehnt`,
      `Jemand sagt, dass das Mitglied auf diesem Sitz im Fall ${number(fields)} nicht mitwirken sollte. Ein anderes Mitglied entscheidet darüber; bis dahin wird in der Sache nicht entschieden.`,
    ),
  'oversight.drafted': (fields) =>
    letter(
      'Ein Entwurf liegt zur Durchsicht vor',
      `Im Fall ${number(fields)} gibt es einen Entwurf. Bis ${at(fields, 'reviewUntil')} kann eine Mehrheit des Gremiums ihn einmal zurückgeben. Sonst wird abgestimmt.`,
    ),
  'oversight.sent-back': (fields) =>
    letter(
      'Der Entwurf geht zurück',
      `Eine Mehrheit bittet um einen zweiten Blick auf den Fall ${number(fields)}. Es wird neu beraten.`,
    ),
  'oversight.vote': (fields) =>
    letter(
      'Es kann abgestimmt werden',
      `Die Durchsicht im Fall ${number(fields)} ist beendet. Jedes beteiligte Mitglied stimmt jetzt ab; die Stimmen bleiben bis zur Entscheidung versiegelt.`,
    ),
  'oversight.operator-reversed': (fields) =>
    letter(
      'Der Betreiber hat seine Entscheidung geändert',
      `Im Fall ${number(fields)} hat der Betreiber während des Verfahrens nachgegeben. ${DIRECTIONS[wordOf(fields, 'direction')] ?? ''} Das Gremium veröffentlicht eine kurze Entscheidung.`,
    ),
  'oversight.decided': (fields) =>
    letter(
      'Das Gremium hat entschieden',
      `Fall ${number(fields)}: ${OUTCOMES[wordOf(fields, 'outcome')] ?? ''} ${DIRECTIONS[wordOf(fields, 'direction')] ?? ''}`,
      `Die Entscheidung bindet den Betreiber; er setzt sie bis ${at(fields, 'implementBy')} um. Die Gründe stehen im öffentlichen Verzeichnis.`,
      COURT,
    ),
  'oversight.text-published': (fields) =>
    letter(
      'Die Gründe sind veröffentlicht',
      `Der volle Text der Entscheidung im Fall ${number(fields)} steht jetzt im öffentlichen Verzeichnis.`,
    ),
  'oversight.implemented': (fields) =>
    letter(
      'Die Entscheidung ist umgesetzt',
      `Die Entscheidung im Fall ${number(fields)} gilt jetzt. ${DIRECTIONS[wordOf(fields, 'direction')] ?? ''} Wenn Sie sehen, dass das nicht so ist, schreiben Sie uns mit dem Aktenzeichen.`,
    ),
  'oversight.impossible-by-law': (fields) =>
    letter(
      'Die Entscheidung kann nicht umgesetzt werden',
      `Der Betreiber sagt, dass ein Gesetz die Umsetzung im Fall ${number(fields)} verbietet (${wordOf(fields, 'ground')}). Seine Erklärung steht im öffentlichen Verzeichnis.`,
      COURT,
    ),
  'oversight.remanded': (fields) =>
    letter(
      'Das Gremium bittet um eine neue Entscheidung',
      `Im Fall ${number(fields)} hat das Gremium die Sache zurückgegeben. Jemand, der bisher nicht entschieden hat, sieht sie sich mit den Gründen des Gremiums neu an.`,
    ),
  'oversight.sweep-proposed': (fields) =>
    letter(
      `${wordOf(fields, 'count')} Uploads gleichen vielleicht einem, über den das Gremium entschieden hat`,
      `Sagen Sie bei jedem zuerst, ob er identisch ist, dann, ob er in einem vergleichbaren Zusammenhang steht (Fall ${number(fields)}). Nur beides zusammen überträgt die Entscheidung.`,
    ),
  'oversight.overdue': (fields) =>
    letter(
      'Ein Fall beim Gremium ist verspätet',
      `Im Fall ${number(fields)} ist ein Datum verstrichen (${wordOf(fields, 'clock')}). Dass er verspätet ist, ist öffentlich.`,
    ),
};
