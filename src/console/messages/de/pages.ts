/** Referenzen, Listen, Board, Regelwerke, Protokoll und Zustand. */
import type { Words } from '../en.ts';

export const references: Words['references'] = {
  title: 'Referenzen',
  about: 'Werke, nach denen gesucht wird, mit ihren Rechten. Was hier erscheint, wird schon erkannt.',
  work: 'Werk',
  claimant: 'Rechteinhaber',
  media: 'Art',
  policy: 'Bei einem Treffer',
  state: 'Stand',
  added: 'Aufgenommen',
  licences: 'Lizenzen',
  states: { active: 'Aktiv', quarantined: 'In Quarantäne', withdrawn: 'Zurückgezogen' },
  policies: {
    block: 'sperren',
    license: 'lizenzieren',
    track: 'beobachten',
    allow: 'erlauben',
    attribute: 'Quelle nennen',
  },
  empty: 'Noch wird nach keinem Werk gesucht',
  emptyAbout:
    'Ohne Referenzen wird nichts gefiltert. Führen Sie hier einen Katalog aus CSV oder JSON-Zeilen ein, oder lassen Sie ein Programm sie an POST /v1/references senden.',
  import: 'Katalog einführen',
  release: 'Freigeben',
  releaseAbout: (why) => `In Quarantäne: ${why}. Treffer entscheiden nichts, bis jemand geschaut und freigegeben hat.`,
  released: 'Freigegeben: Treffer zählen von jetzt an.',
  withdraw: 'Zurückziehen',
  withdrawAbout:
    'Von jetzt an wird nichts mehr damit gefunden, und Sperren, die nur darauf beruhen, werden aufgehoben.',
  withdrawn: 'Zurückgezogen.',
  more: 'Weitere Referenzen',
};

export const catalogue: Words['catalogue'] = {
  title: 'Katalog einführen',
  about:
    'Eine Liste (CSV mit Kopfzeile oder JSON-Zeilen) und die Dateien, die sie nennt. Nichts wird gesendet, bevor Sie gesehen haben, was geschehen würde.',
  list: 'Liste',
  listHint:
    'Spalten: file oder reference; dann title, claimant, policy, ownership, claimedIn, licences, live, liveUntil, earmarked, shadow.',
  files: 'Dateien der Liste',
  filesHint: 'Zeilen mit der Kennung einer Referenz statt einer Datei ändern deren Rechte.',
  dryRun: 'Was geschehen würde',
  add: 'Kämen hinzu',
  change: 'Würden geändert',
  problems: 'Nicht einzuführen',
  line: (n) => `Zeile ${n}`,
  fix: 'Berichtigen Sie die Liste und wählen Sie sie neu; gute Zeilen können schon eingeführt werden.',
  start: (count) => `${count} einführen`,
  running: (done, of) => `${done} von ${of}`,
  stop: 'Anhalten',
  finished: (done, failed) => `${done} eingeführt, ${failed} abgelehnt`,
  again: 'Dieselbe Liste noch einmal einzuführen fügt nichts doppelt hinzu.',
  wrongs: {
    'no-columns': 'Die Liste hat keine Kopfzeile mit einer Spalte `file` oder `reference`.',
    'no-file': 'Weder Datei noch Referenz sind genannt.',
    'missing-file': 'Diese Datei wurde nicht ausgewählt.',
    'unknown-column': 'Diese Spalte ist nicht bekannt.',
    'bad-value': 'Dieser Wert ist nicht vorgesehen.',
    'bad-json': 'Diese Zeile ist kein JSON-Objekt.',
    twice: 'Dieselbe Datei steht schon weiter oben.',
    empty: 'Die Liste ist leer.',
    'too-long': 'Mehr als 10.000 Zeilen: teilen Sie die Liste.',
  },
};

