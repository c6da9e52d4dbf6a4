import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../../common/index.ts';
import { decide, latestPolicy, type Facts, type MatchFacts } from '../../policy/index.ts';
import type { CaseActor } from '../engine/actor.ts';
import { createWorld, type World } from '../engine/world.ts';
import { machines } from '../machines.ts';
import { isPublic, nameOf, type KnownUpload } from './state.ts';

const START = instant(Date.parse('2026-11-22T10:00:00Z'));
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const platform: CaseActor = { kind: 'platform', key: 'key_1' };
const rules = (stream: string): CaseActor => ({ kind: 'case', stream });
const admin: CaseActor = { kind: 'staff', id: 'root', roles: ['administrator'] };
const ada: CaseActor = { kind: 'staff', id: 'ada', roles: ['reviewer'] };
const UPLOAD = { kind: 'upload', id: 'up_1' };

const match = (change: Partial<MatchFacts> = {}): MatchFacts => ({
  reference: 'ref_1',
  confidence: 0.95,
  media: 'film',
  matchedS: 40,
  coverage: 0.3,
  combined: true,
  modified: 'technical',
  claimedHere: true,
  licensedHere: false,
  ref: { claimant: 'trusted', ownership: 'clear', policy: 'block', live: false, earmarked: false },
  ...change,
});
const facts = (change: Partial<Facts> = {}, ...matches: MatchFacts[]): Facts => ({
  profile: 'DE',
  stage: 'upload',
  flag: null,
  flagRight: 'ok',
  commercial: false,
  matches: matches.length > 0 ? matches : [match()],
  ...change,
});

function decided(of: Facts): World {
  const world = createWorld(machines, START);
  act(world, { kind: 'person', id: 'ada' }, { type: 'join', roles: ['reviewer'] }, admin);
  const { action, rule, policyVersion } = decide(of, latestPolicy('DE'));
  const works = [{ reference: 'ref_1', claimant: 'claimant/clm_1' }];
  act(
    world,
    UPLOAD,
    {
      type: 'decide',
      action,
      rule,
      facts: of,
      policyVersion,
      leaf: 0,
      works,
      account: 'account/u',
      uploader: 'account/u',
    },
    platform,
  );
  return world;
}
function act(world: World, address: { kind: string; id: string }, command: object, actor: CaseActor): void {
  const outcome = world.act(address, command as never, actor);
  assert.ok(outcome.kind === 'done', outcome.kind === 'refused' ? `${outcome.why}: ${outcome.detail}` : '');
}
const why = (world: World, command: object, actor: CaseActor) => {
  const outcome = world.act(UPLOAD, command as never, actor);
  return outcome.kind === 'refused' ? outcome.why : 'done';
};
const state = (world: World) => world.state<KnownUpload>(UPLOAD);
const name = (world: World) => nameOf(state(world));
const effects = (world: World, kind: string) =>
  world.followed.filter(({ consequence }) => consequence.kind === 'effect' && consequence.effect === kind);

test('asks first, reminds after seven days, and lets it lapse after thirty', () => {
  const world = decided(facts());
  assert.equal(name(world), 'AWAIT_UPLOADER');
  assert.deepEqual(
    world.clocks().map(({ name: clock, dueAt }) => [clock, dueAt - START]),
    [
      ['prompt-remind', 7 * DAY],
      ['prompt-expire', 30 * DAY],
    ],
  );
  world.advanceTo(instant(START + 30 * DAY));
  assert.equal(name(world), 'WITHDRAWN');
  assert.deepEqual(world.clocks(), []);
});

test('a flag that the table accepts makes it public at once; without the right to flag nothing changes', () => {
  const flag = { type: 'answer', answer: 'flag', flag: 'parody' };
  const world = decided(facts());
  assert.equal(why(world, { ...flag, flagRight: 'excluded' }, platform), 'flag-right-suspended');
  assert.equal(why(world, flag, { kind: 'party', id: 'account/other' }), 'not-found');
  assert.equal(why(world, flag, { kind: 'party', id: 'account/u' }), 'done');
  assert.equal(name(world), 'PUBLISHED_PRESUMED');
  assert.deepEqual(world.clocks(), []);
});

