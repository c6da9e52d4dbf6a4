import type { reportsEn } from './reports.en.ts';

const ACTIONS: Readonly<Record<string, string>> = {
  BLOCK: 'Gesperrt',
  BLOCK_TIMED: 'Für eine Zeit gesperrt',
  PROMPT_HOLD: 'Angehalten, hochladende Person gefragt',
  REVIEW_HOLD: 'Angehalten für einen Menschen',
};
const OUTCOMES: Readonly<Record<string, string>> = {
  UPHELD: 'Die Entscheidung blieb bestehen',
  REVERSED: 'Aufgehoben',
  PARTLY: 'Teilweise aufgehoben',
  MODIFIED: 'Durch eine andere ersetzt',
  OMITTED: 'Ohne Entscheidung geschlossen',
};
const NOTICES: Readonly<Record<string, string>> = {
  ACTION: 'Tätig geworden',
  PARTIAL: 'Teilweise tätig geworden',
  NO_ACTION: 'Nicht tätig geworden',
};
const ORDERS: Readonly<Record<string, string>> = {
  LOGGED: 'Eingegangen',
  SEALED: 'Versiegelte Schritte',
  INFORMAL: 'Formlos, als Meldung behandelt',
  CLASSIFIED: 'Eingeordnet',
  RETURNED: 'Als unvollständig zurückgegeben',
  VALID: 'Für vollständig befunden',
  COMPLIED: 'Befolgt',
  PARTLY: 'Teilweise befolgt',
  REFUSED: 'Abgelehnt',
  CHALLENGED: 'Vor Gericht angefochten',
  LIFTED: 'Aufgehoben oder zurückgenommen',
};
const SHEETS: Readonly<Record<string, string>> = {
  '1_report_identification': 'Wer berichtet',
  '2_categories_names': 'Namen der Kategorien',
  '3_member_states_orders': 'Anordnungen der Mitgliedstaaten',
  '4_notices': 'Meldungen',
  '5_own_initiative_illegal': 'Aus eigenem Antrieb: rechtswidrige Inhalte',
  '6_own_initiative_TC': 'Aus eigenem Antrieb: Nutzungsbedingungen',
  '7_appeals_and_recidivism': 'Beschwerden und wiederholter Missbrauch',
  '8_automated_means': 'Was Programme entscheiden, und wie gut',
  '9_human_resources': 'Menschen',
  '10_AMAR': 'Nutzerzahlen',
  '11_qualitative': 'In Worten',
};

export const reportsDe: typeof reportsEn = {
  title: 'Berichte',
  lead: 'Aus dem öffentlichen Protokoll gezählt, in dem Augenblick, in dem Sie fragen. Wer das Protokoll hat, kann nachzählen und muss auf dieselben Zahlen kommen.',
  years: 'Ganze Jahre',
  halves: 'Halbjahre',
  running: 'läuft noch',
  empty: 'In diesem Zeitraum wurde nichts entschieden.',
  emptyHint: 'Sobald es Einträge im Protokoll gibt, werden sie hier gezählt.',
  report: (period: string) => `Bericht für ${period}`,
  who: (name: string, service: string) => `Berichtet von ${name} für ${service}.`,
  decisions: 'Entscheidungen',
  restrictions: 'Einschränkungen, jede mit Begründung',
  complaints: 'Beschwerden',
  undone: 'Beschwerden anders entschieden',
  byMonth: 'Entscheidungen nach Monaten',
  restrictive: 'eingeschränkt',
  published: 'veröffentlicht',
  byKind: 'Einschränkungen nach Art',
  byOutcome: 'Beschwerden nach Ausgang',
  notices: 'Meldungen nach Ausgang',
  orders: 'Was Behörden verlangten',
  restore: 'Von der Einschränkung bis wieder öffentlich',
  restoreHint: (n: number, median: string, p90: string) =>
    n === 1
      ? `Eine Einschränkung wurde aufgehoben, nach ${median}.`
      : `${n} Einschränkungen wurden aufgehoben. Die Hälfte binnen ${median}, neun von zehn binnen ${p90}.`,
  noRestore: 'In diesem Zeitraum wurde keine Einschränkung aufgehoben.',
  none: 'Keine in diesem Zeitraum.',
  action: (name: string) => ACTIONS[name] ?? name,
  outcome: (name: string) => OUTCOMES[name] ?? name,
  notice: (name: string) => NOTICES[name] ?? name,
  order: (name: string) => ORDERS[name] ?? name.toLowerCase().replaceAll('-', ' ').replaceAll('_', ' '),
  within: ['binnen eines Tages', 'binnen 2 Tagen', 'binnen einer Woche', 'binnen 2 Wochen', 'später'],
  metrics: 'Wie oft Entscheidungen falsch waren',
  metricsHint:
    'Ein Anteil an wenigen Fällen sagt wenig. Die Linie zeigt, wo der wahre Anteil in 95 von 100 Fällen liegt; die Marke ist, was gezählt wurde. Beschwerden unterschätzen Fehler: nur wenige beschweren sich.',
  metric: {
    complaint: 'Beschwerden, die die Entscheidung änderten',
    board: 'Entscheidungen des Gremiums, die etwas änderten',
    outOfCourt: 'Außergerichtliche Streite, die etwas änderten',
    overBlocking: 'Sperren der Maschine, die ein blinder Prüfer erlaubte Nutzung nannte',
    underBlocking: 'Veröffentlichungen der Maschine, die ein blinder Prüfer rechtsverletzend nannte',
    inTime: 'Rechtzeitig beantwortete Beschwerden',
    reach: 'Einschränkungen, über die sich jemand beschwerte',
  },
  share: (part: number, of: number) => `${part} von ${of}`,
  between: (share: string, low: string, high: string) => `${share}; zwischen ${low} und ${high}`,
  nothingCounted: 'noch nichts zu zählen, also ist alles möglich',
  holdsMissed: (n: number) =>
    n === 0
      ? 'Keine Frist lief ab, bevor ein Mensch hingesehen hatte.'
      : n === 1
        ? 'Eine Frist lief ab, bevor ein Mensch hingesehen hatte: der Upload wurde öffentlich, wie die Regeln es sagen.'
        : `${n} Fristen liefen ab, bevor ein Mensch hingesehen hatte: die Uploads wurden öffentlich, wie die Regeln es sagen.`,
  exclusions: (imposed: number, returned: number) =>
    `Wegen Missbrauchs entzogene Rechte: ${imposed}. Am Ende oder nach einer Beschwerde zurückgegeben: ${returned}.`,
  checks: 'Geht es auf?',
  checkSums: 'Summen sind die Summen ihrer Teile',
  checkLines: (restrictive: number, submitted: number) =>
    `Entscheidungen, die eine Zeile in der EU-Datenbank brauchen: ${restrictive}. Gesendet oder eingereiht: ${submitted}.`,
  difference: (n: number) => `Differenz ${n}`,
  holds: 'trifft zu',
  fails: 'trifft nicht zu',
  csv: 'Die elf Blätter der EU-Vorlage als CSV',
  sheet: (name: string) => SHEETS[name] ?? name,
  json: 'Als JSON',
  unknown:
    'Unter diesem Namen gibt es keinen Bericht. Fragen Sie nach einem Jahr wie 2026 oder einer Hälfte wie 2026-H1.',
};