export const dockets: Words['dockets'] = {
  claimants: {
    title: 'Rechteinhaber',
    about: 'Wer Ansprüche erheben darf, wie richtig sie waren und wer bis wann ausgeschlossen ist.',
    empty: 'Noch ist niemand eingetragen',
    emptyAbout: 'Ein Rechteinhaber erscheint, wenn Identität und ein Beispiel an POST /v1/claimants gesendet werden.',
  },
  disputes: {
    title: 'Streitfälle und Verwahrung',
    about: 'Werke, die mehrere für sich beanspruchen. Nichts wird gesperrt, das Geld wartet.',
    empty: 'Nichts ist streitig',
    emptyAbout: 'Beanspruchen zwei dieselbe Aufnahme, erscheint der Streit hier, und die Erlöse werden verwahrt.',
  },
  strikes: {
    title: 'Verwarnungen',
    about: 'Endgültige Verstöße von Konten mit ihren Daten. Kein Zustand hier ist ohne Ende.',
    empty: 'Kein Konto ist verwarnt',
    emptyAbout: 'Eine Verwarnung setzt eine endgültige Entscheidung voraus: angefochtene zählen nie.',
  },
  orders: {
    title: 'Anordnungen von Behörden',
    about:
      'Jeder Kontakt wird eingetragen, auch der formlose. Zurückgegebene, abgelehnte und angefochtene bleiben sichtbar.',
    empty: 'Keine Behörde hat geschrieben',
    emptyAbout:
      'Tragen Sie eine Anordnung mit POST /v1/orders ein; geprüft werden Rechtsgrundlage, Zuständigkeit, Sprache und Gebiet.',
  },
  approvals: {
    title: 'Freigaben',
    about: 'Was vier Augen braucht. Wer vorschlägt, kann nicht freigeben.',
    empty: 'Nichts wartet auf Freigabe',
    emptyAbout:
      'Änderungen am Regelwerk, Massenmaßnahmen, Schlüssel, Kündigungen und Löschungen kommen zuerst hierher.',
  },
  show: 'Zeigen',
  open: 'Offene',
  all: 'Alle',
  what: 'Was',
  state: 'Stand',
  due: 'Frist',
  waits: 'Wartet auf',
  opened: 'Seit',
  changed: 'Geändert',
  approve: 'Freigeben',
  decline: 'Ablehnen',
  approved: 'Freigegeben.',
  declined: 'Abgelehnt.',
};

export const board: Words['board'] = {
  title: 'Sitzungssaal',
  about:
    'Die Fälle des unabhängigen Boards. Beratungen sind für die Kammer versiegelt; keine Rolle des Betriebs öffnet sie.',
  shortlist: 'Zur Auswahl',
  panels: 'Vor einer Kammer',
  decided: 'Entschieden',
  empty: 'Es liegt nichts vor',
  emptyAbout:
    'Ein Fall kommt hierher, wenn eine Beschwerde entschieden ist und jemand binnen fünfzehn Tagen das Board anruft, oder wenn der Betrieb ihn vorlegt.',
  recommendations: 'Empfehlungen',
};

