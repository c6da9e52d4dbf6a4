/** What a person found lawful is not blocked again: the same file and the same holder, in whatever upload it comes (mechanics § 8(c)). */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { openCaseService, prose, DAY, type CaseService } from './fixtures/case-service.ts';
import { asHeader, json, picture, pictureAgain, until, type SignedInHeaders } from './fixtures/http-service.ts';

let service: CaseService;
let reviewers: SignedInHeaders[];
let seed = 4_000;
before(async () => {
  service = await openCaseService();
  reviewers = [await service.staff('reviewer'), await service.staff('reviewer'), await service.staff('reviewer')];
});
after(() => service.close());

const as = (who: SignedInHeaders) => ({ key: '', headers: who.headers });
const outcomeOf = ({ body }: { body: { decision: { action: string; rule: string } } }) => [
  body.decision.action,
  body.decision.rule,
];
const by = (account: string) => ({ uploader: { account } });
const stateOf = async (id: string) => (await service.upload_case(id)).body.state as string;

/** Complaint about the upload, decided by the n-th reviewer when the hearing is over. */
async function complain(upload: string, decision: object, n = 0, fields: object = {}): Promise<string> {
  const filed = await service.post('/v1/complaints', { about: `upload/${upload}`, text: 'It is mine.', ...fields });
  assert.equal(filed.status, 201, JSON.stringify(filed.body));
  await service.advance(3 * DAY);
  const asked = { reason: 'A person looked at it.', ...decision };
  const decided = await service.post(`/v1/complaints/${filed.body.id}/decision`, asked, as(reviewers[n]!));
  assert.equal(decided.status, 200, JSON.stringify(decided.body));
  return filed.body.id;
}

test('the same file of the same account is not blocked again after a reversal; of another account it is', async () => {
  const article = prose(++seed, 200);
  await service.reference(article, { claimant: 'Harbour Press' });
  const first = await service.upload(article, by('writer'));
  const waiting = await service.upload(article, by('writer'));
  assert.deepEqual([outcomeOf(first), outcomeOf(waiting)].flat(), ['BLOCK', 'R7a', 'BLOCK', 'R7a']);
  await complain(first.body.id, { outcome: 'REVERSED' });

  const again = await service.upload(article, by('writer'));
  assert.deepEqual(outcomeOf(again), ['PUBLISH_NOTIFY', 'R1d']);
  const [reason] = again.body.decision.reasons;
  const leaf = Number(/leaf (\d+)/.exec(reason.text)?.[1]);
  const [found] = await service.running.service.store.leaves(leaf, 1);
  assert.equal(
    JSON.parse(Buffer.from(found!.leaf).toString()).a,
    'REVERSED',
    'the finding is cited by its place in the log',
  );
  assert.equal(again.body.statement, undefined);
  assert.equal(await stateOf(again.body.id), 'PUBLISHED_NOTIFY');
  // A licence is not everybody's: what made the whole work lawful is who uploaded it.
  assert.deepEqual(outcomeOf(await service.upload(article, by('stranger'))), ['BLOCK', 'R7a']);
  // And what the same claim had blocked before follows, without a complaint of its own.
  await until(async () => ((await stateOf(waiting.body.id)) === 'PUBLISHED_NOTIFY' ? true : undefined));
});

test('another work of the same holder does not block the file, one of another holder does', async () => {
  const article = prose(++seed, 200);
  const [start, rest] = [article.slice(0, 900), article.slice(500)];
  await service.reference(start, { claimant: 'Lantern House' });
  const first = await service.upload(article, by('poet'));
  assert.equal(first.body.decision.action, 'PROMPT_HOLD', 'not public, so it can be contested');
  await complain(first.body.id, { outcome: 'REVERSED' });
  await service.reference(rest, { claimant: 'Lantern House' });
  assert.deepEqual(outcomeOf(await service.upload(article, by('poet'))), ['PUBLISH_NOTIFY', 'R1d']);
  await service.reference(article.slice(200), { claimant: 'Quite Another' });
  const other = await service.upload(article, by('poet'));
  assert.equal(other.body.decision.action, 'PROMPT_HOLD', 'nobody has judged that claim');
});

test('a picture is known again by its fingerprint; with something else beside it, it is looked at as a new one', async () => {
  const put = async (body: Uint8Array, account = 'painter') =>
    json(
      await service.ask('POST', '/v1/uploads?territory=DE', {
        body,
        headers: { 'Recourse-Uploader': asHeader({ account }) },
      }),
    );
  const work = await service.ask('POST', '/v1/references', {
    body: await picture(771),
    headers: { 'Recourse-Work': asHeader({ title: 'Discs', claimant: 'Gallery' }) },
  });
  assert.equal(work.status, 201);
  const first = await put(await pictureAgain(771));
  assert.equal(first.decision.action, 'BLOCK', JSON.stringify(first.decision));
  await complain(first.id, { outcome: 'REVERSED' });
  const smaller = await sharp(await pictureAgain(771))
    .webp({ quality: 60 })
    .toBuffer();
  const again = await put(new Uint8Array(smaller));
  assert.deepEqual([again.decision.action, again.decision.rule], ['PUBLISH_NOTIFY', 'R1d']);
  const half = await sharp(await pictureAgain(771))
    .extract({ left: 0, top: 0, width: 300, height: 300 })
    .png()
    .toBuffer();
  const cut = await put(new Uint8Array(half));
  assert.notEqual(cut.decision.rule, 'R1d', 'a part of it is another file');
});

test('a holder’s complaint that failed counts for the next upload too, and the red button has nothing left to stop', async () => {
  const article = prose(++seed, 200);
  const { body: registered } = await service.post('/v1/claimants', { name: 'Meadow Verlag' });
  const claimant = registered.stream.slice('claimant/'.length) as string;
  await service.reference(article, { claimant });
  const quote = `${prose(++seed, 150)} ${article.slice(300, 440)} ${prose(++seed, 40)}`;
  const first = await service.upload(quote, by('critic'));
  assert.deepEqual(outcomeOf(first), ['PUBLISH_PRESUMED', 'R5a']);
  const side = { side: 'claimant', complainant: `claimant/${claimant}` };
  await complain(first.body.id, { outcome: 'UPHELD' }, 0, side);
  const second = await service.upload(quote, by('somebody-else'));
  assert.deepEqual(outcomeOf(second), ['PUBLISH_PRESUMED', 'R5a'], 'what the law presumes is paid for as before');
  const declaration = { reviewedByPerson: true, presumptionRebutted: true, significantHarm: true };
  const pressed = await service.post(`/v1/uploads/${second.body.id}/red-button`, {
    claimant: side.complainant,
    declaration,
  });
  assert.deepEqual([pressed.status, pressed.body.why], [422, 'found-lawful'], JSON.stringify(pressed.body));
  assert.match(pressed.body.fix, /complain/);

  // A person who finds otherwise ends it, for both.
  await complain(second.body.id, { outcome: 'REVERSED' }, 1, side);
  assert.equal(await stateOf(second.body.id), 'BLOCKED');
  const entries = await service.running.service.store.allowances([], [claimant]);
  assert.deepEqual(entries, []);
});
