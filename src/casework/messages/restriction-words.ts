/** Sentences of a statement of reasons for what people decided, in both languages. */
import type { Instant } from '../../common/index.ts';
import type { Redress } from '../redress.ts';
import type { RestrictionOrigin } from '../restriction-statement.ts';
import type { Automation } from '../upload/state.ts';
import { de } from './de.ts';
import { en } from './en.ts';

export interface RestrictionWords {
  readonly headline: string;
  readonly headings: { readonly measure: string; readonly why: string; readonly how: string; readonly now: string };
  measure(input: {
    readonly from: Instant;
    readonly until?: Instant;
    readonly warning?: boolean;
    readonly territories?: readonly string[];
  }): string;
  /** Under a warning of the board. */
  readonly liftedByBoard: string;
  why(origin: RestrictionOrigin): string;
  ground(address: string): string;
  precedent(because: string): string;
  how(automation: Automation): string;
  now(redress: Redress): readonly string[];
}

/** The Commission's list of certified bodies (Art. 21(8) DSA). */
export const OUT_OF_COURT_BODIES = 'https://digital-strategy.ec.europa.eu/en/policies/dsa-out-court-dispute-settlement';

export const restrictionEn: RestrictionWords = {
  headline: 'Statement of reasons: your upload was restricted',
  headings: { measure: 'What was done', why: 'Why', how: 'How it was decided', now: 'What you can do now' },
  measure: ({ from, until, territories, warning }) =>
    warning
      ? `Your upload stays public, behind a warning that whoever wants to see it has to click away, since ${en.moment(from)}${until === undefined ? '' : `, until ${en.moment(until)}`}.`
      : `Your upload is not public ${territories ? `in ${territories.map(en.territory).join(', ')}` : 'any more'} since ${en.moment(from)}${until === undefined ? '' : `, until ${en.moment(until)}`}.`,
  liftedByBoard: 'It was not removed. Only the board can lift the warning, by a later ruling.',
  why: (origin) =>
    ({
      notice: 'Somebody sent a notice (Art. 16 DSA), and a person here found that it is right.',
      authority:
        'An authority asked for it, without an order. A person here decided under our own rules, as for anybody else.',
      'trusted-flagger': 'A trusted flagger sent a notice (Art. 22 DSA), and a person here found that it is right.',
      complaint: 'Somebody contested that the upload stayed public, and a person here found that they are right.',
      board: 'The oversight board decided so. Its decisions bind us in both directions.',
      review: 'The upload was held until a person had looked at it. That person found that the use is not permitted.',
      'red-button':
        'A trusted claimant declared, after a person had looked at it, that the use is not permitted and that its publication does significant harm (§ 14(4) UrhDaG). It is blocked until the complaint that this opens is decided, a week at most.',
      own: 'We looked at it ourselves and found that it is not permitted.',
    })[origin],
  ground: (address) => `Ground: ${address}.`,
  precedent: (because) => `The ruling: ${because}.`,
  how: (automation) =>
    ({
      none: 'A person decided. No program took part in the decision.',
      partial: 'A program found it; a person decided.',
      full: 'The law asks for this step without an assessment of its own; no person judged the use yet.',
    })[automation],
  now: (redress) => [
    `Complain to us, free of charge, until ${en.day(redress.complainUntilWorkingDay)}. Say in a sentence or two why you disagree. A person who had no part in this decides, for a complaint made today by ${en.moment(redress.complaintDecidedBy)}.`,
    `Go to a certified out-of-court dispute settlement body of your choice (Art. 21 DSA). List: ${OUT_OF_COURT_BODIES}`,
    'Go to court, at any time, with or without a complaint before.',
    `We keep the file and the evidence until ${en.day(redress.evidenceKeptUntil)} at least, and longer while a case is open.`,
  ],
};