export const policies: Words['policies'] = {
  title: 'Regelwerke',
  about:
    'Veröffentlichte Fassungen ändern sich nie. Eine neue wird entworfen, an alten Entscheidungen erprobt, von einer zweiten Person gesehen und dann veröffentlicht.',
  version: 'Fassung',
  parameters: 'Zahlen',
  parameter: 'Zahl',
  value: 'Wert',
  draftValue: 'Entwurf',
  rules: 'Regeln, die erste passende gilt',
  row: 'Zeile',
  condition: 'Wenn',
  action: 'Dann',
  draft: 'Eine Fassung entwerfen',
  draftAbout: 'Ändern Sie Zahlen; die Zeilen bleiben. Hier tritt nichts in Kraft.',
  backTest: 'An alten Entscheidungen erproben',
  backTestAbout: (count) => `${count} alte Entscheidungen wurden nach dem Entwurf neu entschieden.`,
  unchanged: 'Nichts wäre anders entschieden worden.',
  changes: (count, share) => `${count} wären anders entschieden worden (${share})`,
  stricter: 'Strenger für Hochladende',
  kinder: 'Milder für Hochladende',
  from: 'Entschieden',
  to: 'Nach dem Entwurf',
  number: 'Uploads',
  examples: 'Beispiele',
  notReplayed: (count) => `${count} ließen sich nicht erproben: für sie galt anderes Recht.`,
  propose: 'Zur Veröffentlichung vorschlagen',
  proposed: 'Vorgeschlagen. Die Administration findet es unter Freigaben.',
  noChange: 'Ändern Sie zuerst eine Zahl.',
  tryFirst: 'Erproben Sie es zuerst an alten Entscheidungen.',
  reset: 'Von vorn',
  direction: 'Richtung',
  same: 'gleich streng',
  byClaimant: 'Wessen Werke',
  names: {
    minConfidence: 'Mindestsicherheit',
    minorFilmS: 'Geringfügig: Film, Sekunden',
    minorAudioS: 'Geringfügig: Tonspur, Sekunden',
    minorChars: 'Geringfügig: Text, Zeichen',
    minorImageBytes: 'Geringfügig: Bild, Bytes',
    halfWork: 'Weniger als dieser Anteil eines Werks',
    manifestCoverage: 'Offensichtlich ab diesem Anteil',
    postFlagGraceH: 'Frist nach Veröffentlichung, Stunden',
    complaintD: 'Beschwerde entschieden binnen, Tage',
    complaintMonths: 'Beschwerdefrist, Monate',
    reviewHoldH: 'Zurückhalten zur Prüfung, Stunden',
    rapidReviewH: 'Eilprüfung, Stunden',
    promptReminderD: 'Erinnerung nach, Tage',
    promptExpiresD: 'Gilt als zurückgezogen nach, Tage',
    liveWithoutEndH: 'Live-Sperre ohne Ende, Stunden',
    combinationScope: 'Was als anderer Inhalt zählt',
    postContextMinChars: 'Eigener Text zählt ab, Zeichen',
    undeterminedHold: 'Nicht feststellbar: zuerst zu einem Menschen',
    unansweredAction: 'Wenn 48 Stunden ohne Antwort vergehen',
  },
};

export const audit: Words['audit'] = {
  title: 'Protokoll',
  about: 'Was entschieden wurde, Neuestes zuerst, jeweils mit seinem Platz im öffentlichen Log.',
  decisions: 'Entscheidungen über Uploads',
  cases: 'Fälle',
  when: 'Wann',
  what: 'Was',
  answer: 'Antwort',
  rule: 'Regel',
  territory: 'Wo',
  leaf: 'Log-Eintrag',
  empty: 'Noch wurde nichts entschieden',
  emptyAbout:
    'Fragen Sie mit POST /v1/uploads nach einem Upload; seine Entscheidung erscheint hier und im öffentlichen Log.',
  more: 'Frühere',
  openCase: 'Fall öffnen',
};

export const health: Words['health'] = {
  title: 'Zustand',
  about: 'Ob dieser Dienst antworten kann, das Log vollständig ist und etwas fehlt.',
  checks: 'Prüfungen',
  ok: 'in Ordnung',
  notOk: 'braucht Aufmerksamkeit',
  numbers: 'In Zahlen',
  decisions: 'Entscheidungen nach Antwort',
  names: { store: 'Datenbank', index: 'Index der Werke', log: 'Öffentliches Log', decoder: 'Decoder' },
  uploads: 'Uploads entschieden',
  matchable: 'Werke gesucht',
  leaves: 'Log-Einträge',
  proved: 'davon belegt',
  inFlight: 'Uploads in Arbeit',
  memory: 'Speicher belegt',
  none: 'Noch wurde kein Upload entschieden.',
};

export const people: Words['people'] = {
  title: 'Personen',
  about:
    'Wer hier mit welchen Rollen arbeitet. Niemand ändert die eigenen; wovon jemand betroffen ist, hält Fälle von ihm fern.',
  name: 'Name',
  roles: 'Rollen',
  interests: 'Erklärte Interessen',
  interestsHint: 'Je Zeile eines, wie die Akte sie nennt: claimant/clm_…, account/….',
  secondFactor: 'Zweiter Faktor',
  change: 'Rollen ändern',
  none: 'keine',
  declare: 'Interessen erklären',
  declareAbout:
    'Wem Sie nahestehen, für wen Sie arbeiten, mit wem Sie streiten. Von da an kann Ihnen kein Fall darüber gegeben werden.',
};
