/** P14, P15, P19, P20: the board, in both directions; its panel; exceptions and advice; like uploads. */
import assert from 'node:assert/strict';
import type { Typed } from '../../src/casework/index.ts';
import { DAY, type House, type Person } from './house.ts';
import { deciding, dropping, said, type Scenario } from './scenario.ts';
import { article, quoted } from './texts.ts';

type Member = Person & { readonly passphrase: string };

const SELECTION = {
  take: true,
  title: 'A case for the board',
  summary: 'What happened, in words that both sides would accept.',
  questions: ['What do the rules ask for here?'],
  topics: ['public-interest'],
};

async function openBoard(house: House, size = 7): Promise<Member[]> {
  const members: Member[] = [];
  for (let i = 0; i < size; i++) {
    const person = await house.staff('board-member');
    const passphrase = `a passphrase of member ${i}`;
    const knows = [i % 2 === 0 ? 'region/DE' : 'region/KH', i < 4 ? 'field/law' : 'field/press'];
    await house.must('POST', '/v1/me/interests', { interests: [], knows }, person);
    await house.must('POST', '/v1/board/key', { passphrase }, person);
    members.push({ ...person, passphrase });
  }
  return members;
}

/** Somebody else's upload makes the log grow past the list; then the panel can be drawn. */
async function seat(house: House, id: string, members: readonly Member[], seed: number): Promise<void> {
  await house.must('POST', `/v1/docket/${id}/selection`, SELECTION, members[0]);
  await house.upload(article(seed, 400));
  await house.settle();
  await house.must('POST', `/v1/docket/${id}/panel`, undefined, members[0]);
}

async function panel(house: House, id: string, members: readonly Member[]): Promise<Member[]> {
  const { state } = await house.must('GET', `/v1/cases/oversight/${id}`);
  return state.panel.map((seated: { member: string }) => members.find((one) => `staff/${one.id}` === seated.member)!);
}

/** Draft, a week of review, the rest of the comment window, four votes. */
async function overturn(house: House, id: string, members: readonly Member[], fields: object = {}): Promise<void> {
  const seats = await panel(house, id, members);
  await house.must('POST', `/v1/docket/${id}/deliberation`, { text: 'A draft.', as: 'draft' }, seats[0]);
  await house.advance(15 * DAY);
  for (const [i, outcome] of ['OVERTURN', 'OVERTURN', 'OVERTURN', 'UPHOLD'].entries()) {
    await house.must('POST', `/v1/docket/${id}/votes`, { outcome }, seats[i]);
  }
  const { passphrase } = seats[0]!;
  await house.must('POST', `/v1/docket/${id}/decision`, { text: 'The reasons.', passphrase, ...fields }, seats[0]);
}

const referral = async (house: House, upload: string, as: Person): Promise<string> =>
  (await house.must('POST', '/v1/docket/referrals', { upload, text: 'What do you say?' }, as)).stream.split('/')[1];
const isPublic = async (house: House, id: string): Promise<boolean> =>
  (await house.must('GET', `/v1/uploads/${id}/case`)).public;

