import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../common/index.ts';
import { askOracle, NOTHING_ASKED, ORACLE_LIMITS, type OracleState } from './oracle-limiter.ts';

const DAY = 86_400_000;
/** A hash with the first `flips` bits turned. */
const hash = (seed: number, flips = 0): Uint32Array =>
  Uint32Array.from({ length: 8 }, (_, i) => {
    const turned = Math.max(0, Math.min(32, flips - 32 * i));
    const mask = turned === 32 ? 0xffffffff : (1 << turned) - 1;
    return Math.imul(seed * 977 + i * 7919 + 1, 2_654_435_761) ^ mask;
  });

function asking(hashes: readonly Uint32Array[], everyMs: number, state: OracleState = NOTHING_ASKED) {
  const answers: string[] = [];
  hashes.forEach((words, i) => {
    const asked = askOracle(state, words, instant(i * everyMs));
    state = asked.state;
    answers.push(asked.answer.kind);
  });
  return { answers, state };
}

test('the first near-duplicates are answered in full, then coarsely, then the account must wait', () => {
  const { answers } = asking(
    Array.from({ length: 14 }, (_, i) => hash(1, 2 * i)),
    1000,
  );
  assert.deepEqual(answers, [...Array(3).fill('full'), ...Array(7).fill('coarse'), ...Array(4).fill('later')]);
});

test('near-duplicates at the limit of bits count as one picture, one bit further is another', () => {
  const at = asking([hash(1), hash(1, 80), hash(1), hash(1, 80)], 0);
  assert.equal(at.answers.at(-1), 'coarse');
  const beyond = asking([hash(1), hash(1, 81), hash(1), hash(1, 81)], 0);
  assert.deepEqual(beyond.answers, Array(4).fill('full'));
});

test('a chain of small steps does not lead out of its group', () => {
  const { answers } = asking(
    Array.from({ length: 12 }, (_, i) => hash(1, 20 * i)),
    0,
  );
  assert.equal(answers.filter((answer) => answer === 'later').length, 2);
});

test('other pictures of the same account are answered in full all the while', () => {
  const { state } = asking(Array<Uint32Array>(20).fill(hash(1)), 0);
  assert.equal(askOracle(state, hash(55), instant(0)).answer.kind, 'full');
});

test('whoever waits as long as told is answered, and not a millisecond earlier', () => {
  const { state } = asking(Array<Uint32Array>(10).fill(hash(1)), 0);
  const { answer } = askOracle(state, hash(1), instant(0));
  assert.ok(answer.kind === 'later');
  assert.equal(askOracle(state, hash(1), instant(answer.until - 1)).answer.kind, 'later');
  assert.equal(askOracle(state, hash(1), answer.until).answer.kind, 'coarse');
});

test('however it is timed, no picture gets more answers than the bucket and its leak allow', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 * DAY }), { maxLength: 200 }), (gaps) => {
      let [state, at, answered] = [NOTHING_ASKED, 0, 0];
      for (const gap of gaps) {
        at += gap;
        const asked = askOracle(state, hash(3), instant(at));
        state = asked.state;
        if (asked.answer.kind !== 'later') answered++;
      }
      assert.ok(answered <= ORACLE_LIMITS.answers + (at / DAY) * ORACLE_LIMITS.leakPerDay + 1e-6);
    }),
  );
});

test('memory is bounded: the oldest groups are forgotten', () => {
  const { state } = asking(
    Array.from({ length: 300 }, (_, i) => hash(i * 31 + 7)),
    0,
  );
  assert.ok(state.groups.length <= ORACLE_LIMITS.groupsMax);
  for (const { members } of state.groups) assert.ok(members.length <= ORACLE_LIMITS.membersMax);
});
