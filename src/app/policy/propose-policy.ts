/** A policy as one administrator proposes it: whether it could be published as it is, asked before anybody else spends time on it. */
import { done, instant, refused, type Instant, type Json, type Outcome } from '../../common/index.ts';
import { machines, policyWarning, stateOf, type ApprovalState, type PolicyWarning } from '../../casework/index.ts';
import {
  belowStatute,
  parseChoices,
  policyHash,
  readMoment,
  withChoices,
  type PolicyBook,
  type PolicyVersion,
} from '../../policy/index.ts';
import { eventsOf } from '../cases/act.ts';
import type { Service } from '../service.ts';
import { readPolicies } from './read-policies.ts';

/** Fields of the proposal. A back-test may lie beside them, for whoever approves. */
export interface PolicyProposal {
  /** The newest version of its profile, or a newer one of the release. */
  readonly base: string;
  /** What is to be otherwise. */
  readonly parameters: Readonly<Record<string, Json>>;
  /** A moment in the future; absent: with its publication. */
  readonly inForceFrom?: string;
}

export interface ReadProposal {
  readonly policy: PolicyVersion;
  /** What people were used to. */
  readonly before: PolicyVersion;
  readonly base: PolicyVersion;
  readonly inForceFrom?: Instant;
  /** Said to whoever drafts and whoever approves; nothing is refused for it. */
  readonly warnings: readonly PolicyWarning[];
}

const AHEAD_MAX_MS = 366 * 86_400_000;
const NAME_MAX = 64;

export async function checkProposal(
  deps: Pick<Service, 'store' | 'clock'>,
  fields: Readonly<Record<string, Json>>,
): Promise<Outcome<ReadProposal, string>> {
  const now = deps.clock.now();
  const read = readProposal(await readPolicies(deps.store), fields, now);
  if (read.kind === 'refused') return read;
  const { inForceFrom } = read.value;
  if (inForceFrom !== undefined && (inForceFrom < now || inForceFrom > now + AHEAD_MAX_MS))
    return refused(
      'bad-date',
      `a policy cannot come into force on ${new Date(inForceFrom).toISOString()}`,
      'name a moment within the next year, or leave `inForceFrom` out: then it is in force when it is published',
    );
  return read;
}

/** Undefined when nothing stands against approving it today. */
export async function approvalStopped(
  deps: Pick<Service, 'store' | 'clock'>,
  id: string,
): Promise<Outcome<never, string> | undefined> {
  const events = await eventsOf(deps.store as never, { kind: 'approval', id });
  const state = stateOf(machines, `approval/${id}`, events) as ApprovalState;
  if (state.kind !== 'proposed' || state.what !== 'publish-policy') return undefined;
  const read = readProposal(await readPolicies(deps.store), state.fields, deps.clock.now());
  return read.kind === 'refused' ? read : undefined;
}

export function readProposal(
  book: PolicyBook,
  { base: named, parameters, inForceFrom: from }: Readonly<Record<string, Json>>,
  now: Instant,
): Outcome<ReadProposal, string> {
  if (typeof named !== 'string' || named.length > NAME_MAX || !isRecord(parameters))
    return refused(
      'not-a-proposal',
      'this does not say which policy is to change, and how',
      'send `fields: {base: "de@2026-11", parameters: {minorChars: 100}}`; `inForceFrom` may name a later moment',
    );
  const found = book.find(named, now);
  if (found.kind === 'refused') return found;
  const base = found.value;
  const before = book.newest(base.profile);
  const latest = book.all.findLast(({ profile, choices }) => profile === base.profile && !choices)!;
  const newer = base === latest && book.releaseOf(before).policyVersion !== latest.policyVersion;
  if (base.policyVersion !== before.policyVersion && !newer)
    return refused(
      'superseded',
      `${base.policyVersion} is no longer the newest: ${before.policyVersion} was published after it`,
      `draft it anew on ${before.policyVersion}, so that nothing is undone that others have decided`,
    );
  const release = book.releaseOf(base);
  const choices = parseChoices(base, release, parameters);
  if (choices.kind === 'refused') return choices;
  const policy = withChoices(release, choices.value, book.nextName(release.policyVersion));
  if (policyHash({ ...policy, policyVersion: before.policyVersion }) === policyHash(before))
    return refused(
      'nothing-changed',
      `this says the same as ${before.policyVersion}`,
      'change at least one number, or propose nothing',
    );
  const inForceFrom = from === undefined ? undefined : typeof from === 'string' ? readMoment(from) : NaN;
  if (from !== undefined && (inForceFrom === undefined || Number.isNaN(inForceFrom)))
    return refused('bad-date', '`inForceFrom` is not a moment', 'write it as 2027-01-01T00:00:00Z');
  const warnings = belowStatute(policy).map(policyWarning);
  return done({
    policy,
    before,
    base,
    warnings,
    ...(inForceFrom !== undefined && { inForceFrom: instant(inForceFrom) }),
  });
}

const isRecord = (value: Json | undefined): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
