/** What one may do with a case besides deciding it: one table, by procedure. Disputes name their sides: pages/registers/disputes.tsx. */
import type { CaseDetail } from '../api/cases.ts';
import type { Words } from '../messages/en.ts';
import { accountSteps } from './account-steps.ts';
import { boardSteps, recommendationSteps } from './board-steps.ts';
import { claimantSteps } from './claimant-steps.ts';
import { orderSteps } from './order-steps.ts';
import { approvalSteps, exceptionSteps, grantException, noticeSteps } from './other-steps.ts';
import type { Step, Who } from './step.ts';

type Steps = (words: Words, detail: CaseDetail, who: Who, now: number) => readonly Step[];

const STEPS: Readonly<Record<string, Steps>> = {
  upload: grantException,
  notice: noticeSteps,
  order: orderSteps,
  account: accountSteps,
  claimant: claimantSteps,
  oversight: boardSteps,
  recommendation: recommendationSteps,
  exception: exceptionSteps,
  approval: approvalSteps,
};

export const stepsFor: Steps = (words, detail, who, now) => STEPS[detail.file.kind]?.(words, detail, who, now) ?? [];
