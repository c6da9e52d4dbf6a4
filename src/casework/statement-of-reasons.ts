/**
 * The statement of reasons (Art. 17(3) DSA, § 7(3) UrhDaG) that goes out with every restricting decision, no later than its effect:
 * what was done where and how long, what matched where, why, by whom, what to do now, and every way to contest it with its date.
 */
import { assert, type Instant, type Modality, type ReferenceId } from '../common/index.ts';
import type { MatchOutcome } from '../match/index.ts';
import {
  citation,
  countingFlag,
  RESTRICTING_ACTIONS,
  type Action,
  type Decision,
  type Facts,
  type PolicyVersion,
  type Territory,
  type WorkRights,
} from '../policy/index.ts';
import { durationOf, endsAt } from './duration.ts';
import {
  euDatabaseLine,
  goesToEuDatabase,
  type AutomatedDecision,
  type EuDatabaseLine,
  type SourceType,
} from './eu-database-line.ts';
import { catalogue } from './messages/catalogue.ts';
import type { Language, Messages, StatementContext } from './messages/messages.ts';
import { OUT_OF_COURT_BODIES } from './messages/restriction-words.ts';
import { recognisedWorks, worksToShow } from './recognised-work.ts';
import { redressFor } from './redress.ts';
import { waysOut } from './ways-out.ts';

export interface StatementInput {
  readonly decision: Decision;
  readonly facts: Facts;
  /** The policy the decision names. */
  readonly policy: PolicyVersion;
  readonly outcome: MatchOutcome;
  readonly rights: ReadonlyMap<ReferenceId, WorkRights>;
  readonly upload: {
    readonly modality: Modality | 'unknown';
    /** As the uploader named it; shown to the uploader only. */
    readonly name?: string;
    readonly createdAt: Instant;
  };
  /** Where the restriction applies. At least one. */
  readonly territories: readonly [Territory, ...Territory[]];
  /** When the restriction begins. */
  readonly from: Instant;
  /** When the uploader is told; default `from`. Every window opens then. */
  readonly informedAt?: Instant;
  /** Idempotency key in the EU database: unique, never reused, derived from nothing. 64 hexadecimal digits. */
  readonly puid: string;
  readonly language?: Language;
  readonly source?: SourceType;
  /** Default fully; `PARTIALLY` once a human has confirmed. */
  readonly automatedDecision?: AutomatedDecision;
  readonly links?: {
    readonly evidence?: string;
    readonly flag?: string;
    readonly complaint?: string;
    readonly policy?: string;
    readonly outOfCourtBodies?: string;
  };
}

export interface Statement {
  /** Plain text, one thought per line. */
  readonly text: string;
  /** Valid in the EU database's schema. */
  readonly json: EuDatabaseLine;
  /** Whether `json` is to be submitted: only when something is blocked in the EU or EEA. */
  readonly euDatabase: boolean;
  /** R7b: a complaint is opened without being asked for. */
  readonly complaintOpened: boolean;
  /** When the restriction ends by itself, or the upload counts as withdrawn. */
  readonly endsAt?: Instant;
}

const NOTICES: readonly SourceType[] = ['SOURCE_ARTICLE_16', 'SOURCE_TRUSTED_FLAGGER'];

export const needsStatement = (action: Action): boolean => RESTRICTING_ACTIONS.some((one) => one === action);

/** @throws AssertionFailed for an action that restricts nothing (`needsStatement`), or a policy other than the decision's */
export function writeStatement(input: StatementInput): Statement {
  const { decision, facts, policy } = input;
  assert(decision.policyVersion === policy.policyVersion, 'a statement is written under the policy that decided');
  const duration = durationOf(decision, facts, policy, input.from);
  assert(duration !== undefined, `${decision.action} restricts nothing and needs no statement`);
  const works = recognisedWorks(facts, decision, input.outcome, input.rights, policy);
  const complaintOpened = works.some((work) => work.rule === 'R7b');
  const context: StatementContext = {
    action: decision.action,
    rule: decision.rule,
    ...(input.upload.name === undefined ? {} : { uploadName: input.upload.name }),
    media: input.upload.modality,
    territories: input.territories,
    from: input.from,
    duration,
    flag: facts.flag,
    flagCounts: countingFlag(facts) !== null,
    works,
    redress: redressFor(input.informedAt ?? input.from, policy),
    complaintOpened,
    german: policy.profile === 'DE',
    complaintDays: policy.parameters.complaintD,
    complaintMonths: policy.parameters.complaintMonths,
    ...(facts.undetermined === undefined ? {} : { undetermined: facts.undetermined }),
    noticed: NOTICES.some((source) => source === input.source),
    confirmed: (input.automatedDecision ?? 'AUTOMATED_DECISION_FULLY') !== 'AUTOMATED_DECISION_FULLY',
  };
  const ends = endsAt(duration);
  return {
    text: textOf(context, input),
    json: euDatabaseLine({
      ...input,
      modality: input.upload.modality,
      createdAt: input.upload.createdAt,
      works,
      duration,
      explanation: whyLines(context, catalogue.en).join(' '),
      ...(input.links?.policy === undefined ? {} : { policyAddress: input.links.policy }),
    }),
    euDatabase: goesToEuDatabase(decision.action, input.territories),
    complaintOpened,
    ...(ends === undefined ? {} : { endsAt: ends }),
  };
}

