/** Rahmen, Tasten, Zustände und Anmeldung. */
import type { Words } from '../en.ts';

export const shell: Words['shell'] = {
  skip: 'Zur Arbeit',
  around: 'Seiten der Konsole',
  groups: { work: 'Arbeit', works: 'Werke', conduct: 'Verhalten', rules: 'Regeln', watch: 'Aufsicht' },
  pages: {
    home: 'Start',
    queue: 'Prüfliste',
    board: 'Sitzungssaal',
    references: 'Referenzen',
    claimants: 'Rechteinhaber',
    disputes: 'Streitfälle',
    licences: 'Lizenzen',
    money: 'Abrechnungen',
    strikes: 'Verwarnungen',
    orders: 'Anordnungen',
    policies: 'Regelwerke',
    approvals: 'Freigaben',
    people: 'Personen',
    audit: 'Protokoll',
    health: 'Zustand',
  },
  menu: 'Menü',
  publicPages: 'Öffentliche Seiten',
  settings: 'Einstellungen',
  keys: 'Tasten',
  signOut: 'Abmelden',
  signedInAs: (name) => `Angemeldet als ${name}`,
  live: 'Live',
  liveAbout: 'Neue Fälle und Fristen erscheinen von selbst.',
  notLive: 'Nicht live',
  notLiveAbout: 'Die Verbindung ist unterbrochen; was Sie sehen, kann veraltet sein. Sie wird wieder versucht.',
};

export const signIn: Words['signIn'] = {
  title: 'Anmelden',
  about:
    'Für alle, die hier prüfen, entscheiden und den Dienst betreiben. Wer hochlädt oder Rechte geltend macht, braucht kein Konto: die Briefe enthalten Links.',
  email: 'E-Mail-Adresse',
  password: 'Passwort',
  code: 'Code des zweiten Faktors',
  codeHint: 'Sechs Ziffern aus Ihrer Authenticator-App.',
  go: 'Anmelden',
  wrong: 'Das hat nicht geklappt. Prüfen Sie beides, oder bitten Sie die Administration um einen neuen Link.',
  ended: 'Ihre Sitzung ist beendet. Melden Sie sich wieder an; nichts Entschiedenes geht verloren.',
  theme: 'Darstellung',
};

export const keys: Words['keys'] = {
  title: 'Tasten',
  about: 'Sie gelten, solange Sie nicht in ein Feld schreiben. In den Einstellungen lassen sie sich abschalten.',
  names: { Enter: 'Eingabe', Escape: 'Esc', ' ': 'Leer', ArrowLeft: '←', ArrowRight: '→' },
  next: 'Weiter',
  previous: 'Zurück',
  open: 'Öffnen',
  back: 'Zurück',
  help: 'Diese Liste',
  undo: 'Letzte Entscheidung zurücknehmen',
  go: (page) => `Zu „${page}“`,
};

export const states: Words['states'] = {
  loading: 'Wird geladen',
  notAllowed: 'Mit Ihrer Rolle nicht möglich',
  notFound: 'Nicht gefunden',
  refused: 'So geht es nicht',
  noPage: 'Unter dieser Adresse gibt es keine Seite. Links steht, wohin es geht.',
  noAnswer: 'Der Server antwortet nicht',
  ourFault: 'Hier ist etwas schiefgegangen',
  nothingLost:
    'Nichts ist halb geschehen. Versuchen Sie es in einigen Sekunden wieder; bleibt es so, nennen Sie dem Betrieb die Uhrzeit.',
  tryAgain: 'Noch einmal',
  undo: 'Zurücknehmen',
  undone: 'Zurückgenommen',
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  saved: 'Gespeichert',
  more: 'Mehr zeigen',
  none: 'keine',
  yes: 'ja',
  no: 'nein',
};

export const settings: Words['settings'] = {
  title: 'Einstellungen',
  theme: 'Darstellung',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  language: 'Sprache',
  languages: { en: 'English', de: 'Deutsch' },
  singleKeys: 'Tasten ohne Strg oder Alt',
  singleKeysHint: 'Abschalten, wenn Sie mit Spracheingabe arbeiten.',
  care: 'Schutz',
  careAbout: 'Wie behutsam Ihnen Medien gezeigt werden. Alles beginnt verdeckt; Ihre Wahl gilt auf diesem Gerät.',
  blur: 'Stärke der Abdeckung',
  blurs: { '12': 'Leicht', '24': 'Stark', '48': 'Vollständig' },
  grey: 'Ohne Farbe',
  mute: 'Zuerst stumm',
  slow: 'Langsam aufdecken',
  budget: 'Aufgedeckte Medien am Tag, in Minuten',
  breakAfter: 'Pause vorschlagen nach, in Minuten',
};

export const care: Words['care'] = {
  covered: 'Verdeckt',
  show: 'Zeigen',
  cover: 'Wieder verdecken',
  showFor: 'Behutsam gezeigt: unscharf bis auf Wunsch, ohne Farbe, stumm.',
  nearBudget: 'Sie haben den größten Teil dessen gesehen, was Sie sich für einen Tag vorgenommen haben.',
  spentBudget:
    'Die Grenze für heute ist erreicht. Sie können nach Sachverhalt und Text weiter entscheiden, den Fall übergeben oder trotzdem aufdecken.',
  allTheSame: 'Trotzdem aufdecken',
  breakTitle: 'Zeit für eine Pause',
  breakAbout: (span) => `Sie arbeiten seit ${span} ohne Pause. Die Fristen sind bekannt; andere können übernehmen.`,
  breakLater: 'In zehn Minuten',
  breakNow: 'Ich bin zurück',
};
