/**
 * One line for the Commission's database of statements of reasons (Art. 24(5) DSA; schema in force since 1 July 2025).
 * No personal data: no titles, names or files, only kinds and measures. Always English, so that it reads the same everywhere.
 * Lines exist for BLOCK and BLOCK_TIMED only; for holds, fields on what is still undecided take the defaults declared here.
 */
import { assert, type Instant, type Modality } from '../common/index.ts';
import { citation, isEea, type Action, type Decision, type Facts, type Territory } from '../policy/index.ts';
import { dayOf, type Day } from './calendar.ts';
import { endsAt, type Duration } from './duration.ts';
import { en } from './messages/en.ts';
import { worksToShow, type RecognisedWork } from './recognised-work.ts';

/** The fields we send, spelled as the database spells them. */
export type EuDatabaseLine = {
  readonly puid: string;
  readonly decision_visibility: readonly string[];
  readonly decision_visibility_other?: string;
  readonly decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT';
  readonly illegal_content_legal_ground: string;
  readonly illegal_content_explanation: string;
  readonly decision_ground_reference_url?: string;
  readonly content_type: readonly string[];
  readonly content_type_other?: string;
  readonly category: 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS';
  readonly category_specification: readonly ['KEYWORD_COPYRIGHT_INFRINGEMENT'];
  readonly territorial_scope: readonly Territory[];
  readonly content_date: Day;
  readonly application_date: Day;
  readonly end_date_visibility_restriction?: Day;
  readonly decision_facts: string;
  readonly source_type: SourceType;
  readonly automated_detection: 'Yes' | 'No';
  readonly automated_decision: AutomatedDecision;
};
export type SourceType =
  'SOURCE_ARTICLE_16' | 'SOURCE_TRUSTED_FLAGGER' | 'SOURCE_TYPE_OTHER_NOTIFICATION' | 'SOURCE_VOLUNTARY';
export type AutomatedDecision =
  'AUTOMATED_DECISION_FULLY' | 'AUTOMATED_DECISION_PARTIALLY' | 'AUTOMATED_DECISION_NOT_AUTOMATED';

/** What a field says while nobody has decided yet. */
export const UNDECIDED = {
  /** A hold is no removal and no disabling of something that was public. */
  visibility: 'DECISION_VISIBILITY_OTHER',
  visibilityOther: {
    PROMPT_HOLD: 'Not yet public: the uploader is asked before anything is blocked.',
    REVIEW_HOLD: 'Not yet public: put to a human with a fixed time limit, after which it is published.',
  },
  /** The only ground that could follow; the explanation says that no finding has been made. */
  explanation: 'No finding of illegality has been made: the upload is held while it is being clarified. ',
  /** The hold itself is a machine's; a human decides afterwards. */
  automated: 'AUTOMATED_DECISION_FULLY',
  /** A hit on a claimant's reference file is a notification of another kind than Art. 16. */
  source: 'SOURCE_TYPE_OTHER_NOTIFICATION',
} as const;

/** A database line is sent only when something is blocked, and somewhere in the EU or EEA. */
export const goesToEuDatabase = (action: Action, territories: readonly Territory[]): boolean =>
  (action === 'BLOCK' || action === 'BLOCK_TIMED') && territories.some(isEea);

export interface EuDatabaseInput {
  readonly puid: string;
  readonly decision: Decision;
  readonly facts: Facts;
  readonly works: readonly RecognisedWork[];
  readonly modality: Modality | 'unknown';
  readonly territories: readonly Territory[];
  readonly createdAt: Instant;
  readonly from: Instant;
  readonly duration: Duration;
  /** For people: why, in English, without titles or names. */
  readonly explanation: string;
  readonly source?: SourceType;
  readonly automatedDecision?: AutomatedDecision;
  readonly policyAddress?: string;
}

