import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { json, openTestService, picture, pictureAgain, type TestService } from './fixtures/http-service.ts';

let service: TestService;
before(async () => (service = await openTestService()));
after(() => service.close());

const thisYear = () => String(new Date().getUTCFullYear());

test('anyone counts a block in the report, the difference to the EU database is 0, and CSV says the same', async () => {
  const { year, read } = { year: thisYear(), read: (path: string) => service.ask('GET', path, { key: '' }) };
  await service.ask('POST', '/v1/references', { body: await picture(81) });
  const upload = await json(await service.ask('POST', '/v1/uploads?territory=DE', { body: await pictureAgain(81) }));
  assert.equal(upload.decision.action, 'BLOCK');
  const report = await json(await read(`/v1/reports/${year}`));
  assert.equal(report.sheets.length, 11);
  assert.deepEqual(report.checks, { sums: [], restrictive: 1, submitted: 1, difference: 0 });
  const csv = await (await read(`/v1/reports/${year}/5_own_initiative_illegal.csv`)).text();
  const total = csv.split('\r\n').find((line) => line.includes(',TOTAL,'))!;
  assert.match(total, /^Yes,[^,]*,[^,]*,TOTAL,1,,1,,0,,1,/);
  const metrics = await json(await read(`/v1/redress/${year}`));
  assert.deepEqual([metrics.restrictive, metrics.complaints.filed], [1, 0]);
});

test('a period that is none is answered with one that would be', async () => {
  const answer = await service.ask('GET', '/v1/reports/next-year', { key: '' });
  assert.equal(answer.status, 404);
  assert.match((await json(answer)).fix, /2026-H1/);
});

test('names the provider in the report once the operator has', async () => {
  const provider = { name: 'Example Ltd', service: 'Example', veryLarge: false, activeRecipients: 120_000 };
  const sent = { body: JSON.stringify(provider), headers: { 'Content-Type': 'application/json' } };
  assert.equal((await service.ask('POST', '/v1/provider', { key: '', ...sent })).status, 401);
  assert.equal((await service.ask('POST', '/v1/provider', sent)).status, 200);
  const { sheets } = await json(await service.ask('GET', `/v1/reports/${thisYear()}`, { key: '' }));
  assert.ok(JSON.stringify(sheets[0]).includes('Example Ltd') && JSON.stringify(sheets[9]).includes('120000'));
});
