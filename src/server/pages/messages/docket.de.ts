import type { docketEn } from './docket.en.ts';

const STATES: Readonly<Record<string, string>> = {
  SEATING: 'Die Kammer wird ausgelost',
  DELIBERATING: 'Die Kammer berät',
  IN_REVIEW: 'Das ganze Gremium liest den Entwurf',
  VOTING: 'Die Kammer stimmt ab',
  CONCEDED: 'Der Betreiber hat selbst aufgehoben; das Gremium fasst zusammen',
  DECIDED: 'Entschieden, noch umzusetzen',
  IMPLEMENTED: 'Entschieden und umgesetzt',
  IMPOSSIBLE: 'Entschieden; ein Gesetz verbietet die Umsetzung',
};
const OUTCOMES: Readonly<Record<string, string>> = {
  UPHOLD: 'Die Entscheidung des Betreibers bleibt bestehen',
  OVERTURN: 'Die Entscheidung des Betreibers ist aufgehoben',
  WARNING: 'Öffentlich, hinter einem Warnhinweis',
  REMAND: 'Zurückverwiesen: der Betreiber entscheidet neu',
};
const ANEW: Readonly<Record<string, string>> = {
  PENDING: 'Ein Mensch, der bisher nicht beteiligt war, soll binnen sieben Tagen neu entscheiden.',
  UPHELD: 'Ein Mensch, der bisher nicht beteiligt war, hat neu entschieden: Die Entscheidung bleibt bestehen.',
  REVERSED:
    'Ein Mensch, der bisher nicht beteiligt war, hat neu entschieden: Die Entscheidung war falsch und ist aufgehoben.',
  PARTLY:
    'Ein Mensch, der bisher nicht beteiligt war, hat neu entschieden: Die Entscheidung war zum Teil falsch; dieser Teil ist aufgehoben.',
  MODIFIED:
    'Ein Mensch, der bisher nicht beteiligt war, hat neu entschieden: Die Entscheidung ist durch eine andere ersetzt.',
  OMITTED: 'Eine neue Entscheidung gibt es nicht: Was angefochten war, wurde zurückgenommen.',
};
const ADVICE: Readonly<Record<string, string>> = {
  ISSUED: 'Wartet auf Antwort',
  ACCEPTED: 'Angenommen',
  PARTLY: 'Teilweise angenommen',
  DECLINED: 'Abgelehnt',
  IN_PROGRESS: 'Wird umgesetzt',
  DONE: 'Umgesetzt',
};