const CONTENT_TYPE = {
  image: 'CONTENT_TYPE_IMAGE',
  video: 'CONTENT_TYPE_VIDEO',
  audio: 'CONTENT_TYPE_AUDIO',
  text: 'CONTENT_TYPE_TEXT',
  unknown: 'CONTENT_TYPE_OTHER',
} as const;

/** @throws AssertionFailed for a puid the database would refuse (letters, digits, `-`, `_`; at most 500) */
export function euDatabaseLine(input: EuDatabaseInput): EuDatabaseLine {
  const { decision, duration, modality } = input;
  assert(/^[a-zA-Z0-9_-]{1,500}$/.test(input.puid), 'a puid has 1 to 500 letters, digits, hyphens or underscores');
  const held = decision.action === 'PROMPT_HOLD' || decision.action === 'REVIEW_HOLD' ? decision.action : undefined;
  const ends = held === 'PROMPT_HOLD' ? undefined : endsAt(duration);
  const law = [...new Set(decision.reasons.filter((one) => one.rule === decision.rule).flatMap((one) => one.basis))];
  return {
    puid: input.puid,
    ...(held === undefined
      ? { decision_visibility: ['DECISION_VISIBILITY_CONTENT_DISABLED'] }
      : {
          decision_visibility: [UNDECIDED.visibility],
          decision_visibility_other: UNDECIDED.visibilityOther[held],
        }),
    decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
    illegal_content_legal_ground: fit(law.map(citation).join('; '), 500),
    illegal_content_explanation: fit(
      `${held === undefined ? '' : UNDECIDED.explanation}${input.explanation} Rule ${decision.rule} of policy ${decision.policyVersion}.`,
      2000,
    ),
    ...(input.policyAddress === undefined || input.policyAddress.length > 500
      ? {}
      : { decision_ground_reference_url: input.policyAddress }),
    content_type: [CONTENT_TYPE[modality]],
    ...(modality === 'unknown' ? { content_type_other: 'A file whose kind was not recognised' } : {}),
    category: 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS',
    category_specification: ['KEYWORD_COPYRIGHT_INFRINGEMENT'],
    territorial_scope: [...new Set(input.territories.filter(isEea))].sort(),
    content_date: dayOf(input.createdAt),
    application_date: dayOf(input.from),
    // The server does not check that an end is not before the beginning; we do.
    ...(ends === undefined || ends < input.from ? {} : { end_date_visibility_restriction: dayOf(ends) }),
    decision_facts: fit(factsInWords(input), 5000),
    source_type: input.source ?? UNDECIDED.source,
    automated_detection: 'Yes',
    automated_decision: input.automatedDecision ?? UNDECIDED.automated,
  };
}

function factsInWords({ facts, works: all, modality, decision }: EuDatabaseInput): string {
  const works = worksToShow(all);
  const upload = modality === 'unknown' ? 'an uploaded file' : `an uploaded ${modality}`;
  if (works.length === 0)
    return `Automated comparison could not compare ${upload} with reference works (${facts.undetermined ?? 'unknown'}).`;
  const lines = works.slice(0, 10).map((work, i) => {
    const places = work.passages.slice(0, 3).map(en.passage);
    return [
      `Work ${i + 1}: ${en.kinds[work.facts.media]}.`,
      ...places,
      en.extent(work),
      en.surroundings(work),
      `Rule ${work.rule}: ${work.action}.`,
    ].join(' ');
  });
  const flag = facts.flag === null ? 'No flag was given.' : `Flag given: ${en.flags[facts.flag]}.`;
  return [
    `Automated comparison with reference files of claimants recognised ${works.length} protected ${works.length === 1 ? 'work' : 'works'} in ${upload}.`,
    ...lines,
    `${flag} ${facts.commercial ? 'Declared commercial.' : 'Not commercial.'} Decision ${decision.action} under rule ${decision.rule}.`,
  ].join('\n');
}

/** Cut at a length the database accepts, whole code points only. */
const fit = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
