/** A page as one uploader sees it: their upload waits for a word of theirs. A fresh link at every start; older ones stay good. */
import type { Town } from './town.ts';

const MEME = 'a large meme of it, nothing declared';

export async function uploaderLink(town: Town, samples: ReadonlyMap<string, string>): Promise<string> {
  const upload = samples.get(MEME)!;
  const asking = town.forCase('uploader-link');
  const uploader = { account: 'monday-club', email: 'monday@people.example', name: 'Kim', language: 'en' };
  await asking.ask(town.platform, 'POST', `/v1/uploads/${upload}/uploader`, uploader);
  const { link } = await asking.ask<{ link: string }>(town.platform, 'POST', `/v1/uploads/${upload}/links`, {
    purpose: 'answer',
  });
  return `${town.address}/you/${link}`;
}
