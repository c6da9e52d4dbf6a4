/**
 * The statement of reasons of a later restriction, written in the very step that restricts (CK10: never after the effect). The first
 * decision's own statement is part of its answer. Kept as a text of the case, named after the step, so that letters find it.
 */
import { hex, referenceId, uploadId, type Instant, type Json, type ReferenceId } from '../../common/index.ts';
import {
  addressOf,
  languageFor,
  machines,
  stateOf,
  uploaderOf,
  writeRestrictionStatement,
  writeStatement,
  type RestrictionOrigin,
  type UploadState,
} from '../../casework/index.ts';
import { leafHash } from '../../log/index.ts';
import type { MatchOutcome } from '../../match/index.ts';
import { citedPolicy, decide, type Facts, type PolicyVersion, type WorkRights } from '../../policy/index.ts';
import type { Transaction } from '../../store/store.ts';
import { eventsOf, type CaseDeps } from './act.ts';

export interface StatementFields {
  readonly at: Instant;
  readonly event: 'redecided' | 'restricted' | 'red-button-pressed';
  readonly action?: string;
  readonly rule?: string;
  readonly why?: string;
  /** Text with the outcome of a later comparison. */
  readonly finding?: string;
  readonly because?: string;
  readonly ground?: string;
  readonly source?: string;
  readonly automation?: 'none' | 'partial' | 'full';
  readonly measure?: 'warning';
  readonly territories?: readonly string[];
  readonly until?: Instant;
}

interface Written {
  readonly text: string;
  readonly json: Json;
  readonly euDatabase: boolean;
}

/** `upload/up_…#3` → the text's id. */
export const statementIdOf = (step: string): string => `sor_${step.replace('upload/', '').replace('#', '_')}`;

/** @param step of the restricting event: `upload/up_…#3` */
export async function writeStepStatement(
  deps: CaseDeps,
  tx: Transaction,
  step: string,
  fields: StatementFields,
  leaf?: number,
): Promise<void> {
  const stream = step.slice(0, step.indexOf('#'));
  const state = stateOf(machines, stream, await eventsOf(tx, addressOf(stream))) as UploadState;
  if (state.kind === 'nothing') return;
  const contact = await tx.party(uploaderOf(state));
  const language = languageFor(contact?.language ?? 'en');
  const byTable = fields.event === 'redecided' && fields.why !== 'review' && fields.why !== 'complaint';
  const [decision] = leaf === undefined ? [] : await tx.leaves(leaf, 1);
  const puid = hex(decision ? leafHash(decision.leaf) : deps.random(32));
  const written =
    byTable && state.facts
      ? await ofTable(tx, stream, state.facts, citedPolicy(state, state.facts.profile), fields, puid, language)
      : ofPeople(state, await noticeBehind(tx, fields.because), fields, puid, language);
  const id = statementIdOf(step);
  const { text, json, euDatabase } = written;
  await tx.saveText({ id, stream, writtenAt: fields.at, text: JSON.stringify({ text, json }) });
  if (!euDatabase) return;
  const upload = addressOf(stream).id;
  const payload = { upload, line: json, ...(leaf !== undefined && { leaf }) };
  await tx.enqueue({ id: `dsa:${id}`, kind: 'dsa-database-line', payload, dueAt: fields.at });
}

async function ofTable(
  tx: Transaction,
  stream: string,
  facts: Facts,
  policy: PolicyVersion,
  { at, finding }: StatementFields,
  puid: string,
  language: 'en' | 'de',
): Promise<Written> {
  const record = await tx.upload(uploadId(addressOf(stream).id));
  const texts = finding === undefined ? [] : await tx.textsOf(stream);
  const found = texts.find(({ id }) => id === finding);
  const outcome = found ? (JSON.parse(found.text) as MatchOutcome) : (record?.outcome ?? { kind: 'no-match' as const });
  const statement = writeStatement({
    decision: decide(facts, policy),
    facts,
    policy,
    outcome: onlyOf(outcome, facts),
    rights: await rightsOf(tx, facts),
    upload: { modality: record?.modality ?? 'unknown', createdAt: record?.receivedAt ?? at },
    territories: [record?.territory ?? 'DE'],
    from: at,
    puid,
    language,
  });
  return { text: statement.text, json: statement.json as unknown as Json, euDatabase: statement.euDatabase };
}

/** Works that no longer count are not shown as found. */
function onlyOf(outcome: MatchOutcome, facts: Facts): MatchOutcome {
  if (outcome.kind !== 'matched') return outcome;
  const counting = new Set(facts.matches.map(({ reference }) => reference));
  const [first, ...others] = outcome.matches.filter(({ reference }) => counting.has(reference));
  return first ? { kind: 'matched', matches: [first, ...others] } : { kind: 'no-match' };
}

async function rightsOf(tx: Transaction, facts: Facts): Promise<ReadonlyMap<ReferenceId, WorkRights>> {
  const rights = new Map<ReferenceId, WorkRights>();
  for (const { reference } of facts.matches) {
    if (reference === undefined) continue;
    const record = await tx.reference(referenceId(reference));
    if (record) rights.set(record.id, record.rights);
  }
  return rights;
}

interface NoticeBehind {
  readonly category?: string;
  /** An authority asked without an order. */
  readonly informal: boolean;
}

/** The notice it rests on. */
async function noticeBehind(tx: Transaction, because: string | undefined): Promise<NoticeBehind> {
  if (!because?.startsWith('notice/')) return { informal: false };
  const shown = (await tx.caseFile(because))?.shown;
  const category = shown?.['category'];
  return { informal: shown?.['informal'] === true, ...(typeof category === 'string' && { category }) };
}

const ORIGINS: Readonly<Record<string, RestrictionOrigin>> = {
  notice: 'notice',
  'trusted-flagger': 'trusted-flagger',
  complaint: 'complaint',
  board: 'board',
  own: 'own',
};

function ofPeople(
  state: Extract<UploadState, { kind: 'known' }>,
  { category, informal }: NoticeBehind,
  fields: StatementFields,
  puid: string,
  language: 'en' | 'de',
): Written {
  const { event, at, ground, rule, because, territories, until, source, why, measure } = fields;
  const origin: RestrictionOrigin =
    event === 'red-button-pressed'
      ? 'red-button'
      : event === 'restricted'
        ? informal
          ? 'authority'
          : (ORIGINS[source ?? ''] ?? 'own')
        : why === 'complaint'
          ? 'complaint'
          : 'review';
  const { text, json, euDatabase } = writeRestrictionStatement(
    {
      origin,
      ground: ground ?? rule ?? state.rule,
      automation: fields.automation ?? (origin === 'review' ? 'partial' : 'none'),
      ...(measure && { measure }),
      ...(territories && { territories }),
      homeTerritory: state.territory ?? 'DE',
      from: at,
      ...(until !== undefined && { until }),
      createdAt: state.since,
      media: state.media ?? 'unknown',
      because: because ?? '',
      puid,
      language,
    },
    category,
  );
  return { text, json: json as unknown as Json, euDatabase };
}
