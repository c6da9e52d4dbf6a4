import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { betaQuantile, betaShare, drawnForAudit, overClaimScore } from './over-claiming.ts';

test('knows the distribution: values that can be computed by hand', () => {
  for (const x of [0.01, 0.3, 0.5, 0.99]) {
    assert.ok(Math.abs(betaShare(x, 1, 1) - x) < 1e-12);
    assert.ok(Math.abs(betaShare(x, 1, 9) - (1 - (1 - x) ** 9)) < 1e-12);
    // Whole numbers: the chance of at least a successes in a + b − 1 tries.
    let sum = 0;
    for (let k = 3, ways = 10; k <= 5; k++) {
      ways = [10, 5, 1][k - 3]!;
      sum += ways * x ** k * (1 - x) ** (5 - k);
    }
    assert.ok(Math.abs(betaShare(x, 3, 3) - sum) < 1e-12);
  }
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 400 }),
      (p, a, b) => {
        assert.ok(Math.abs(betaShare(betaQuantile(p, a, b), a, b) - p) < 1e-5);
      },
    ),
  );
});

test('every further wrong claim raises the bound, every right one lowers it, and it never exceeds the best guess', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (wrong, right) => {
      const now = overClaimScore({ wrong, decided: wrong + right });
      assert.ok(overClaimScore({ wrong: wrong + 1, decided: wrong + right + 1 }).atLeast > now.atLeast);
      assert.ok(overClaimScore({ wrong, decided: wrong + right + 1 }).atLeast < now.atLeast);
      assert.ok(now.atLeast < now.expected);
    }),
  );
});

test('two wrong claims are no pattern; twelve of thirty are', () => {
  assert.equal(overClaimScore({ wrong: 2, decided: 2 }).pattern, false);
  assert.equal(overClaimScore({ wrong: 12, decided: 30 }).pattern, true);
  assert.equal(overClaimScore({ wrong: 3, decided: 100 }).pattern, false);
});

test('careful claimants are hardly ever spoken of, wrongful ones soon', () => {
  let state = 7;
  const chance = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const alarms = (share: number): number => {
    let count = 0;
    for (let claimant = 0; claimant < 300; claimant++) {
      let wrong = 0;
      for (let decided = 1; decided <= 100; decided++) {
        if (chance() < share) wrong++;
        // The bound is monotone, so looking at the changes is enough.
        if (wrong >= 3 && overClaimScore({ wrong, decided }).pattern) {
          count++;
          break;
        }
      }
    }
    return count / 300;
  };
  assert.ok(alarms(0.02) < 0.01);
  assert.ok(alarms(0.5) > 0.99);
});

test('draws the share that was asked for, the same for everybody who has the seed, another with another seed', () => {
  const claims = Array.from({ length: 6000 }, (_, i) => `claim ${i}`);
  const drawn = claims.filter((one) => drawnForAudit(one, 'root', 0.02));
  assert.ok(drawn.length > 75 && drawn.length < 170, `${drawn.length} of 120`);
  assert.deepEqual(
    claims.filter((one) => drawnForAudit(one, 'root', 0.02)),
    drawn,
  );
  assert.notDeepEqual(
    claims.filter((one) => drawnForAudit(one, 'other root', 0.02)),
    drawn,
  );
  assert.ok(claims.every((one) => drawnForAudit(one, 'root', 1) && !drawnForAudit(one, 'root', 0)));
});
