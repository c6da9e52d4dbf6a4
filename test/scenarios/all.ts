/** P01 to P32, in order. */
import type { Scenario } from './scenario.ts';
import { recordScenarios } from './record.ts';
import { uploadScenarios } from './uploads.ts';

export const scenarios: readonly Scenario[] = [...uploadScenarios, ...recordScenarios];