function textOf(context: StatementContext, input: StatementInput): string {
  const say: Messages = catalogue[input.language ?? 'en'];
  const { decision, links = {} } = input;
  const { headings } = say;
  const link = (what: 'evidence' | 'flag' | 'complaint') =>
    links[what] === undefined ? [] : [say.link(what, links[what])];
  const law = decision.reasons.filter((one) => one.rule === decision.rule).flatMap((one) => one.basis);
  const ways = waysOut(input.facts, decision, input.policy);
  return [
    `${say.headline(context)}\n${say.document(context.german)}`,
    section(headings.measure, bullets(say.measure(context))),
    section(headings.found, [...found(context, say), ...link('evidence')]),
    ...(asksFirst(context) ? [section(headings.demand, bullets(say.demand(context)))] : []),
    section(headings.why, [
      ...whyLines(context, say),
      say.law([...new Set(law)].map(citation)),
      say.policy(decision.rule, decision.policyVersion, links.policy),
    ]),
    section(headings.how, say.how(context)),
    section(headings.now, [
      ...bullets([...ways.map((way) => say.wayOut(way, context)), ...say.waitOrComplain(context)]),
      ...link('flag'),
    ]),
    section(headings.redress, [
      ...bullets([
        ...say.complaint(context),
        ...(context.redress.outOfCourt === undefined
          ? []
          : say.outOfCourt(context.redress.outOfCourt, links.outOfCourtBodies ?? OUT_OF_COURT_BODIES)),
        ...say.court(context),
      ]),
      ...link('complaint'),
    ]),
  ].join('\n\n');
}

const section = (heading: string, lines: readonly string[]): string => [heading, ...lines].join('\n');
const bullets = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line !== '').map((line) => `• ${line}`);

/** § 11 UrhDaG asks for these three sentences before a block; with R7a and R9b they are said at the same moment. */
const asksFirst = ({ german, rule, flagCounts }: StatementContext): boolean =>
  german && !flagCounts && ['R9a', 'R7a', 'R9b'].includes(rule);

const WORKS_SHOWN = 20;

/** Each work with its passages; those that are the reason first. */
function found(context: StatementContext, say: Messages): readonly string[] {
  const works = worksToShow(context.works);
  if (works.length === 0) return [say.nothingFound(context)];
  const lines = works
    .slice(0, WORKS_SHOWN)
    .flatMap((work, i) => [
      say.work(work, i + 1, works.length),
      ...bullets([
        ...work.passages.map(say.passage),
        ...(work.more > 0 ? [say.morePassages(work.more)] : []),
        ...(work.alsoIn > 0 ? [say.alsoIn(work.alsoIn)] : []),
        say.extent(work),
        say.surroundings(work),
        ...((work.facts.unmeasured ?? []).length > 0 ? [say.unmeasured(work.facts.unmeasured ?? [])] : []),
        ...(works.length > 1 ? [say.alone(work)] : []),
      ]),
    ]);
  return works.length > WORKS_SHOWN ? [...lines, say.moreWorks(works.length - WORKS_SHOWN)] : lines;
}

/** One explanation for each rule that restricts, the deciding one first; each names the limbs of its first work. */
function whyLines(context: StatementContext, say: Messages): readonly string[] {
  const restricting = context.works.filter((work) => work.restricting);
  const rules = [...new Set([context.rule, ...restricting.map((work) => work.rule)])];
  return rules.map((rule) =>
    say.why(
      rule,
      context,
      restricting.filter((work) => work.rule === rule),
    ),
  );
}