const p14: Scenario = {
  id: 'P14',
  title:
    'a notice and a complaint that both leave the upload up; the board overturns towards removal, the uploader is heard',
  async run(house) {
    const members = await openBoard(house);
    const [first, second] = [await house.staff('reviewer'), await house.staff('reviewer')];
    const admin = await house.staff('administrator');
    const work = article(1401);
    await house.addWork(work);
    const { id } = await house.upload(quoted(work, 140, 1402), {
      uploader: { account: 'acc-14', email: 'u@people.example' },
    });
    const contact = { email: 'n@people.example', name: 'N. Otifier' };
    const report = { location: id, explanation: 'It threatens people.', contact, goodFaith: true };
    const notice = await house.must('POST', '/v1/notices', report, 'anyone');
    const no = { outcome: 'NO_ACTION', ground: 'terms/violence', reason: 'No threat.' };
    await house.must('POST', `/v1/notices/${notice.id}/decision`, no, first);
    const about = { about: `notice/${notice.id}`, text: 'Please look again.' };
    const filed = await house.must('POST', '/v1/complaints', about, { link: notice.link });
    await house.advance(3 * DAY);
    const upheld = { outcome: 'UPHELD', reason: 'Still none.' };
    await house.must('POST', `/v1/complaints/${filed.id}/decision`, upheld, second);
    const { decision } = await house.must('GET', `/v1/complaints/${filed.id}`, undefined, { link: filed.link });
    const board = decision.board as string;
    await house.must('POST', '/v1/docket', { reference: board, text: 'Please hear it.' }, { link: filed.link });
    const file = await house.must('GET', `/v1/cases/oversight/${board}`);
    assert.ok(file.state.matter.parties.includes('account/acc-14'), 'the uploader is a party');
    await seat(house, board, members, 1403);
    await overturn(house, board, members);
    await house.must('POST', `/v1/docket/${board}/implementation`, {}, admin);
    assert.equal(await isPublic(house, id), false, 'removed');
    const { rows } = await house.must('GET', `/v1/uploads/${id}/statements`);
    assert.ok(rows.at(-1).text.includes(board), 'the statement cites the ruling');
    const leaf = (await house.leaves('oversight')).find(({ a }) => a === 'DECIDED');
    assert.equal(leaf?.ground, 'board/overturn-down');
    return [said(leaf), `reference ${board}`, 'decided 3 : 1, removed with a statement that cites it'];
  },
  without: {
    what: 'a ruling does not reach the upload',
    house: dropping('oversight', (one) => one.kind === 'then' && one.address.kind === 'upload'),
  },
};

const p15: Scenario = {
  id: 'P15',
  title: 'kept up as newsworthy with weighing and end; overturned, removed within seven days; advice may be declined',
  async run(house) {
    const members = await openBoard(house);
    const [admin, reviewer] = [await house.staff('administrator'), await house.staff('reviewer')];
    const { id } = await house.upload(article(1501, 800), { uploader: { account: 'acc-15' } });
    const grant = {
      upload: id,
      ground: 'newsworthy',
      from: 'tc/violence',
      weighing: 'What a head of government says, people must be able to hear.',
      until: new Date(house.now() + 180 * DAY).toISOString(),
    };
    const longer = { ...grant, until: new Date(house.now() + 181 * DAY).toISOString() };
    assert.equal((await house.ask('POST', '/v1/exceptions', longer, reviewer)).body.why, 'no-such-end');
    const exception = (await house.must('POST', '/v1/exceptions', grant, reviewer)).stream.split('/')[1];
    const board = await referral(house, id, admin);
    await seat(house, board, members, 1502);
    await overturn(house, board, members, { recommendations: ['Suspend the account for six months.'] });
    const { recommendations } = await house.must('GET', `/v1/docket/${board}`, undefined, 'anyone');
    const declined = { answer: 'declined', reason: 'Our rules know no such measure.' };
    await house.must('POST', `/v1/recommendations/${recommendations[0].id}/answer`, declined, admin);
    await house.advance(7 * DAY);
    assert.equal(await isPublic(house, id), false, 'on the seventh day the ruling has carried itself out');
    const page = await house.must('GET', `/v1/docket/${board}`, undefined, 'anyone');
    assert.equal(page.state, 'IMPLEMENTED');
    assert.deepEqual([page.recommendations[0].state, page.recommendations[0].reason], ['DECLINED', declined.reason]);
    const { file } = await house.must('GET', `/v1/cases/exception/${exception}`);
    assert.equal(file.state, 'ENDED_OVERTURNED');
    const leaves = await house.leaves();
    const seen = ['GRANTED', 'DECIDED', 'DECLINED', 'IMPLEMENTED', 'ENDED'].map((a) =>
      leaves.find((leaf) => leaf.a === a)!,
    );
    return seen.map(said);
  },
  without: {
    what: 'a ruling has no date',
    house: dropping('oversight', (one) => one.kind === 'clock' && one.name === 'CK12/implement'),
  },
};

