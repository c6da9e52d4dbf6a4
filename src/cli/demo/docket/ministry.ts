/** A ministry writes an e-mail. It names no law, so it is no order: it is entered in public, and looked at like anybody’s notice. */
import { COUNCIL_POST } from '../texts.ts';
import type { DemoCase } from './demo-case.ts';

export const ministryMail: DemoCase = {
  name: 'ministry',
  async play({ asking, staff }) {
    const bytes = new TextEncoder().encode(COUNCIL_POST);
    const uploader = { account: 'council-watch', email: 'watch@people.example', language: 'en' };
    const upload = await asking.upload({ bytes, type: 'text/plain; charset=utf-8' }, { uploader });
    const { stream } = await asking.ask<{ stream: string }>(staff.operator.caller, 'POST', '/v1/orders', {
      form: 'e-mail',
      authority: 'Ministry of Inland Waters',
      country: 'DE',
      email: 'press-office@waters.example',
      uploads: [upload.id],
      text: 'We would appreciate it if this post were no longer visible before the weekend. It is not helpful at this time.',
    });
    const order = stream.slice('order/'.length);
    await asking.ask(staff.operator.caller, 'POST', `/v1/orders/${order}/classification`, { as: 'INFORMAL' });
    return {
      story: 'an e-mail of a ministry that names no law',
      stands: 'public; it is a notice, not an order',
      stream,
    };
  },
};
