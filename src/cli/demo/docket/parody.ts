/** A flagged parody is up, as the law presumes; the claimant of the picture objects. */
import { captioned, pngOf } from '../samples.ts';
import { drawLandscape } from '../draw.ts';
import type { DemoCase } from './demo-case.ts';
import { registerClaimant } from './claimants.ts';

const LIGHTHOUSE = 17;

export const presumedParody: DemoCase = {
  name: 'parody',
  async play({ asking, platform, staff }) {
    const claimant = await registerClaimant(asking, platform, 'Lumen Pictures');
    await asking.ask(staff.administrator.caller, 'POST', `/v1/claimants/${claimant}/verification`, {
      reason: 'Register extract, and the raw files of three pictures.',
    });
    const bytes = await pngOf(Buffer.from(drawLandscape(LIGHTHOUSE).svg))();
    await asking.addWork({ bytes, type: 'image/png' }, { title: 'Lighthouse in rain', claimant });
    const meme = await pngOf(captioned(LIGHTHOUSE, 'Nobody asked, but: weather.'))();
    const upload = await asking.upload(
      { bytes: meme, type: 'image/png' },
      {
        uploader: { account: 'ferryman', email: 'ferryman@people.example', language: 'en' },
        declaration: { commercial: false, flag: 'parody' },
      },
    );
    const text = 'There is no humour in it that the picture needs. It is our picture with a sentence on top.';
    const about = { about: `upload/${upload.id}`, side: 'claimant', complainant: `claimant/${claimant}`, text };
    const filed = await asking.ask<{ id: string }>(platform, 'POST', '/v1/complaints', about);
    return {
      story: 'a parody, presumed permitted; its claimant objects',
      stands: 'up until a person has decided',
      stream: `complaint/${filed.id}`,
    };
  },
};