const p19: Scenario = {
  id: 'P19',
  title:
    'a member who worked for the claimant steps down; the seat is drawn again, in public, without a reason; still five',
  async run(house) {
    const members = await openBoard(house);
    const admin = await house.staff('administrator');
    const { id } = await house.upload(article(1901, 800), { uploader: { account: 'acc-19' } });
    const board = await referral(house, id, admin);
    await seat(house, board, members, 1902);
    const before = await panel(house, board, members);
    await house.must('POST', `/v1/docket/${board}/recusal`, undefined, before[1]);
    const after = await panel(house, board, members);
    assert.equal(after.length, 5);
    assert.ok(!after.includes(before[1]!), 'who stepped down does not sit');
    const lottery = await house.must('GET', `/v1/docket/${board}/lottery`, undefined, 'anyone');
    const redrawn = lottery.draws.at(-1);
    assert.deepEqual([redrawn.seat, redrawn.attempt], [2, 1]);
    assert.ok(redrawn.text.includes(lottery.root), 'from the same root');
    const leaves = await house.leaves('oversight');
    const [recused, drawn] = ['RECUSED', 'REDRAWN'].map((a) => leaves.find((leaf) => leaf.a === a)!);
    const { v: _v, n: _n, case: _case, at: _at, prev: _prev, c: _c, index: _index, ...open } = recused!;
    assert.deepEqual(open, { k: 'oversight', a: 'RECUSED', auto: 'none' }, 'no reason, no name');
    return [said(recused!), said(drawn!), 'five seats'];
  },
  without: {
    what: 'stepping down changes nothing',
    house: deciding(
      'oversight',
      (own) => (state, command, context) =>
        command.type === 'recuse' ? { kind: 'done', value: [] } : own.decide(state, command, context),
    ),
  },
};

const p20: Scenario = {
  id: 'P20',
  title:
    '37 uploads like the one ruled on; a person finds 32 identical and parallel, 5 are news; only 32 follow the ruling',
  async run(house) {
    const members = await openBoard(house);
    const [admin, reviewer] = [await house.staff('administrator'), await house.staff('reviewer')];
    const words = article(2001, 1200);
    const { id } = await house.upload(words, { uploader: { account: 'acc-20' } });
    const like: string[] = [];
    for (let i = 0; i < 37; i++) {
      const text = i < 32 ? words : `${article(2100 + i, 500)} "${words}"`;
      like.push((await house.upload(text, { uploader: { account: `like-${i}` } })).id);
    }
    const board = await referral(house, id, admin);
    await seat(house, board, members, 2002);
    await overturn(house, board, members);
    await house.must('POST', `/v1/docket/${board}/implementation`, {}, admin);
    await house.advance(60_000);
    const proposed = await house.must('GET', `/v1/docket/${board}`, undefined, 'anyone');
    assert.deepEqual(proposed.sweep, { proposed: 37, marked: 0, carriedOver: 0 });
    for (const upload of like) assert.equal(await isPublic(house, upload), true, 'a program only proposes');
    for (const [i, upload] of like.entries()) {
      const mark = { identical: true, parallel: i < 32 };
      await house.must('POST', `/v1/docket/${board}/sweep/${upload}/mark`, mark, reviewer);
    }
    const shown = await Promise.all(like.map((upload) => isPublic(house, upload)));
    assert.deepEqual(
      shown,
      like.map((_, i) => i >= 32),
    );
    for (const upload of like.slice(0, 32)) {
      const { rows } = await house.must('GET', `/v1/uploads/${upload}/statements`);
      assert.ok(rows.at(-1)?.text.includes(board), 'each has a statement of its own that cites the ruling');
    }
    const marks = (await house.leaves('oversight')).filter(({ a }) => a === 'SWEEP-MARKED');
    return [said(marks[0]!), `${marks.length} marked`, '32 acted on with statements, 5 stay'];
  },
  without: {
    what: 'context is not asked about',
    house: deciding(
      'oversight',
      (own) => (state, command, context) =>
        own.decide(state, command.type === 'sweep-mark' ? ({ ...command, parallel: true } as Typed) : command, context),
    ),
  },
};

export const boardScenarios: readonly Scenario[] = [p14, p15, p19, p20];
