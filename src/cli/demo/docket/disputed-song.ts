/** Two labels claim one song: nothing is blocked, and what it earns is held until they agree or a person decides. */
import { playTune, wavOf } from '../tune.ts';
import { registerClaimant } from './claimants.ts';
import type { DemoCase } from './demo-case.ts';

const SONG = 61;
const SONG_SECONDS = 40;
const VIEWS = 48_210;

export const disputedSong: DemoCase = {
  name: 'escrow',
  async play({ asking, platform }) {
    const first = await registerClaimant(asking, platform, 'Nocturne Records');
    const second = await registerClaimant(asking, platform, 'Halloway Music');
    const song = { bytes: wavOf(playTune(SONG, SONG_SECONDS)), type: 'audio/wav' };
    const reference = await asking.addWork(song, { title: 'Last boat home', claimant: first });
    await asking.ask(platform, 'POST', '/v1/claims', { reference, claimant: second });
    const uploader = { account: 'kitchen-radio', email: 'radio@people.example', language: 'de' };
    const upload = await asking.upload(song, { uploader });
    const period = new Date().toISOString().slice(0, 7);
    await asking.ask(platform, 'POST', '/v1/usage', { upload: upload.id, period, views: VIEWS });
    const path = `/v1/statements-of-account/escrow/${reference}?period=${period}`;
    const held = await asking.ask<{ closing: number; currency: string }>(platform, 'GET', path);
    return {
      story: 'a song that two labels claim',
      stands: `up; ${(held.closing / 100).toFixed(2)} ${held.currency} in escrow`,
      stream: `ownership/${reference}`,
    };
  },
};
