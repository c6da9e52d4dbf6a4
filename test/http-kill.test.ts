import { test } from 'node:test';
import { killAgainAndAgain } from './fixtures/kill-server.ts';

test('loses nothing it acknowledged when it is killed twice during uploads', { timeout: 180_000 }, async (t) => {
  const moment = (round: number): number => 400 + 500 * round;
  t.diagnostic(await killAgainAndAgain({ rounds: 2, moment, checkEachRound: false }));
});
