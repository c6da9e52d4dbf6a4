import type { claimantEn } from './claimant.en.ts';

export const claimantDe: typeof claimantEn = {
  title: 'Stand eines Rechteinhabers',
  lead: 'Wer Werke beansprucht, kann stoppen, was andere hochladen. Wie oft das richtig war und was sonst folgte, ist öffentlich. Wer es ist, steht nicht auf dieser Seite.',
  standing: {
    new: 'Neu: noch hat niemand geprüft, wer es ist',
    verified: 'Geprüft: Identität und ein Probetitel wurden geprüft',
    trusted: 'Vertrauenswürdig: mindestens 98 von 100 entschiedenen Ansprüchen waren richtig',
    excluded: 'Für eine Zeit ausgeschlossen',
  },
  society: 'Eine Verwertungsgesellschaft',
  decided: 'Ansprüche hat ein Mensch entschieden',
  wrong: 'davon waren falsch',
  accuracy: 'Genauigkeit',
  noneDecided: 'Noch hat kein Mensch über einen Anspruch entschieden; über die Genauigkeit lässt sich nichts sagen.',
  share: (right: string, low: string, high: string) =>
    `${right} der entschiedenen Ansprüche waren richtig. Bei so vielen liegt der wahre Anteil zwischen ${low} und ${high} (in 95 von 100 Fällen).`,
  pattern: 'Falsche Ansprüche sind hier ein Muster: neue sieht sich öfter ein Mensch an.',
  exclusions: 'Ausschlüsse',
  noExclusion: 'Es gibt keinen.',
  excludedUntil: (day: string) => `Ansprüche stoppen nichts bis ${day}.`,
  redButton: 'Der rote Knopf',
  redButtonHint:
    'Ein vertrauenswürdiger Rechteinhaber darf verlangen, dass etwas sofort gesperrt wird, bis über eine Beschwerde entschieden ist (§ 14 Abs. 4 UrhDaG).',
  redButtonState: {
    ok: 'Er darf benutzt werden.',
    'not-trusted': 'Er darf nicht benutzt werden: dafür braucht es Vertrauen.',
    excluded: 'Das Recht ist verloren.',
  },
  redButtonUntil: (day: string) => `Entzogen bis ${day}, weil er zweimal binnen eines Jahres zu Unrecht benutzt wurde.`,
  freeWorks: 'Freie Werke',
  freeWorksHint:
    'Diese wurden beansprucht und gehören niemandem oder jemand anderem. Für diesen Rechteinhaber werden sie nie wieder gesperrt.',
  why: { 'public-domain': 'gemeinfrei', foreign: 'gehört jemand anderem' },
  noFreeWorks: 'Es wurde keines gefunden.',
  audits: 'Stichproben',
  auditsHint:
    'Eine zufällige Auswahl dessen, was niemand bestritten hat, sehen sich Menschen an. Der neueste Prüfpunkt des Protokolls lost sie aus, damit niemand wählen kann.',
  audit: (n: number) => (n === 1 ? 'ein Upload ausgelost' : `${n} Uploads ausgelost`),
  noAudits: 'Noch keine.',
};
