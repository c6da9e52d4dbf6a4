/** P06 and P07: the red button of a trusted right-holder, without its declaration and with it. */
import assert from 'node:assert/strict';
import { declaration, register, trusted } from './claimants.ts';
import { DAY, type House } from './house.ts';
import { deciding, dropping, said, type Scenario } from './scenario.ts';
import { article, quoted } from './texts.ts';

const uploader = { account: 'acc-7', email: 'acc-7@people.example', language: 'en' };

/** A trusted claimant, and a use of its work that is presumed to be permitted. */
async function presumed(house: House, seed: number) {
  const claimant = await register(house, 'Label');
  await trusted(house, claimant, await house.staff('reviewer'));
  const work = article(seed);
  await house.addWork(work, { claimant });
  const upload = await house.upload(quoted(work, 150, seed + 10), { uploader });
  assert.equal(upload.decision.rule, 'R5a');
  const press = (declared: object) =>
    house.ask('POST', `/v1/uploads/${upload.id}/red-button`, {
      claimant: `claimant/${claimant}`,
      declaration: declared,
    });
  const shown = () => house.must('GET', `/v1/uploads/${upload.id}/case`);
  return { id: upload.id as string, claimant, press, shown };
}

const p06: Scenario = {
  id: 'P06',
  title: 'the red button without the whole declaration: declined, logged, nothing is blocked',
  async run(house) {
    const { id, press, shown } = await presumed(house, 601);
    for (const missing of ['reviewedByPerson', 'presumptionRebutted', 'significantHarm']) {
      const { status, body } = await press({ ...declaration, [missing]: false });
      assert.deepEqual([status, body.why], [422, 'red-button-declined'], missing);
      const { state, public: isPublic, complaints } = await shown();
      assert.deepEqual([state, isPublic, complaints], ['PUBLISHED_PRESUMED', true, []], missing);
    }
    const declined = (await house.leaves('upload')).filter(({ a }) => a === 'RED_BUTTON_DECLINED');
    assert.equal(declined.length, 3, 'each attempt is in the log');
    assert.equal((await house.leaves('decision')).filter(({ a }) => a === 'BLOCK').length, 0);
    const { events } = await house.must('GET', `/v1/cases/upload/${id}`);
    return [...declined.map(said), `event ${events.at(-1).type}`];
  },
  without: {
    what: 'the declaration that a person has looked at it',
    house: deciding('upload', (own) => (state, command, context) => {
      const declared = command.type === 'red-button' ? { ...command, declaration } : command;
      return own.decide(state, declared, context);
    }),
  },
};

const p07: Scenario = {
  id: 'P07',
  title: 'with the whole declaration: blocked at once, a complaint opens with its week, both are told',
  async run(house) {
    const { id, press, shown } = await presumed(house, 701);
    const pressed = await press(declaration);
    assert.equal(pressed.status, 200, JSON.stringify(pressed.body));
    const { state, public: isPublic, complaints } = await shown();
    assert.deepEqual([state, isPublic, complaints.length], ['BLOCKED_PENDING_COMPLAINT', false, 1]);
    const complaint = await house.must('GET', `/v1/cases/${complaints[0].complaint}`);
    assert.deepEqual([complaint.file.open, complaint.state.redButton], [true, true]);
    assert.equal(new Date(complaint.state.dueAt).getTime() - house.now(), 7 * DAY, 'CK2');
    const { rows } = await house.must('GET', `/v1/uploads/${id}/statements`);
    assert.equal(rows.length, 1, 'with a statement of reasons');
    await house.settle();
    const told = [uploader.email, 'holder@label.example'].map((to) =>
      house.mails.filter((mail) => mail.to === to).map(({ subject }) => subject),
    );
    assert.ok(
      told.every((subjects) => subjects.length > 0),
      'both are told',
    );
    // Nobody answers: what was public is public again.
    await house.advance(7 * DAY);
    assert.equal((await shown()).public, true);
    const leaves = [...(await house.leaves('decision')), ...(await house.leaves('complaint'))].map(said);
    return [...leaves, ...told.flat()];
  },
  without: {
    what: 'a complaint opens by itself',
    house: dropping('upload', (one) => one.kind === 'then' && one.address.kind === 'complaint'),
  },
};

export const redButtonScenarios: readonly Scenario[] = [p06, p07];
