import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawPanel, drawSeat, drawText, type Candidate, type LotteryTerms } from './lottery.ts';

const terms: LotteryTerms = { case: 'oversight/obc_1', size: 40, seats: 5, local: ['region/KH', 'language/km'] };
const root = (seed: number): Uint8Array => new Uint8Array(createHash('sha256').update(`root ${seed}`).digest());
const candidate = (n: number, ...knows: string[]): Candidate => ({ ticket: n.toString(16).padStart(20, '0'), knows });
const board = (count: number, ...knows: string[]) => Array.from({ length: count }, (_, i) => candidate(i, ...knows));

const candidates = fc.uniqueArray(
  fc.record({
    ticket: fc.stringMatching(/^[0-9a-f]{20}$/),
    knows: fc.subarray(['region/KH', 'region/DE', 'language/km', 'field/law', 'field/press', 'field/tech']),
  }),
  { minLength: 1, maxLength: 12, selector: ({ ticket }) => ticket },
);
const seed = fc.nat(1000).map(root);

test('draws the same panel for everybody who has the root and the list, in whatever order the list is read', () => {
  fc.assert(
    fc.property(candidates, seed, fc.nat(), (list, from, turn) => {
      const turned = [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)];
      assert.deepEqual(drawPanel(turned, terms, from), drawPanel(list, terms, from));
    }),
  );
});

test('seats nobody twice, fills every seat while somebody is left, and seats only people of the list', () => {
  fc.assert(
    fc.property(candidates, seed, (list, from) => {
      const tickets = drawPanel(list, terms, from).map(({ ticket }) => ticket);
      assert.equal(new Set(tickets).size, tickets.length);
      assert.equal(tickets.length, Math.min(terms.seats, list.length));
      assert.ok(tickets.every((ticket) => list.some((one) => one.ticket === ticket)));
    }),
  );
});

test('puts somebody who knows the region or language on every panel, when the list has one', () => {
  const list = [...board(20, 'field/law'), candidate(99, 'field/law', 'language/km')];
  for (let i = 0; i < 50; i++) {
    const last = drawPanel(list, terms, root(i));
    assert.ok(last.some(({ ticket }) => ticket === candidate(99).ticket));
  }
});

test('puts somebody from another field than the rest on every panel, when the list has one', () => {
  const list = [...board(20, 'field/law', 'region/KH'), candidate(99, 'field/press')];
  for (let i = 0; i < 50; i++) {
    const panel = drawPanel(list, terms, root(i));
    assert.ok(panel.some(({ ticket }) => ticket === candidate(99).ticket));
  }
});

test('keeps both conditions when a recused seat is drawn again, and takes the next number of the chain', () => {
  const list = [
    ...board(9, 'field/law'),
    candidate(98, 'region/KH', 'field/law'),
    candidate(99, 'region/KH', 'field/press'),
  ];
  for (let i = 0; i < 30; i++) {
    const panel = drawPanel(list, terms, root(i));
    const knowing = panel.filter(({ ticket }) => ticket === candidate(98).ticket || ticket === candidate(99).ticket);
    const left = knowing[0]!;
    const others = panel.filter((seat) => seat !== left).map(({ ticket }) => ticket);
    const again = drawSeat(list, terms, root(i), {
      seat: left.seat,
      attempt: 1,
      seated: others,
      excluded: [left.ticket],
      left: 1,
    })!;
    assert.notEqual(again.ticket, left.ticket);
    assert.deepEqual([again.seat, again.attempt], [left.seat, 1]);
    const seated = [...others, again.ticket];
    assert.ok(
      [98, 99].some((n) => seated.includes(candidate(n).ticket)),
      'somebody still knows the region',
    );
  }
});

test('can be recomputed with nothing but a hash function and long division', () => {
  const list = board(7, 'field/law', 'region/KH');
  const drawn = drawPanel(list, { ...terms, seats: 1 }, root(3))[0]!;
  const digest = createHash('sha256')
    .update(drawText(root(3), terms.case, 1, 0))
    .digest('hex');
  assert.equal(drawn.ticket, list[Number(BigInt(`0x${digest}`) % 7n)]!.ticket);
  assert.equal(
    drawText(new Uint8Array(32), 'oversight/x', 2, 1),
    `recourse-lottery/1\n${'A'.repeat(43)}=\noversight/x\n2\n1\n`,
  );
});

test('gives every candidate the same chance, within what 4,000 draws can tell', () => {
  const list = board(8, 'field/law', 'region/KH');
  const counts = new Map<string, number>();
  for (let i = 0; i < 4000; i++) {
    const ticket = drawPanel(list, { ...terms, seats: 1 }, root(i))[0]!.ticket;
    counts.set(ticket, (counts.get(ticket) ?? 0) + 1);
  }
  // Seven degrees of freedom: chi-square over 29.9 has a chance of one in ten thousand.
  const chi = [...counts.values()].reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
  assert.ok(chi < 29.9, `chi-square ${chi}`);
});
