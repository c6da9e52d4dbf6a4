import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const CONTEST =
  'Wenn Sie anderer Meinung sind, beschweren Sie sich innerhalb von sechs Monaten kostenlos bei uns und sagen Sie in ein, zwei Sätzen, warum: Ein Mensch, der bisher nicht beteiligt war, entscheidet binnen einer Woche. Sie können sich auch jederzeit an eine zugelassene außergerichtliche Stelle (Art. 21 Gesetz über digitale Dienste) oder an ein Gericht wenden.';
const CLAIMANT_CONTEST =
  'Wenn Sie anderer Meinung sind, beschweren Sie sich kostenlos bei uns und sagen Sie, warum: Beide Seiten werden gehört, und ein Mensch entscheidet binnen einer Woche (§ 14 UrhDaG). Der Upload bleibt so lange öffentlich.';

const letter = (fields: LetterFields, subject: string, ...text: string[]): LetterText => ({
  subject,
  text: [
    ...text,
    ...(typeof fields['statement'] === 'string' ? [fields['statement']] : []),
    ...(typeof fields['link'] === 'string' ? [`Ihr Link, nur für diesen Fall: ${fields['link']}`] : []),
  ].join('\n\n'),
});
const until = (fields: LetterFields): string => when(fields, 'until', 'de');

