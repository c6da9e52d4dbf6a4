/** P26: a counter-notice under 17 U.S.C. § 512(g), counted in business days of the United States. */
import assert from 'node:assert/strict';
import { DAY, type House } from './house.ts';
import { deciding, said, type Scenario } from './scenario.ts';
import { article } from './texts.ts';

const claim = (location: string) => ({
  law: 'us-512',
  location,
  work: 'A film.',
  contact: { name: 'Studio', email: 'studio@people.example' },
  goodFaith: true,
  signature: 'Studio',
  accurateUnderPenaltyOfPerjury: true,
});
const COUNTER = {
  text: 'It is my own film.',
  signature: 'Ada',
  contact: { name: 'Ada', address: '1 Harbour Road', telephone: '+1 555 0100' },
  mistakeUnderPenaltyOfPerjury: true,
  consentToJurisdiction: true,
};
const until = (house: House, moment: string) => house.advance(Date.parse(moment) - house.now());
const restricted = async (house: House, upload: string): Promise<readonly string[][]> =>
  (await house.must('GET', `/v1/uploads/${upload}/case`)).restrictions.map(
    ({ territories }: { territories: string[] }) => territories,
  );

const p26: Scenario = {
  id: 'P26',
  title:
    'a counter-notice on a Monday: back between the tenth and the fourteenth business day, unless a court is asked',
  async run(house) {
    assert.equal(new Date(house.now()).toUTCString().slice(0, 16), 'Mon, 23 Nov 2026', 'Thanksgiving is on Thursday');
    const uploads: string[] = [];
    const notices: string[] = [];
    for (const seed of [2601, 2602]) {
      const uploader = { account: `us-${seed}`, email: `us-${seed}@people.example` };
      const { id } = await house.upload(article(seed, 600), { territory: 'US' });
      await house.must('POST', `/v1/uploads/${id}/uploader`, uploader);
      const sent = await house.must('POST', '/v1/notices', claim(id), 'anyone');
      assert.deepEqual(await restricted(house, id), [['US']]);
      const counter = `/v1/notices/${sent.id}/counter-notice`;
      const bad = await house.ask('POST', counter, { ...COUNTER, consentToJurisdiction: false });
      assert.equal(bad.body.why, 'incomplete-counter-notice');
      await house.must('POST', counter, COUNTER);
      uploads.push(id);
      notices.push(sent.id);
    }
    await house.settle();
    const copies = house.mails.filter(
      ({ to, text }) => to === 'studio@people.example' && text.includes('my own film'),
    ).length;
    assert.equal(copies, 2, 'a copy to the claimant of each');
    const [back, stays] = uploads as [string, string];
    // 24, 25, 27, 30 November, 1 to 4 and 7 December are nine; 8 December is the tenth, 14 December the fourteenth.
    await until(house, '2026-12-07T15:00:00Z');
    await house.must('POST', `/v1/notices/${notices[1]}/court-action`, { text: 'N.D. Cal., 3:26-cv-00001.' });
    await until(house, '2026-12-08T23:59:59Z');
    assert.deepEqual(await restricted(house, back), [['US']], 'not before the tenth is over');
    await until(house, '2026-12-14T23:59:59Z');
    assert.deepEqual(await restricted(house, back), [], 'before the fourteenth is over');
    await house.advance(30 * DAY);
    assert.deepEqual(await restricted(house, stays), [['US']]);
    const states = await Promise.all(notices.map(async (id) => (await house.must('GET', `/v1/notices/${id}`)).state));
    assert.deepEqual(states, ['RESTORED', 'STAYS_DOWN']);
    return [...(await house.leaves('notice')).map(said), 'business days without 26 November'];
  },
  without: {
    what: 'holidays are no business days',
    house: deciding('notice', (own) => (state, command, context) => {
      const outcome = own.decide(state, command, context);
      if (command.type !== 'counter' || outcome.kind === 'refused') return outcome;
      const restoreAt = context.at + 14 * DAY;
      return { kind: 'done', value: outcome.value.map((event) => ({ ...event, restoreAt })) };
    }),
  },
};

export const counterNoticeScenarios: readonly Scenario[] = [p26];
