/** P01 to P32, in order. */
import type { Scenario } from './scenario.ts';
import { accountScenarios } from './accounts.ts';
import { complaintScenarios } from './complaints.ts';
import { counterNoticeScenarios } from './counter-notices.ts';
import { noticeScenarios } from './notices.ts';
import { redButtonScenarios } from './red-button.ts';
import { rematchScenarios } from './rematch.ts';
import { claimantScenarios } from './claimants.ts';
import { moneyScenarios } from './money.ts';
import { boardScenarios } from './board.ts';
import { orderScenarios } from './orders.ts';
import { recordScenarios } from './record.ts';
import { uploadScenarios } from './uploads.ts';

export const scenarios: readonly Scenario[] = [
  ...uploadScenarios,
  ...complaintScenarios,
  ...redButtonScenarios,
  ...noticeScenarios,
  ...counterNoticeScenarios,
  ...rematchScenarios,
  ...claimantScenarios,
  ...accountScenarios,
  ...moneyScenarios,
  ...boardScenarios,
  ...orderScenarios,
  ...recordScenarios,
].sort((a, b) => (a.id < b.id ? -1 : 1));
