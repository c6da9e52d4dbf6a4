/** Somebody claims what belongs to everybody, twice. They cannot claim anything for a time, and what they had blocked is back. */
import { ALMANAC, FERRY_RULES } from '../texts.ts';
import { registerClaimant } from './claimants.ts';
import type { DemoCase } from './demo-case.ts';

const WORKS = [
  { title: 'Rules of the ferry', text: FERRY_RULES },
  { title: 'An almanac for the lower town', text: ALMANAC },
] as const;

export const overClaimer: DemoCase = {
  name: 'over-claimer',
  async play({ asking, platform, staff }) {
    const claimant = await registerClaimant(asking, platform, 'Everything Heritage Ltd');
    const [reviewer] = staff.reviewers;
    for (const { title, text } of WORKS) {
      const file = { bytes: new TextEncoder().encode(text), type: 'text/plain; charset=utf-8' };
      const reference = await asking.addWork(file, { title, claimant });
      const uploader = { account: 'school-library', email: 'library@people.example', language: 'en' };
      const upload = await asking.upload(file, { uploader });
      await asking.ask(reviewer.caller, 'POST', `/v1/claimants/${claimant}/judgements`, {
        upload: upload.id,
        reference,
        accurate: false,
        publicDomain: true,
      });
    }
    const now = await asking.ask<{ excludedUntil: string }>(platform, 'GET', `/v1/claimants/${claimant}`);
    return {
      story: 'a claimant of two works that belong to everybody',
      stands: `excluded until ${now.excludedUntil.slice(0, 10)}; what was blocked is back`,
      stream: `claimant/${claimant}`,
    };
  },
};
