/**
 * Who may do what to a case, in one table, closed by default: an action without a row does not compile, an actor without the
 * role is refused. Machines ask here and nowhere else. Whether this person may touch this very case is `impartial`.
 */
import { refused, type Outcome } from '../../common/index.ts';
import type { CaseActor } from '../engine/actor.ts';
import type { Role } from './roles.ts';

interface Who {
  /** Staff with any of these. */
  readonly roles?: readonly Role[];
  /** Somebody affected, through a token or the platform. The machine checks that it is their case. */
  readonly party?: true;
  /** The platform's programs, with a key. */
  readonly platform?: true;
  /** Steps of other cases, and clocks. */
  readonly rules?: true;
}

const TABLE = {
  'upload.decide': { platform: true, rules: true },
  'upload.answer': { party: true, platform: true },
  'upload.review': { roles: ['reviewer'] },
  'upload.restrict': { rules: true },
  'upload.restore': { rules: true },
  'notice.submit': { party: true, platform: true },
  'notice.decide': { roles: ['reviewer'] },
  'complaint.open': { party: true, platform: true, rules: true },
  'complaint.state': { party: true, platform: true },
  'complaint.decide': { roles: ['reviewer'] },
  'out-of-court.record': { roles: ['reviewer', 'administrator'], platform: true },
  'case.assign': { roles: ['reviewer', 'board-member', 'administrator'] },
  'case.recuse': { roles: ['reviewer', 'board-member'] },
  'oversight.issue': { rules: true },
  'oversight.appeal': { party: true, platform: true },
  'oversight.refer': { roles: ['administrator'] },
  'oversight.select': { roles: ['board-member'] },
  'oversight.deliberate': { roles: ['board-member'] },
  'oversight.challenge': { party: true, roles: ['board-member'] },
  'oversight.implement': { roles: ['administrator', 'operator'], rules: true },
  'oversight.comment': { party: true, platform: true },
  'oversight.seat': { rules: true, platform: true, roles: ['board-member', 'operator', 'administrator'] },
  'oversight.propose': { rules: true, platform: true, roles: ['reviewer', 'board-member', 'administrator'] },
  'board-member.enrol': { roles: ['board-member'] },
  'oversight.sweep': { roles: ['reviewer'] },
  'recommendation.issue': { rules: true },
  'recommendation.answer': { roles: ['administrator'] },
  'exception.grant': { roles: ['reviewer', 'administrator'] },
  'exception.end': { rules: true },
  'exception.review': { roles: ['reviewer', 'board-member'] },
  'account.count': { rules: true },
  'account.review': { roles: ['reviewer'] },
  'account.suspend': { roles: ['reviewer', 'administrator'] },
  'account.terminate': { roles: ['administrator'] },
  'claimant.register': { platform: true, roles: ['administrator'] },
  'claimant.verify': { roles: ['administrator', 'reviewer'] },
  'claimant.judge': { rules: true, roles: ['reviewer'] },
  'claimant.red-button': { party: true, platform: true },
  'ownership.dispute': { party: true, platform: true, rules: true, roles: ['reviewer'] },
  'ownership.resolve': { roles: ['reviewer'] },
  'order.log': { roles: ['operator', 'administrator', 'reviewer'], platform: true },
  /** That the ordinary notice it became has this name. */
  'order.follow': { rules: true, platform: true, roles: ['operator', 'administrator', 'reviewer'] },
  'order.review': { roles: ['administrator'] },
  'policy.draft': { roles: ['administrator'] },
  'approval.give': { roles: ['administrator'] },
  'person.change': { roles: ['administrator'] },
  'person.declare': { roles: ['reviewer', 'board-member', 'administrator', 'operator', 'auditor'] },
  'erasure.ask': { party: true, platform: true, roles: ['administrator'] },
} as const satisfies Record<string, Who>;

export type CaseAction = keyof typeof TABLE;
export const CASE_ACTIONS = Object.keys(TABLE) as CaseAction[];
export const whoMay = (action: CaseAction): Who => TABLE[action];

export function can(actor: CaseActor, action: CaseAction): boolean {
  const who: Who = TABLE[action];
  switch (actor.kind) {
    case 'clock':
    case 'case':
      return who.rules === true;
    case 'platform':
      return who.platform === true;
    case 'party':
      return who.party === true;
    case 'staff':
      return (who.roles ?? []).some((role) => actor.roles.includes(role));
  }
}

/** Undefined when they may; otherwise the refusal to return. */
export function notAllowed(actor: CaseActor, action: CaseAction): Outcome<never, 'not-allowed'> | undefined {
  if (can(actor, action)) return undefined;
  const roles = (TABLE[action] as Who).roles?.join('` or `');
  return refused(
    'not-allowed',
    `This step (${action}) is not yours to take in this role.`,
    roles ? `Somebody with the role \`${roles}\` can.` : 'It follows from other steps; nobody takes it by hand.',
  );
}
