import { changesOf, type PolicyWords } from './policy-words.ts';
import { wordOf, type LetterTexts } from './letter-texts.ts';

export const policyWordsDe: PolicyWords = {
  minConfidence: 'wie sicher eine Übereinstimmung sein muss, damit sie zählt (0 bis 1)',
  minorFilmS: 'Sekunden eines Films, die als geringfügig gelten',
  minorAudioS: 'Sekunden einer Tonaufnahme, die als geringfügig gelten',
  minorChars: 'Zeichen eines Textes, die als geringfügig gelten',
  minorImageBytes: 'Bytes eines Bildes, die als geringfügig gelten',
  halfWork: 'Anteil eines Werkes, unterhalb dessen eine Nutzung als erlaubt gelten kann (0 bis 1)',
  manifestCoverage: 'Anteil eines Werkes, ab dem eine unveränderte Kopie offensichtlich ist (0 bis 1)',
  postFlagGraceH: 'Stunden für Ihre Antwort, wenn nach dem Hochladen etwas gefunden wird',
  reviewHoldH: 'Stunden, in denen ein Mensch einen angehaltenen Upload ansieht',
  rapidReviewH: 'Stunden für dasselbe bei Live-Übertragungen und vorgemerkten Werken',
  promptReminderD: 'Tage bis zur Erinnerung an eine Antwort',
  promptExpiresD: 'Tage, nach denen ein Upload ohne Antwort als zurückgezogen gilt',
  liveWithoutEndH: 'Stunden, nach denen eine Sperre wegen einer Live-Übertragung neu angesehen wird',
  combinationScope: 'was als eigener Beitrag zählt: die Datei oder der ganze Post',
  postContextMinChars: 'Zeichen eigenen Textes, die als Beitrag zählen',
  undeterminedHold: 'nicht beurteilbare Dateien, die erst ein Mensch ansieht',
  unansweredAction: 'was folgt, wenn 48 Stunden ohne Antwort vergehen',
};

export const policyDe: LetterTexts = {
  'policy.published': (fields) => ({
    subject: `Unsere Regeln ändern sich: ${wordOf(fields, 'policy')}`,
    text: [
      `Ab ${wordOf(fields, 'inForceFrom').slice(0, 16).replace('T', ' ')} UTC wird nach dem Regelwerk ${wordOf(fields, 'policy')} entschieden.`,
      'Frühere Entscheidungen behalten das Regelwerk, nach dem sie getroffen wurden.',
      `Was sich ändert: ${changesOf(fields, policyWordsDe, 'an den Zahlen nichts')}.`,
      `Der ganze Text und der Unterschied zu ${wordOf(fields, 'before')} sind öffentlich${wordOf(fields, 'link') === '' ? ' unter /policies' : `: ${wordOf(fields, 'link')}`}.`,
    ].join(' '),
  }),
  'policy.not-published': (fields) => ({
    subject: 'Ein Regelwerk wurde trotz Zustimmung nicht veröffentlicht',
    text: `Zwischen Zustimmung und Veröffentlichung wurde ein anderes Regelwerk veröffentlicht (${wordOf(fields, 'why')}). Dieses hätte es rückgängig gemacht. Es wurde nichts geändert; bitte auf der neuesten Fassung neu entwerfen.`,
  }),
};
