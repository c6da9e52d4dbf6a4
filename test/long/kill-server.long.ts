/** Twenty kills at odd moments; what was acknowledged is looked for after each. */
import { test } from 'node:test';
import { killAgainAndAgain } from '../fixtures/kill-server.ts';

test(
  'loses nothing it acknowledged when it is killed twenty times during uploads',
  { timeout: 1_800_000 },
  async (t) => {
    // Moments spread over the life of a request and the merge of the log, the same in every run.
    const moment = (round: number): number => 150 + ((round * 377) % 1600);
    t.diagnostic(await killAgainAndAgain({ rounds: 20, moment, checkEachRound: true }));
  },
);
