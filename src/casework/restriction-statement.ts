/**
 * The statement of reasons of a restriction that people decided, not the table: a notice, a complaint, a review, the board, or the
 * red button (Art. 17(3) DSA). Same duties as the table's own: measure, facts, ground, who and how, every way to contest with its date.
 */
import type { Instant } from '../common/index.ts';
import { isEea, latestPolicy, profileOf, type PolicyVersion } from '../policy/index.ts';
import { dayOf, type Day } from './calendar.ts';
import type { AutomatedDecision, SourceType } from './eu-database-line.ts';
import { restrictionDe, restrictionEn, type RestrictionWords } from './messages/restriction-words.ts';
import type { Language } from './messages/messages.ts';
import { redressFor, type Redress } from './redress.ts';
import { isTerms } from './terms-ground.ts';
import type { Automation } from './upload/state.ts';

/** Who led to it. `review`: a person who looked at a held upload. */
export type RestrictionOrigin =
  'notice' | 'trusted-flagger' | 'complaint' | 'authority' | 'board' | 'review' | 'red-button' | 'own';

export interface RestrictionInput {
  readonly origin: RestrictionOrigin;
  /** Address of the law or of a rule. */
  readonly ground: string;
  readonly automation: Automation;
  /** Absent: it is not public. */
  readonly measure?: 'warning';
  /** Only there; absent: everywhere the platform serves. */
  readonly territories?: readonly string[];
  readonly homeTerritory: string;
  readonly from: Instant;
  readonly until?: Instant;
  readonly createdAt: Instant;
  readonly media: string;
  /** The case it rests on, by its public reference: a ruling is cited. */
  readonly because: string;
  readonly puid: string;
  readonly language: Language;
}

/** Spelled as the EU database spells them. */
export interface RestrictionLine {
  readonly puid: string;
  readonly decision_visibility: readonly [
    'DECISION_VISIBILITY_CONTENT_DISABLED' | 'DECISION_VISIBILITY_CONTENT_LABELLED',
  ];
  readonly decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT' | 'DECISION_GROUND_INCOMPATIBLE_CONTENT';
  readonly illegal_content_legal_ground?: string;
  readonly illegal_content_explanation?: string;
  readonly incompatible_content_ground?: string;
  readonly incompatible_content_explanation?: string;
  readonly content_type: readonly string[];
  readonly content_type_other?: string;
  readonly category: string;
  readonly category_specification?: readonly string[];
  readonly territorial_scope: readonly string[];
  readonly content_date: Day;
  readonly application_date: Day;
  readonly end_date_visibility_restriction?: Day;
  readonly decision_facts: string;
  readonly source_type: SourceType;
  readonly automated_detection: 'Yes' | 'No';
  readonly automated_decision: AutomatedDecision;
}

export interface RestrictionStatement {
  readonly text: string;
  readonly json: RestrictionLine;
  readonly euDatabase: boolean;
}

const WORDS = { en: restrictionEn, de: restrictionDe } as const satisfies Record<Language, RestrictionWords>;

const SOURCES: Readonly<Record<RestrictionOrigin, SourceType>> = {
  notice: 'SOURCE_ARTICLE_16',
  'trusted-flagger': 'SOURCE_TRUSTED_FLAGGER',
  // Not an order of Art. 9 DSA, and no notice of Art. 16 either.
  authority: 'SOURCE_TYPE_OTHER_NOTIFICATION',
  complaint: 'SOURCE_TYPE_OTHER_NOTIFICATION',
  'red-button': 'SOURCE_TYPE_OTHER_NOTIFICATION',
  review: 'SOURCE_TYPE_OTHER_NOTIFICATION',
  board: 'SOURCE_VOLUNTARY',
  own: 'SOURCE_VOLUNTARY',
};
const AUTOMATED: Readonly<Record<Automation, AutomatedDecision>> = {
  none: 'AUTOMATED_DECISION_NOT_AUTOMATED',
  partial: 'AUTOMATED_DECISION_PARTIALLY',
  full: 'AUTOMATED_DECISION_FULLY',
};
const CONTENT: Readonly<Record<string, string>> = {
  image: 'CONTENT_TYPE_IMAGE',
  video: 'CONTENT_TYPE_VIDEO',
  audio: 'CONTENT_TYPE_AUDIO',
  text: 'CONTENT_TYPE_TEXT',
};
/** A policy for the redress dates where no facts name one. */
const policyAt = (territory: string): PolicyVersion => latestPolicy(profileOf(territory));

