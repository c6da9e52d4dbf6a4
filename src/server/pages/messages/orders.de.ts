import type { ordersEn } from './orders.en.ts';

const STATES: Readonly<Record<string, string>> = {
  SEALED: 'Versiegelt',
  LOGGED: 'Eingegangen',
  CLASSIFIED: 'Eingeordnet',
  INFORMAL: 'Als gewöhnliche Meldung behandelt',
  RETURNED: 'Als unvollständig zurückgegeben',
  VALID: 'Vollständig, wird entschieden',
  COMPLIED: 'Befolgt',
  PARTLY: 'Teilweise befolgt',
  REFUSED: 'Abgelehnt',
  CHALLENGED: 'Vor Gericht angefochten',
  LIFTED: 'Aufgehoben oder zurückgenommen',
};
const CLASSES: Readonly<Record<string, string>> = {
  ART9: 'Anordnung zum Handeln (Art. 9 DSA)',
  ART10: 'Auskunftsanordnung (Art. 10 DSA)',
  NATIONAL: 'Nationales Recht',
  INFORMAL: 'Ohne Rechtsform',
  FOREIGN: 'Von außerhalb der EU und des EWR',
};
const FORMS: Readonly<Record<string, string>> = {
  order: 'Anordnung',
  letter: 'Brief',
  'e-mail': 'E-Mail',
  portal: 'Portal',
  call: 'Anruf',
  meeting: 'Gespräch',
};

export const ordersDe: typeof ordersEn = {
  title: 'Was Behörden verlangen',
  lead: 'Jeder Kontakt einer Behörde steht hier, auch der formlose. Eine Anordnung gilt, soweit das Recht ihr Kraft gibt; eine Bitte ist eine Meldung wie jede andere.',
  none: 'Noch hat keine Behörde etwas verlangt.',
  noneHint:
    'Sobald eine es tut, steht der Eintrag vom ersten Augenblick an hier: versiegelt, wenn ein Gesetz für eine Zeit Schweigen verlangt.',
  sealed: 'Versiegelt',
  sealedHint:
    'Ein Gesetz verlangt für eine Zeit Schweigen hierüber. Dass es ihn gibt, und jeder Schritt, steht schon im Protokoll; endet das Schweigen, öffnet sich alles von selbst.',
  form: (form: string) => FORMS[form] ?? form,
  state: (name: string) => STATES[name] ?? name,
  class: (name: string) => CLASSES[name] ?? name,
  authority: 'Behörde',
  when: 'Eingegangen',
  what: 'Was',
  outcome: 'Was daraus wurde',
  basis: 'Rechtsgrundlage',
  territories: 'Gilt in',
  missing: 'Was fehlte',
  uploads: (n: number) => (n === 1 ? 'ein Upload' : `${n} Uploads`),
  holds: (n: number) => (n === 1 ? 'Belege werden aufbewahrt' : `${n} Aufbewahrungen von Belegen`),
  entries: 'Protokolleinträge',
  opened: 'Was versiegelt war, geöffnet',
  openedHint:
    'Jeder versiegelte Eintrag war an seinen Datensatz gebunden: HMAC-SHA-256 mit diesem Salz über kanonisches JSON ist sein Feld c.',
};