export const restrictionDe: RestrictionWords = {
  headline: 'Begründung: Ihr Upload wurde beschränkt',
  headings: {
    measure: 'Was geschehen ist',
    why: 'Warum',
    how: 'Wie entschieden wurde',
    now: 'Was Sie jetzt tun können',
  },
  measure: ({ from, until, territories, warning }) =>
    warning
      ? `Ihr Upload bleibt öffentlich, seit ${de.moment(from)} hinter einem Warnhinweis, den wegklicken muss, wer ihn sehen will${until === undefined ? '' : `, bis ${de.moment(until)}`}.`
      : `Ihr Upload ist seit ${de.moment(from)} ${territories ? `in ${territories.map(de.territory).join(', ')} ` : ''}nicht mehr öffentlich${until === undefined ? '' : `, bis ${de.moment(until)}`}.`,
  liftedByBoard:
    'Er wurde nicht entfernt. Den Warnhinweis aufheben kann nur das Gremium, durch eine spätere Entscheidung.',
  why: (origin) =>
    ({
      authority:
        'Eine Behörde hat darum gebeten, ohne Anordnung. Ein Mensch hier hat nach unseren eigenen Regeln entschieden, wie bei jeder anderen Person.',
      notice: 'Jemand hat ihn gemeldet (Art. 16 DSA), und ein Mensch hat die Meldung geprüft und für richtig befunden.',
      'trusted-flagger':
        'Ein vertrauenswürdiger Hinweisgeber hat ihn gemeldet (Art. 22 DSA), und ein Mensch hat die Meldung geprüft und für richtig befunden.',
      complaint:
        'Jemand hat sich darüber beschwert, dass er öffentlich blieb, und ein Mensch hat der Beschwerde recht gegeben.',
      board: 'Das Aufsichtsgremium hat so entschieden. Seine Entscheidungen binden uns in beide Richtungen.',
      review:
        'Der Upload wartete, bis ein Mensch ihn angesehen hatte. Dieser Mensch hält die Nutzung für nicht erlaubt.',
      'red-button':
        'Ein vertrauenswürdiger Rechtsinhaber hat nach Prüfung durch einen Menschen erklärt, dass die Nutzung nicht erlaubt ist und ihre Veröffentlichung erheblich schadet (§ 14 Abs. 4 UrhDaG). Der Upload ist gesperrt, bis über die damit eröffnete Beschwerde entschieden ist, höchstens eine Woche.',
      own: 'Wir haben ihn selbst geprüft und halten ihn für nicht erlaubt.',
    })[origin],
  ground: (address) => `Grundlage: ${address}.`,
  precedent: (because) => `Die Entscheidung: ${because}.`,
  how: (automation) =>
    ({
      none: 'Ein Mensch hat entschieden. Kein Programm war an der Entscheidung beteiligt.',
      partial: 'Ein Programm hat es gefunden, ein Mensch hat entschieden.',
      full: 'Das Gesetz verlangt diesen Schritt ohne eigene Prüfung; noch hat kein Mensch die Nutzung beurteilt.',
    })[automation],
  now: (redress) => [
    `Beschweren Sie sich bei uns, kostenlos, bis ${de.day(redress.complainUntilWorkingDay)}. Sagen Sie in ein, zwei Sätzen, warum Sie anderer Meinung sind. Es entscheidet ein Mensch, der bisher nicht beteiligt war, über eine heutige Beschwerde bis ${de.moment(redress.complaintDecidedBy)}.`,
    `Wenden Sie sich an eine zugelassene außergerichtliche Streitbeilegungsstelle Ihrer Wahl (Art. 21 DSA). Liste: ${OUT_OF_COURT_BODIES}`,
    'Gehen Sie vor Gericht, jederzeit, mit oder ohne Beschwerde.',
    `Wir bewahren Datei und Belege mindestens bis ${de.day(redress.evidenceKeptUntil)} auf, und länger, solange ein Verfahren läuft.`,
  ],
};