/** Rules of the table, and copyright statutes; everything else is named by its category elsewhere. */
const isCopyright = (ground: string): boolean => /^R\d|urhdag|urhg|dsm-17|usc-17/.test(ground);

/** @param category of the notice, without prefix; the default is copyright for copyright grounds */
export function writeRestrictionStatement(input: RestrictionInput, category?: string): RestrictionStatement {
  const { origin, ground, territories, from, until, homeTerritory } = input;
  const where = territories ?? [homeTerritory];
  const redress = redressFor(from, policyAt(homeTerritory));
  const copyright = isCopyright(ground);
  const explanation = `${restrictionEn.why(origin)} ${restrictionEn.how(input.automation)} Ground: ${ground}.`;
  const eu = where.filter(isEea);
  return {
    text: textOf(input, redress),
    euDatabase: eu.length > 0,
    json: {
      puid: input.puid,
      decision_visibility: [
        input.measure === 'warning' ? 'DECISION_VISIBILITY_CONTENT_LABELLED' : 'DECISION_VISIBILITY_CONTENT_DISABLED',
      ],
      ...(isTerms(ground)
        ? {
            decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
            incompatible_content_ground: ground,
            incompatible_content_explanation: explanation,
          }
        : {
            decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
            illegal_content_legal_ground: ground,
            illegal_content_explanation: explanation,
          }),
      content_type: [CONTENT[input.media] ?? 'CONTENT_TYPE_OTHER'],
      ...(CONTENT[input.media] === undefined && { content_type_other: 'A file whose kind was not recognised' }),
      category: `STATEMENT_CATEGORY_${category ?? unsaidCategory(input.measure, copyright)}`,
      ...(copyright && { category_specification: ['KEYWORD_COPYRIGHT_INFRINGEMENT'] }),
      territorial_scope: [...new Set(eu)].sort(),
      content_date: dayOf(input.createdAt),
      application_date: dayOf(from),
      ...(until !== undefined && until >= from && { end_date_visibility_restriction: dayOf(until) }),
      decision_facts: explanation,
      source_type: SOURCES[origin],
      automated_detection: origin === 'review' || origin === 'red-button' ? 'Yes' : 'No',
      automated_decision: AUTOMATED[input.automation],
    },
  };
}

const unsaidCategory = (measure: RestrictionInput['measure'], copyright: boolean): string =>
  measure ? 'OTHER_VIOLATION_TC' : copyright ? 'INTELLECTUAL_PROPERTY_INFRINGEMENTS' : 'NOT_SPECIFIED_NOTICE';

function textOf(input: RestrictionInput, redress: Redress): string {
  const say = WORDS[input.language];
  const { origin, ground, automation, territories, from, until, because, measure } = input;
  return [
    say.headline,
    [
      say.headings.measure,
      say.measure({
        from,
        ...(measure && { warning: true }),
        ...(until !== undefined && { until }),
        ...(territories && { territories }),
      }),
      ...(measure && origin === 'board' ? [say.liftedByBoard] : []),
    ].join('\n'),
    [
      say.headings.why,
      say.why(origin),
      say.ground(ground),
      ...(origin === 'board' ? [say.precedent(because)] : []),
    ].join('\n'),
    [say.headings.how, say.how(automation)].join('\n'),
    [say.headings.now, ...say.now(redress).map((line) => `• ${line}`)].join('\n'),
  ].join('\n\n');
}
