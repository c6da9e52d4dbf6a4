/** Forty accounts made today report the same lawful post with the same sentence. It stays one question, asked once. */
import { WALL_POST } from '../texts.ts';
import type { DemoCase } from './demo-case.ts';

const CROWD = 40;

export const brigade: DemoCase = {
  name: 'brigade',
  async play({ asking, platform }) {
    const bytes = new TextEncoder().encode(WALL_POST);
    const uploader = { account: 'town-paper', email: 'paper@people.example', language: 'en' };
    const upload = await asking.upload({ bytes, type: 'text/plain; charset=utf-8' }, { uploader });
    const notices = Array.from({ length: CROWD }, (_, i) =>
      asking.ask<{ stream: string; state: { into?: string } }>(platform, 'POST', '/v1/notices', {
        location: upload.id,
        explanation: 'This post insults our association. Remove it at once.',
        category: 'ILLEGAL_OR_HARMFUL_SPEECH',
        account: `new-${String(i + 1).padStart(2, '0')}`,
        accountIsNew: true,
        goodFaith: true,
      }),
    );
    await Promise.all(notices);
    const open = await asking.ask<{ rows: { stream: string }[] }>(
      platform,
      'GET',
      `/v1/cases?kind=notice&open=true&waitsFor=staff&about=upload/${upload.id}`,
    );
    return {
      story: `${CROWD} notices by fresh accounts, one lawful post`,
      stands: `${open.rows.length} review; nothing happens by itself`,
      stream: open.rows[0]!.stream,
    };
  },
};