test('48 hours pass: blocked when nobody answered, put to a person when a flag needs one', () => {
  const late = facts({ stage: 'post', hours: 0 });
  const silent = decided(late);
  assert.equal(name(silent), 'PUBLIC_48H');
  silent.advanceTo(instant(START + 48 * HOUR));
  assert.deepEqual([name(silent), state(silent).rule], ['BLOCKED', 'R9b']);
  assert.equal(effects(silent, 'statement-of-reasons').length, 1);

  const flagged = decided(facts({ stage: 'post', hours: 0 }, match({ coverage: 0.6 })));
  act(flagged, UPLOAD, { type: 'answer', answer: 'flag', flag: 'quotation' }, platform);
  assert.equal(name(flagged), 'PUBLIC_48H', 'it stays public for its 48 hours');
  flagged.advanceTo(instant(START + 48 * HOUR));
  assert.deepEqual([name(flagged), state(flagged).rule], ['HELD_FOR_REVIEW', 'R8']);
  flagged.advanceTo(instant(START + 72 * HOUR));
  assert.equal(name(flagged), 'PUBLISHED_PRESUMED', 'and nobody looked, so it is public');
});

test('a case is judged under the policy it cites, until something new is found', () => {
  const short = match({ matchedS: 12 });
  const world = decided(facts({}, short));
  const before = state(world);
  assert.deepEqual([before.rule, before.policyVersion], ['R5a', 'de@2026-11']);
  const policy = { policyVersion: 'de@2026-11+1', choices: { minorFilmS: 10 } };
  act(world, UPLOAD, { type: 'answer', answer: 'flag', flag: 'quotation' }, platform);
  assert.deepEqual([state(world).rule, state(world).choices], ['R5a', undefined]);
  const anew = { type: 're-evaluate', why: 'reference-changed', policy, facts: facts({}, short) };
  act(world, UPLOAD, anew, rules('job/re-evaluate'));
  assert.deepEqual([name(world), state(world).policyVersion], ['AWAIT_UPLOADER', 'de@2026-11+1']);
  // From then on its own number counts: the flag is now needed, and is judged as one.
  act(world, UPLOAD, { type: 'answer', answer: 'flag', flag: 'quotation' }, platform);
  assert.deepEqual([state(world).rule, state(world).choices], ['R5b', { minorFilmS: 10 }]);
  const last = world.followed.length;
  act(
    world,
    UPLOAD,
    { ...anew, policy: { policyVersion: 'de@2026-11' }, facts: facts({}, match({ matchedS: 13 })) },
    rules('job/re-evaluate'),
  );
  assert.ok(world.followed.length > last);
  assert.deepEqual(
    [state(world).rule, state(world).choices],
    ['R5a', undefined],
    'and the choices go with their policy',
  );
});

test('what a person found lawful, a machine does not take away again', () => {
  const world = decided(facts({ flag: 'quotation' }, match({ coverage: 0.6 })));
  act(world, UPLOAD, { type: 'review', outcome: 'lawful', reason: 'txt_1' }, ada);
  assert.equal(name(world), 'PUBLISHED_PRESUMED');
  const harsher = facts({}, match({ coverage: 0.9, combined: false }));
  act(world, UPLOAD, { type: 're-evaluate', why: 'reference-changed', facts: harsher }, rules('job/re-evaluate'));
  assert.equal(name(world), 'PUBLISHED_PRESUMED');
  assert.equal(why(world, { type: 'review', outcome: 'manifest', reason: 'txt_2' }, ada), 'decided-before');
});

test('a reversal lifts what it is about: not an order, and not a ruling of the board', () => {
  const world = decided(facts({}, match({ coverage: 0.9, combined: false })));
  const restrict = { type: 'restrict', action: 'BLOCK', ground: 'de/stgb-130', automation: 'none' };
  act(world, UPLOAD, { ...restrict, because: 'notice/ntc_1', source: 'notice' }, rules('notice/ntc_1'));
  act(
    world,
    UPLOAD,
    { ...restrict, because: 'order/ord_1', source: 'order', territories: ['FR'] },
    rules('order/ord_1'),
  );
  act(world, UPLOAD, { ...restrict, because: 'oversight/obc_1', source: 'board' }, rules('oversight/obc_1'));
  act(
    world,
    UPLOAD,
    { type: 'restore', because: 'complaint/cmp_1', why: 'complaint-reversed' },
    rules('complaint/cmp_1'),
  );
  assert.deepEqual(
    state(world).restrictions.map(({ source }) => source),
    ['order', 'board'],
  );
  assert.equal(isPublic(state(world)), false, 'the board’s ruling binds');
  act(world, UPLOAD, { type: 'restore', because: 'oversight/obc_1', why: 'ruling' }, rules('oversight/obc_1'));
  assert.equal(isPublic(state(world)), true);
  act(world, UPLOAD, { type: 'restore', because: 'order/ord_1', why: 'lifted' }, rules('order/ord_1'));
  assert.deepEqual(state(world).restrictions, []);
  assert.equal(
    why(world, { ...restrict, because: 'x/y', source: 'own' }, platform),
    'not-allowed',
    'nobody restricts by hand',
  );
});

