/** P01 to P32, in order. */
import type { Scenario } from './scenario.ts';
import { accountScenarios } from './accounts.ts';
import { claimantScenarios } from './claimants.ts';
import { moneyScenarios } from './money.ts';
import { boardScenarios } from './board.ts';
import { orderScenarios } from './orders.ts';
import { recordScenarios } from './record.ts';
import { uploadScenarios } from './uploads.ts';

export const scenarios: readonly Scenario[] = [
  ...uploadScenarios,
  ...claimantScenarios,
  ...accountScenarios,
  ...moneyScenarios,
  ...boardScenarios,
  ...orderScenarios,
  ...recordScenarios,
];
