/**
 * The Commission's database line of a measure against an account (Art. 17(1)(c) and (d), 24(5) DSA). No personal data: that there
 * were final decisions and how many, never which. `puid` is the sender's to add: the hash of the measure's own leaf.
 */
import { dayOf, type Day } from '../calendar.ts';
import type { Dated } from '../engine/machine.ts';
import type { AccountEvent } from './account.ts';
import { EEA_TERRITORIES, type Territory } from '../../policy/index.ts';

export interface AccountLine {
  readonly decision_account?: 'DECISION_ACCOUNT_SUSPENDED' | 'DECISION_ACCOUNT_TERMINATED';
  readonly decision_provision?: 'DECISION_PROVISION_PARTIAL_SUSPENSION';
  readonly decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT';
  readonly illegal_content_legal_ground: string;
  readonly illegal_content_explanation: string;
  readonly content_type: readonly ['CONTENT_TYPE_OTHER'];
  readonly content_type_other: string;
  readonly category: 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS';
  readonly category_specification: readonly ['KEYWORD_COPYRIGHT_INFRINGEMENT'];
  readonly territorial_scope: readonly Territory[];
  readonly content_date: Day;
  readonly application_date: Day;
  readonly end_date_account_restriction?: Day;
  readonly end_date_service_restriction?: Day;
  readonly decision_facts: string;
  readonly source_type: 'SOURCE_VOLUNTARY';
  readonly automated_detection: 'Yes' | 'No';
  readonly automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED' | 'AUTOMATED_DECISION_PARTIALLY';
}

/** Undefined for events that restrict nothing. The flag right is a part of the service (mechanics § 3.1, mapping). */
export function accountLine(event: Dated<AccountEvent>): AccountLine | undefined {
  const day = dayOf(event.at);
  switch (event.type) {
    case 'suspended':
      return {
        ...common(day, 'Art. 23(1) Regulation (EU) 2022/2065', event.uploads.length),
        decision_account: 'DECISION_ACCOUNT_SUSPENDED',
        illegal_content_explanation: `Frequent provision of manifestly illegal content after a prior warning, weighed by a person under Art. 23(3). The suspension ends by itself on ${dayOf(event.until)}.`,
        end_date_account_restriction: dayOf(event.until),
        automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
      };
    case 'terminated':
      return {
        ...common(day, 'Art. 23(1) Regulation (EU) 2022/2065', event.uploads.length),
        decision_account: 'DECISION_ACCOUNT_TERMINATED',
        illegal_content_explanation:
          'Frequent provision of manifestly illegal content after a prior warning, weighed by a person under Art. 23(3), proposed by one and approved by another administrator.',
        automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
      };
    case 'flag-right-excluded':
      return {
        ...common(day, '§ 18(5) UrhDaG', event.about.length),
        decision_provision: 'DECISION_PROVISION_PARTIAL_SUSPENSION',
        illegal_content_explanation: `Repeatedly wrong statements that a use was permitted, each found so by a person, after a prior warning. The right to make such statements returns by itself on ${dayOf(event.until)}; the account is untouched.`,
        end_date_service_restriction: dayOf(event.until),
        automated_decision: 'AUTOMATED_DECISION_PARTIALLY',
      };
    default:
      return undefined;
  }
}

const common = (day: Day, ground: string, decisions: number) =>
  ({
    decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
    illegal_content_legal_ground: ground,
    content_type: ['CONTENT_TYPE_OTHER'],
    content_type_other: 'An account, not a single upload',
    category: 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS',
    category_specification: ['KEYWORD_COPYRIGHT_INFRINGEMENT'],
    territorial_scope: EEA_TERRITORIES,
    content_date: day,
    application_date: day,
    decision_facts: `${decisions} final decisions on single uploads, none of them contested any more, count at this time.`,
    source_type: 'SOURCE_VOLUNTARY',
    automated_detection: 'No',
  }) as const;
