/** P11 to P13: notices from people without a name, without a place, and from four hundred people at once. */
import assert from 'node:assert/strict';
import { HOUR, DAY, MINUTE, type House } from './house.ts';
import { deciding, said, type Scenario } from './scenario.ts';
import { article } from './texts.ts';

const whole = (location: string, name = 'Ada') => ({
  location,
  explanation: 'It threatens a neighbour by name.',
  contact: { name, email: `${name.toLowerCase()}@people.example` },
  goodFaith: true,
  category: 'ILLEGAL_OR_HARMFUL_SPEECH',
});
const aPost = async (house: House, seed: number): Promise<string> => (await house.upload(article(seed, 600))).id;
const mailsTo = (house: House, to: string) =>
  house.mails.filter((mail) => mail.to === to).map(({ subject }) => subject);
const caseOf = (house: House, id: string) => house.must('GET', `/v1/cases/notice/${id}`);

const p11: Scenario = {
  id: 'P11',
  title:
    'about suspected child sexual abuse, without an e-mail address: accepted, first in the queue, nobody to answer',
  async run(house) {
    const id = await aPost(house, 1101);
    const earlier = await house.must('POST', '/v1/notices', whole(id), 'anyone');
    await house.advance(HOUR);
    const { contact: _contact, ...nameless } = whole(id);
    const incomplete = await house.must('POST', '/v1/notices', nameless, 'anyone');
    assert.deepEqual(incomplete.missing, ['name-and-email'], 'everybody else has to say who they are');
    await house.settle();
    const sent = house.mails.length;
    const form = { ...nameless, explanation: 'It shows abuse of a child.', childSexualAbuse: true };
    const accepted = await house.must('POST', '/v1/notices', { ...form, category: 'PROTECTION_OF_MINORS' }, 'anyone');
    assert.deepEqual([accepted.missing, accepted.link], [[], undefined], 'not incomplete; no receipt is possible');
    await house.settle();
    assert.equal(house.mails.length, sent, 'nobody to write to');
    const { file, events, letters } = await caseOf(house, accepted.id);
    assert.deepEqual([file.state, file.severity], ['ESCALATED_18', 4]);
    assert.deepEqual(
      letters.map(({ recipient }: { recipient: string }) => recipient),
      ['reviewers'],
    );
    const queue = await house.must('GET', '/v1/cases?kind=notice&open=true&waitsFor=staff&order=queue');
    assert.deepEqual(
      queue.rows.map((row: { id: string }) => row.id),
      [accepted.id, earlier.id],
      'before what came earlier',
    );
    const reviewer = await house.staff('reviewer');
    await house.must('POST', `/v1/notices/${accepted.id}/authority`, { authority: 'de/bka' }, reviewer);
    const leaves = (await house.leaves('notice')).map(said);
    assert.ok(['ESCALATED', 'AUTHORITY_INFORMED'].every((a) => leaves.some((leaf) => leaf.endsWith(a))));
    return [...leaves, ...events.map(({ type }: { type: string }) => type)];
  },
  without: {
    what: 'nobody has to give a name for this (Art. 16(2)(c))',
    house: deciding('notice', (own) => (state, command, context) => {
      const like = command.type === 'submit' ? { ...command, childSexualAbuse: false, lifeOrSafety: true } : command;
      return own.decide(state, like, context);
    }),
  },
};

const p12: Scenario = {
  id: 'P12',
  title: '“all posts of X” is no place: asked for, nothing is known of it and nothing done, closed after fourteen days',
  async run(house) {
    const post = await house.upload(article(1201, 600), { uploader: { account: 'X' } });
    const sent = await house.must('POST', '/v1/notices', whole('all posts of X'), 'anyone');
    assert.deepEqual(sent.missing, ['location']);
    await house.settle();
    assert.deepEqual(mailsTo(house, 'ada@people.example'), ['Your notice lacks something']);
    const { file } = await caseOf(house, sent.id);
    assert.deepEqual([file.state, file.waitsFor], ['NEEDS_INFO', 'notifier']);
    const reviewer = await house.staff('reviewer');
    const decision = { outcome: 'ACTION', ground: 'de/stgb-241', reason: 'Everything of X.' };
    const early = await house.ask('POST', `/v1/notices/${sent.id}/decision`, decision, reviewer);
    assert.deepEqual([early.status, early.body.why], [422, 'incomplete']);
    const triage = await house.ask('POST', `/v1/notices/${sent.id}/triage`, { track: 'ordinary' }, reviewer);
    assert.equal(triage.body.why, 'incomplete');
    await house.advance(14 * DAY - 1);
    assert.equal((await caseOf(house, sent.id)).file.state, 'NEEDS_INFO');
    await house.advance(1);
    const closed = await caseOf(house, sent.id);
    assert.equal(closed.file.state, 'CLOSED_INCOMPLETE');
    const { public: isPublic, restrictions } = await house.must('GET', `/v1/uploads/${post.id}/case`);
    assert.deepEqual([isPublic, restrictions], [true, []]);
    const leaves = (await house.leaves('notice')).map(said);
    assert.equal(leaves.length, 2, 'asked, and closed: nothing was received that could be known');
    return [...leaves, ...closed.events.map(({ type }: { type: string }) => type)];
  },
  without: {
    what: 'a notice needs an exact place',
    house: deciding('notice', (own) => (state, command, context) => {
      const has = ['location', 'explanation', 'name-and-email', 'good-faith-statement'];
      return own.decide(state, command.type === 'submit' ? ({ ...command, has } as never) : command, context);
    }),
  },
};