export const docketDe: typeof docketEn = {
  title: 'Das Gremium',
  lead: 'Unabhängige Menschen entscheiden, was sonst niemand klären konnte. Ihre Entscheidungen binden den Betreiber, ob etwas herunter- oder wieder hinaufkommt.',
  open: 'Offene Fälle',
  closed: 'Entschieden',
  parts: 'Welche Fälle',
  all: 'Alle',
  part: { open: 'Offen', late: 'Überfällig', decided: 'Entschieden' },
  heading: { open: 'Offene Fälle', late: 'Überfällige Fälle', decided: 'Entschiedene Fälle' },
  order: {
    open: 'Eilfälle zuerst, dann nach dem Tag, bis zu dem entschieden werden soll.',
    late: 'Ihr Tag ist vorbei. Eilfälle zuerst, dann die am längsten überfälligen.',
    decided: 'Die neuesten zuerst.',
  },
  more: {
    open: (n: string) => `Alle ${n} offenen Fälle`,
    late: (n: string) => `Alle ${n} überfälligen Fälle`,
    decided: (n: string) => `Alle ${n} entschiedenen Fälle`,
  },
  noneLate: 'Kein Fall ist überfällig.',
  none: 'Kein Fall ist offen.',
  noneClosed: 'Noch ist kein Fall entschieden.',
  how: 'Wie ein Fall hierher kommt',
  howText:
    'Wer mit der Antwort auf eine Beschwerde nicht einverstanden ist, kann sich binnen fünfzehn Tagen an das Gremium wenden, gleich auf welcher Seite. Der Brief mit der Antwort nennt ein Aktenzeichen; mehr braucht es nicht. Binnen vierzehn Tagen sagt das Gremium, ob es den Fall annimmt.',
  late: 'verspätet',
  expedited: 'eilig',
  decideBy: (day: string) => `zu entscheiden bis ${day}`,
  commentsUntil: (day: string) => `Stellungnahmen bis ${day}`,
  allPrecedents: 'Entscheidungen durchsuchen',
  state: (name: string) => STATES[name] ?? name,
  outcome: (name: string) => OUTCOMES[name] ?? name,
  direction: { up: 'der Upload ist öffentlich', down: 'der Upload ist nicht öffentlich' },
  short: 'Kurz gefasst',
  summary: 'Was geschah',
  questions: 'Die Fragen',
  contested: {
    up: 'Er war öffentlich, als der Fall vorgelegt wurde.',
    down: 'Er war gesperrt, als der Fall vorgelegt wurde.',
  },
  firstRule: (rule: string) => `Zuerst war nach Regel ${rule} entschieden worden.`,
  panel: 'Die Kammer',
  panelHint:
    'Wer sitzt, entscheidet das Los. Mitglieder werden nur genannt, wenn sie es wünschen; wovon sie etwas verstehen, ist öffentlich.',
  noPanel: (seats: number, size: number) =>
    `${seats} Plätze werden ausgelost, sobald das öffentliche Protokoll ${size} Einträge hat: vorher kann niemand das Los kennen.`,
  seat: 'Platz',
  knows: 'Versteht etwas von',
  drawn: 'Ausgelost',
  atFirst: 'zu Beginn',
  again: (n: number) => `erneut, ${n + 1}. Versuch`,
  nothingKnown: 'keine Angabe',
  left: (n: number) =>
    n === 1
      ? 'Ein Platz wurde neu ausgelost. Warum, ist nicht öffentlich.'
      : `${n} Plätze wurden neu ausgelost. Warum, ist nicht öffentlich.`,
  challenged: (n: number) => (n === 1 ? 'Ein Mitglied wurde abgelehnt.' : `${n} Mitglieder wurden abgelehnt.`),
  lottery: 'Das Los selbst nachrechnen',
  lotteryHint:
    'Die Liste war durch einen Eintrag im Protokoll gebunden, bevor die Zahl bekannt war, die daraus wählt. Wer diese Werte hat, kommt zu denselben Plätzen.',
  lotterySteps: [
    'Den Datensatz unten mit seinem Salz hashen (HMAC-SHA-256 über kanonisches JSON): das ist Feld c des Eintrags.',
    'Die Wurzel ist die des Protokolls mit genau so vielen Einträgen; sie folgt aus den Kacheln, und der neueste Prüfpunkt belegt, dass sie sein Anfang ist.',
    'Jeden Text mit SHA-256 hashen. Die Zahl modulo der noch freien Lose in alphabetischer Reihenfolge ergibt das gezogene Los.',
  ],
  entry: (index: number) => `Eintrag ${index}`,
  commits: 'bindet diese Liste',
  size: 'Einträge, die entscheiden',
  root: 'Wurzel',
  rootMissing: 'noch nicht: das Protokoll ist zu kurz',
  ticket: 'Los',
  text: 'Text, der gehasht wird',
  asJson: 'Alles als JSON',
  limited: (among: number) => `unter ${among} Losen, damit die Kammer genug weiß`,
  comments: 'Stellungnahmen',
  commentsHint: (day: string) =>
    `Jeder darf dem Gremium bis ${day} sagen, was es bedenken sollte. Die Kammer liest es; öffentlich ist nur die Anzahl.`,
  commentsClosed: (day: string) => `Stellungnahmen waren bis ${day} möglich.`,
  commentCount: (n: number) =>
    n === 0
      ? 'Keine Stellungnahme ist eingegangen.'
      : n === 1
        ? 'Eine Stellungnahme ist eingegangen.'
        : `${n} Stellungnahmen sind eingegangen.`,
  comment: 'Was sollte das Gremium bedenken?',
  commentSend: 'Stellungnahme absenden',
  commentTaken: 'Ihre Stellungnahme ist eingegangen',
  commentTakenHint: 'Die Kammer liest sie. Sie wird nicht veröffentlicht; wie viele es sind, schon.',
  ruling: 'Die Entscheidung',
  notYet: 'Es gibt noch keine Entscheidung.',
  votes: (yes: number, no: number) => `${yes} dafür, ${no} dagegen`,
  decidedOn: (day: string) => `Entschieden am ${day}`,
  summaryRuling: 'Eine kurze Entscheidung, nachdem der Betreiber selbst aufgehoben hatte.',
  reasons: 'Die Gründe',
  reasonsLater: 'Die vollständigen Gründe werden noch geschrieben.',
  dissent: 'Abweichende Meinung',
  named: 'Unterzeichnet von',
  decidedAnew: 'Die neue Entscheidung',
  decidedAnewIs: (name: string) => ANEW[name] ?? name,
  implementation: 'Umsetzung',
  implementBy: (day: string) => `Umzusetzen bis ${day}; an diesem Tag setzt sie sich selbst um.`,
  implemented: 'Die Entscheidung ist umgesetzt.',
  impossible: (law: string) => `Der Betreiber sagt, ${law} verbiete es:`,
  sweep: 'Gleiche Uploads',
  sweepHint:
    'Ein Programm sucht sie. Nur ein Mensch kann sagen, dass sie gleich sind und im gleichen Zusammenhang stehen.',
  proposed: 'gefunden',
  marked: 'von einem Menschen angesehen',
  carriedOver: 'folgen der Entscheidung',
  advice: 'Empfehlungen an den Betreiber',
  adviceState: (name: string) => ADVICE[name] ?? name,
  answerBy: (day: string) => `Antwort fällig bis ${day}`,
  answered: 'Die Antwort des Betreibers',
  evidence: 'Was es belegt',
  inLog: 'Im Protokoll',
  inLogHint: 'Jeder Schritt dieses Falls ist ein Eintrag unter dem Namen',
  lastEntry: 'sein neuester Eintrag',
  precedents: 'Leitentscheidungen',
  precedentsLead:
    'Was das Gremium früher entschieden hat. Ein Programm findet gleiche Fälle und nennt die Entscheidung; übertragen darf sie nur ein Mensch.',
  rule: 'Regel',
  ruleHint: 'etwa R7a',
  reference: 'Werk',
  referenceHint: 'ref_…, aus dem Brief oder den Belegen',
  question: 'Frage',
  questionHint: 'ein kurzer Code wie newsworthiness',
  search: 'Suchen',
  clear: 'Alle zeigen',
  noPrecedents: 'Keine Entscheidung passt.',
  noPrecedentsHint: 'Fragen Sie nach weniger: ein Feld allein findet das meiste.',
  works: 'Werke',
  topics: 'Fragen',
};
