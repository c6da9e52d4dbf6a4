const ACTIONS: Readonly<Record<string, string>> = {
  BLOCK: 'Blocked',
  BLOCK_TIMED: 'Blocked for a time',
  PROMPT_HOLD: 'Held, uploader asked',
  REVIEW_HOLD: 'Held for a person',
};
const OUTCOMES: Readonly<Record<string, string>> = {
  UPHELD: 'The decision stood',
  REVERSED: 'Undone',
  PARTLY: 'Undone in part',
  MODIFIED: 'Replaced by another',
  OMITTED: 'Closed without a decision',
};
const NOTICES: Readonly<Record<string, string>> = {
  ACTION: 'Acted on',
  PARTIAL: 'Acted on in part',
  NO_ACTION: 'Not acted on',
};
const ORDERS: Readonly<Record<string, string>> = {
  LOGGED: 'Received',
  SEALED: 'Sealed steps',
  INFORMAL: 'Informal, treated as notices',
  CLASSIFIED: 'Classified',
  RETURNED: 'Sent back as incomplete',
  VALID: 'Found complete',
  COMPLIED: 'Complied with',
  PARTLY: 'Complied with in part',
  REFUSED: 'Refused',
  CHALLENGED: 'Challenged in court',
  LIFTED: 'Set aside or withdrawn',
};
const SHEETS: Readonly<Record<string, string>> = {
  '1_report_identification': 'Who reports',
  '2_categories_names': 'Names of the categories',
  '3_member_states_orders': 'Orders of member states',
  '4_notices': 'Notices',
  '5_own_initiative_illegal': 'Own initiative: illegal content',
  '6_own_initiative_TC': 'Own initiative: terms and conditions',
  '7_appeals_and_recidivism': 'Complaints and repeated misuse',
  '8_automated_means': 'What programs decide, and how well',
  '9_human_resources': 'People',
  '10_AMAR': 'Recipients',
  '11_qualitative': 'In words',
};

export const reportsEn = {
  title: 'Reports',
  lead: 'Counted from the public log at the moment you ask. Whoever has the log can count again and must reach the same numbers.',
  years: 'Whole years',
  halves: 'Half years',
  running: 'still running',
  empty: 'Nothing was decided in this period.',
  emptyHint: 'As soon as there are entries in the log, they are counted here.',
  report: (period: string) => `Report for ${period}`,
  who: (name: string, service: string) => `Reported by ${name} for ${service}.`,
  decisions: 'decisions',
  restrictions: 'restrictions, each with a statement of reasons',
  complaints: 'complaints',
  undone: 'complaints decided otherwise',
  byMonth: 'Decisions by month',
  restrictive: 'restricted',
  published: 'published',
  byKind: 'Restrictions by kind',
  byOutcome: 'Complaints by outcome',
  notices: 'Notices by outcome',
  orders: 'What authorities asked for',
  restore: 'From restriction to public again',
  restoreHint: (n: number, median: string, p90: string) =>
    n === 1
      ? `One restriction was undone, after ${median}.`
      : `${n} restrictions were undone. Half of them within ${median}, nine in ten within ${p90}.`,
  noRestore: 'No restriction was undone in this period.',
  none: 'None in this period.',
  action: (name: string) => ACTIONS[name] ?? name,
  outcome: (name: string) => OUTCOMES[name] ?? name,
  notice: (name: string) => NOTICES[name] ?? name,
  order: (name: string) => ORDERS[name] ?? name.toLowerCase().replaceAll('-', ' ').replaceAll('_', ' '),
  within: ['within a day', 'within 2 days', 'within a week', 'within 2 weeks', 'later'],
  metrics: 'How often decisions were wrong',
  metricsHint:
    'A share of few cases says little. The line shows where the true share lies, 95 in 100 times; the mark is what was counted. Complaints underestimate error: few people complain.',
  metric: {
    complaint: 'Complaints that changed the decision',
    board: 'Rulings of the board that changed the decision',
    outOfCourt: 'Out-of-court disputes that changed the decision',
    overBlocking: 'Blocks by the machine that a blind reviewer called lawful use',
    underBlocking: 'Publications by the machine that a blind reviewer called infringing',
    inTime: 'Complaints answered in time',
    reach: 'Restrictions that somebody complained about',
  },
  share: (part: number, of: number) => `${part} of ${of}`,
  between: (share: string, low: string, high: string) => `${share}; between ${low} and ${high}`,
  nothingCounted: 'nothing to count yet, so anything is possible',
  holdsMissed: (n: number) =>
    n === 0
      ? 'No hold ran out unanswered.'
      : n === 1
        ? 'One hold ran out before a person had looked: the upload went public, as the rules say.'
        : `${n} holds ran out before a person had looked: the uploads went public, as the rules say.`,
  exclusions: (imposed: number, returned: number) =>
    `Rights taken away for misuse: ${imposed}. Given back at their end or after a complaint: ${returned}.`,
  checks: 'Does it add up?',
  checkSums: 'Totals are the sums of their parts',
  checkLines: (restrictive: number, submitted: number) =>
    `Decisions that need a line in the EU database: ${restrictive}. Lines sent or queued: ${submitted}.`,
  difference: (n: number) => `Difference ${n}`,
  holds: 'holds',
  fails: 'does not hold',
  csv: 'The eleven sheets of the EU template, as CSV',
  sheet: (name: string) => SHEETS[name] ?? name,
  json: 'As JSON',
  unknown: 'There is no report under this name. Ask for a year such as 2026, or a half such as 2026-H1.',
};