const CROWD = 400;
const member = (i: number) => `brigade-${i}`;

/** Twenty a minute, twenty minutes long, by accounts of the same day. */
async function brigade(house: House, upload: string): Promise<readonly string[]> {
  const sent: string[] = [];
  for (let from = 0; from < CROWD; from += 20) {
    for (let i = from; i < from + 20; i++) {
      const form = { ...whole(upload, member(i)), account: member(i), accountIsNew: true };
      sent.push((await house.must('POST', '/v1/notices', form)).id);
    }
    await house.advance(MINUTE);
  }
  return sent;
}

/** A hundred letters leave at a time. */
async function delivered(house: House): Promise<void> {
  for (let idle = 0; idle < 3;) {
    const before = house.mails.length;
    await house.settle();
    idle = house.mails.length > before ? 0 : idle + 1;
  }
}

const p13: Scenario = {
  id: 'P13',
  title: 'four hundred notices in twenty minutes: one review, one answer each, a warning to the crowd; the post stays',
  async run(house) {
    const webhook = { url: 'https://platform.example/hooks' };
    await house.must('POST', '/v1/webhooks', webhook, await house.staff('administrator'));
    const id = await aPost(house, 1301);
    const began = house.now();
    const sent = await brigade(house, id);
    assert.ok(house.now() - began <= 20 * MINUTE);
    const waiting = await house.must('GET', `/v1/cases?kind=notice&waitsFor=staff&open=true&about=upload/${id}`);
    assert.equal(waiting.rows.length, 1, 'one review');
    const [lead] = waiting.rows;
    assert.deepEqual([lead.shown.merged, lead.shown.newAccounts, lead.severity], [CROWD - 1, CROWD, 0]);
    const untouched = async () => {
      const { public: isPublic, restrictions } = await house.must('GET', `/v1/uploads/${id}/case`);
      const told = house.webhooks.filter(({ data }) => data['upload'] === id);
      assert.deepEqual([isPublic, restrictions, told], [true, [], []]);
    };
    await untouched();
    const reviewer = await house.staff('reviewer');
    const decision = { outcome: 'NO_ACTION', ground: 'de/gg-5', reason: 'It is lawful criticism.', unfounded: true };
    const other = sent.find((one) => one !== lead.id)!;
    assert.equal((await house.ask('POST', `/v1/notices/${other}/decision`, decision, reviewer)).body.why, 'merged');
    await house.must('POST', `/v1/notices/${lead.id}/decision`, decision, reviewer);
    await delivered(house);
    const subjects = new Map<string, string[]>();
    for (const { to, subject } of house.mails) subjects.set(to, [...(subjects.get(to) ?? []), subject]);
    for (let i = 0; i < CROWD; i++) {
      const own = subjects.get(`${member(i)}@people.example`) ?? [];
      const count = (subject: string) => own.filter((one) => one === subject).length;
      const counts = [count('Your notice was decided'), count('A warning about your notices')];
      assert.deepEqual(counts, [1, 1], `${member(i)}: answered once, warned once: ${own.join(', ')}`);
    }
    await untouched();
    const leaves = await house.leaves('notice');
    const counted = (a: string) => leaves.filter((leaf) => leaf.a === a).length;
    const warned = (await house.leaves('account')).filter(({ a }) => a === 'notices-warned');
    assert.deepEqual([counted('NO_ACTION'), warned.length], [CROWD, CROWD]);
    const decided = leaves.find(({ a }) => a === 'NO_ACTION')!;
    return [
      `MERGED ${counted('MERGED')} leaves`,
      said(decided),
      said(warned[0]!),
      `${CROWD} answers, ${CROWD} warnings`,
    ];
  },
  without: {
    what: 'many notices about one upload are one review',
    house: deciding('notice', (own) => (state, command, context) => {
      const { merge: _merge, ...alone } = command as typeof command & { merge?: unknown };
      return own.decide(state, command.type === 'submit' ? alone : command, context);
    }),
  },
};

export const noticeScenarios: readonly Scenario[] = [p11, p12, p13];