export const uploadDe: LetterTexts = {
  'upload.blocked': (fields) =>
    letter(
      fields,
      'Ihr Upload ist gesperrt: die Gründe und was Sie tun können',
      'In Ihrem Upload wurde ein geschütztes Werk erkannt; er ist nicht öffentlich.',
      CONTEST,
    ),
  'upload.blocked-until': (fields) =>
    letter(
      fields,
      'Ihr Upload ist für eine Zeit gesperrt',
      `Ihr Upload zeigt eine erste Sendung, die noch geschützt ist. Am ${until(fields)} wird neu entschieden, ohne dass Sie etwas tun müssen.`,
      CONTEST,
    ),
  'upload.asked': (fields) =>
    letter(
      fields,
      'Eine Frage zu Ihrem Upload, bevor etwas gesperrt wird',
      'In Ihrem Upload wurde ein geschütztes Werk erkannt. Er ist noch nicht öffentlich, und noch ist nichts entschieden. Wenn das Gesetz Ihre Nutzung erlaubt (Zitat, Kritik, Rezension, Karikatur, Parodie, Pastiche oder eine andere Ausnahme), sagen Sie es uns, dann kann er öffentlich werden. Sie können ihn auch kürzen, eine Lizenz schicken oder ihn zurückziehen.',
      `Ohne Antwort verfällt er am ${until(fields)}. Vorher erinnern wir Sie einmal.`,
    ),
  'upload.asked-48h': (fields) =>
    letter(
      fields,
      'Eine Frage zu Ihrem Upload',
      `In Ihrem Upload wurde ein geschütztes Werk erkannt. Er bleibt bis ${until(fields)} öffentlich. Wenn das Gesetz Ihre Nutzung erlaubt, kennzeichnen Sie sie bis dahin, dann bleibt er öffentlich; ohne Antwort kann er gesperrt werden. Auch später wird eine Kennzeichnung oder Beschwerde noch gehört.`,
    ),
  'upload.held': (fields) =>
    letter(
      fields,
      'Ihr Upload wartet auf einen Menschen',
      `In Ihrem Upload wurde ein geschütztes Werk erkannt, und ob die Nutzung erlaubt ist, muss ein Mensch beurteilen. Hat das bis ${until(fields)} niemand getan, ist er dann öffentlich.`,
      CONTEST,
    ),
  'upload.published': (fields) =>
    letter(
      fields,
      'Ihr Upload ist öffentlich',
      'Was in Ihrem Upload erkannt worden war, wurde neu geprüft; nichts steht ihm mehr im Weg. Sie müssen nichts tun.',
    ),
  'upload.reminder': (fields) =>
    letter(
      fields,
      'Erinnerung: Ihr Upload wartet auf Ihre Antwort',
      `Noch ist nichts entschieden. Sagen Sie, dass das Gesetz Ihre Nutzung erlaubt, kürzen Sie ihn, schicken Sie eine Lizenz oder ziehen Sie ihn zurück. Ohne Antwort verfällt er am ${until(fields)}.`,
    ),
  'upload.expired': (fields) =>
    letter(
      fields,
      'Ihr Upload ist verfallen',
      'Wir hatten Sie zu Ihrem Upload gefragt und dreißig Tage keine Antwort bekommen; er gilt als zurückgezogen. Ihnen wird nichts vorgehalten. Sie können ihn jederzeit neu hochladen.',
    ),
  'upload.restricted': (fields) =>
    letter(
      fields,
      'Ihr Upload wurde beschränkt: die Gründe und was Sie tun können',
      'Ein Mensch hat entschieden, dass Ihr Upload nicht oder nicht überall öffentlich ist.',
      CONTEST,
    ),
  'upload.warning': (fields) =>
    letter(
      fields,
      'Ihr Upload steht hinter einem Warnhinweis: die Gründe, und was Sie tun können',
      'Das unabhängige Gremium hat entschieden, dass Ihr Upload öffentlich bleibt, hinter einem Warnhinweis, den man wegklicken kann. Er wurde nicht entfernt, und nichts zählt gegen Sie.',
      CONTEST,
    ),
  'upload.restriction-ended': (fields) =>
    letter(
      fields,
      'Eine Beschränkung Ihres Uploads ist beendet',
      'Worauf sie beruhte, besteht nicht mehr. Beschränkt ihn nichts anderes, ist Ihr Upload wieder öffentlich.',
    ),
  'upload.restored': (fields) =>
    letter(
      fields,
      'Ihr Upload ist wieder öffentlich',
      'Die Beschränkung Ihres Uploads wurde aufgehoben, und mit ihr alles, was daran hing: Verwarnungen, Einnahmen und was maschinell daraus gefolgt war. Es tut uns leid, dass er so lange weg war.',
    ),
  'upload.red-button': (fields) =>
    letter(
      fields,
      'Ihr Upload ist gesperrt, während eine Beschwerde entschieden wird',
      'Ein vertrauenswürdiger Rechtsinhaber hat nach Prüfung durch einen Menschen erklärt, dass Ihre Nutzung nicht erlaubt ist und die Veröffentlichung erheblich schadet (§ 14 Abs. 4 UrhDaG). Der Upload ist gesperrt, bis über die damit eröffnete Beschwerde entschieden ist: binnen einer Woche, sonst ist er wieder öffentlich. Sie werden gehört: Sagen Sie, was Sie zu sagen haben.',
      CONTEST,
    ),
  'upload.red-button-accepted': (fields) =>
    letter(
      fields,
      'Der Upload ist gesperrt, und eine Beschwerde ist eröffnet',
      'Ihre Erklärung war vollständig. Der Upload ist gesperrt, bis über die Beschwerde entschieden ist, höchstens eine Woche. Sie werden darin gehört. Eine Erklärung, die sich als falsch erweist, zählt; nach zweien binnen zwölf Monaten ist Ihnen dieser Weg für eine Zeit verschlossen (§ 18 Abs. 3 UrhDaG).',
    ),
  'upload.red-button-declined': (fields) =>
    letter(
      fields,
      'Ihr roter Knopf wurde abgelehnt',
      `Nichts wurde gesperrt. Es fehlt: ${list(fields)}. Der Versuch steht im öffentlichen Protokoll.`,
      'Sie können sich stattdessen über den Upload beschweren, kostenlos.',
    ),
  'upload.claimant-presumed': (fields) =>
    letter(
      fields,
      'Eine Nutzung Ihres Werks ist öffentlich, weil das Gesetz sie für erlaubt hält',
      'Ihr Werk wurde in einem Upload erkannt. Die Nutzung ist mutmaßlich erlaubt, deshalb ist er öffentlich (§ 9 UrhDaG), und sie wird vergütet, wo das Gesetz es sagt.',
      CLAIMANT_CONTEST,
    ),
  'upload.claimant-48h': (fields) =>
    letter(
      fields,
      'Ihr Werk wurde in einem Upload erkannt',
      `Die Person, die ihn hochgeladen hat, wurde gefragt. Bis ${until(fields)} gilt die Nutzung als mutmaßlich erlaubt (§ 11 Abs. 2 UrhDaG). Wir sagen Ihnen, wie es weitergeht.`,
      CLAIMANT_CONTEST,
    ),
  'upload.claimant-escrow': (fields) =>
    letter(
      fields,
      'Ein Werk mit mehreren Anspruchstellern wurde erkannt',
      'Mehrere beanspruchen dieses Werk. Der Upload ist öffentlich, und was er einbringt, wird verwahrt, bis geklärt ist, wem es zusteht.',
    ),
  'upload.claimant-restored': (fields) =>
    letter(
      fields,
      'Ein Upload mit Ihrem Werk ist wieder öffentlich',
      'Eine Beschränkung, die auf Ihrem Werk beruhte, wurde aufgehoben. Die Entscheidung nennt die Gründe und wie Sie ihr widersprechen können.',
      CLAIMANT_CONTEST,
    ),
};

const list = (fields: LetterFields): string => {
  const { missing } = fields;
  return Array.isArray(missing) && missing.length > 0
    ? missing.join(', ')
    : wordOf(fields, 'missing') || 'ein Teil der Erklärung';
};