test('an order has its effect without a letter, a statement or a leaf of ours: its own case informs, or seals', () => {
  const world = decided(facts());
  const before = world.followed.length;
  const order = {
    type: 'restrict',
    because: 'order/ord_1',
    source: 'order',
    action: 'BLOCK',
    ground: 'fr/law',
    automation: 'none',
    territories: ['FR'],
    sealed: true,
  };
  act(world, UPLOAD, order, rules('order/ord_1'));
  const kinds = world.followed
    .slice(before)
    .map(({ consequence }) => (consequence.kind === 'effect' ? consequence.effect : consequence.kind));
  assert.deepEqual(kinds, ['platform'], 'only the platform, which has to act, is told');
});

const command = fc.constantFrom(
  { type: 'answer', answer: 'flag', flag: 'parody' },
  { type: 'answer', answer: 'licence', text: 'txt_1' },
  { type: 'answer', answer: 'withdraw' },
  { type: 're-evaluate', why: 'reference-changed', facts: facts({}, match({ coverage: 0.9, combined: false })) },
  { type: 're-evaluate', why: 'reference-withdrawn', facts: { ...facts(), matches: [] } },
  { type: 're-evaluate', why: 'reference-added', facts: facts({ stage: 'post', hours: 0 }) },
  { type: 'restrict', because: 'notice/ntc_1', source: 'notice', action: 'BLOCK', ground: 'a/b', automation: 'none' },
  { type: 'restore', because: 'notice/ntc_1', why: 'counter-notice' },
  { type: 'restore', because: 'complaint/cmp_1', why: 'complaint-reversed' },
  { type: 'review', outcome: 'lawful', reason: 'txt_2' },
  { type: 'review', outcome: 'manifest', reason: 'txt_3' },
);
const start = fc.constantFrom(
  facts(),
  facts({ stage: 'post', hours: 0 }),
  facts({ flag: 'parody' }),
  facts({ flag: 'licence' }, match({ coverage: 0.9, combined: false })),
  facts({}, match({ ref: { ...match().ref, live: true, liveUntil: '2026-11-23T10:00:00Z' }, combined: false })),
  facts({}, match({ coverage: 0.9, combined: false })),
);

test('whatever happens: a wait has its clock, the platform knows what is public, and complaints lift every block of ours', () => {
  fc.assert(
    fc.property(
      start,
      fc.array(fc.tuple(command, fc.integer({ min: 0, max: 60 * HOUR })), { maxLength: 12 }),
      (of, steps) => {
        const world = decided(of);
        for (const [next, pause] of steps) {
          const staff = next.type === 'review';
          const byPlatform = next.type === 'answer' || next.type === 're-evaluate';
          world.act(
            UPLOAD,
            next as never,
            staff ? ada : byPlatform ? platform : rules('because' in next ? next.because! : 'job/x'),
          );
          assert.deepEqual(world.advanceTo(instant(world.now() + pause)), [], 'no clock is refused');
          const { own } = state(world);
          const waits = ['asks-uploader', 'public-48h', 'held-for-review', 'blocked-until'].includes(own.at);
          const clocks = world.clocks().filter(({ stream }) => stream === 'upload/up_1');
          assert.equal(clocks.length > 0, waits, `${own.at}: ${clocks.map(({ name: clock }) => clock).join()}`);
          const told = effects(world, 'platform').at(-1)?.consequence;
          if (told?.kind === 'effect') assert.equal(told.fields['public'], isPublic(state(world)));
        }
        const gone = state(world).own.at === 'withdrawn';
        act(
          world,
          UPLOAD,
          { type: 'restore', because: 'complaint/cmp_9', why: 'complaint-reversed' },
          rules('complaint/cmp_9'),
        );
        assert.equal(isPublic(state(world)), !gone);
      },
    ),
    { numRuns: 150 },
  );
});
