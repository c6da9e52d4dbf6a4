/** From the letter to the complaint: what arrives by mail is enough, without an account. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCaseService, prose } from './fixtures/case-service.ts';
import { until } from './fixtures/http-service.ts';

test('the mail says why and holds a link; it opens the window, and the link is enough to complain', async () => {
  const mails: { to: string; subject: string; text: string }[] = [];
  const service = await openCaseService('2026-11-23T10:00:00Z', {
    waysOut: { sendMail: async (mail) => void mails.push(mail) },
  });
  try {
    const article = prose(4001, 200);
    await service.reference(article);
    const uploader = { account: 'mail', email: 'ada@example.org', language: 'de' };
    const { body } = await service.upload(article, { uploader });
    const mail = await until(async () => mails.find(({ to }) => to === 'ada@example.org'));
    assert.match(mail.subject, /gesperrt/);
    assert.ok(mail.text.includes(body.statement.text.split('\n')[0]), 'the statement itself, not a pointer to it');
    const told = await until(async () => (await service.upload_case(body.id)).body.toldAt as string | undefined);
    assert.equal(told, new Date(service.now()).toISOString());
    const secret = /tk_[\w-]+/.exec(mail.text)![0];
    const stranger = await service.post('/v1/complaints', { about: 'upload/up_other', text: 'Mine.' }, { key: secret });
    assert.equal(stranger.status, 404);
    const filed = await service.post(
      '/v1/complaints',
      { about: `upload/${body.id}`, text: 'Es ist von mir.' },
      { key: secret },
    );
    assert.equal(filed.status, 201, JSON.stringify(filed.body));
    const confirmed = await until(async () => mails.find(({ subject }) => /Beschwerde ist da/.test(subject)));
    assert.match(confirmed.text, /30\. November 2026/, 'decided within a week');
    const again = await service.post(
      '/v1/complaints',
      { about: `upload/${body.id}`, text: 'Noch einmal.' },
      { key: secret },
    );
    assert.deepEqual([again.status, again.body.why], [409, 'used-token']);
  } finally {
    await service.close();
  }
});
