import { test } from 'node:test';
import { killAgainAndAgain } from './fixtures/kill-server.ts';

test('loses nothing it acknowledged when it is killed three times during uploads', { timeout: 180_000 }, async (t) => {
  const moment = (round: number): number => 400 + 350 * round;
  t.diagnostic(await killAgainAndAgain({ rounds: 3, moment, checkEachRound: false }));
});
