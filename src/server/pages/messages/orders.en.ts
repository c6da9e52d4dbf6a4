const STATES: Readonly<Record<string, string>> = {
  SEALED: 'Sealed',
  LOGGED: 'Received',
  CLASSIFIED: 'Classified',
  INFORMAL: 'Treated as an ordinary notice',
  RETURNED: 'Sent back as incomplete',
  VALID: 'Complete, being decided',
  COMPLIED: 'Complied with',
  PARTLY: 'Complied with in part',
  REFUSED: 'Refused',
  CHALLENGED: 'Challenged in court',
  LIFTED: 'Set aside or withdrawn',
};
const CLASSES: Readonly<Record<string, string>> = {
  ART9: 'Order to act (Art. 9 DSA)',
  ART10: 'Order for information (Art. 10 DSA)',
  NATIONAL: 'National law',
  INFORMAL: 'No form of law',
  FOREIGN: 'From outside the EU and EEA',
};
const FORMS: Readonly<Record<string, string>> = {
  order: 'order',
  letter: 'letter',
  'e-mail': 'e-mail',
  portal: 'portal',
  call: 'call',
  meeting: 'meeting',
};

export const ordersEn = {
  title: 'What authorities ask for',
  lead: 'Every contact of an authority is entered here, informal ones too. An order counts where the law gives it force; a request is a notice like anybody’s.',
  none: 'No authority has asked for anything yet.',
  noneHint:
    'When one does, the entry stands here from the first moment: as sealed, if a law demands silence for a time.',
  sealed: 'Sealed',
  sealedHint:
    'A law demands silence about this one, for a time. That it exists, and each step, is in the log already; when the silence ends, everything opens by itself.',
  form: (form: string) => FORMS[form] ?? form,
  state: (name: string) => STATES[name] ?? name,
  class: (name: string) => CLASSES[name] ?? name,
  authority: 'Authority',
  when: 'Received',
  what: 'What',
  outcome: 'What became of it',
  basis: 'Legal basis',
  territories: 'Has effect in',
  missing: 'What was missing',
  uploads: (n: number) => (n === 1 ? 'one upload' : `${n} uploads`),
  holds: (n: number) => (n === 1 ? 'evidence is held' : `${n} holds on evidence`),
  entries: 'Log entries',
  opened: 'What was sealed, opened',
  openedHint:
    'Each sealed entry had committed to its record: HMAC-SHA-256 with this salt over canonical JSON is its field c.',
};
