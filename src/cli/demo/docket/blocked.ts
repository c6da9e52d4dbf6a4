/** Somebody’s film is blocked, and they say why that is wrong. */
import type { DemoCase } from './demo-case.ts';

const FILM = 'somebody’s film, mirrored and faster';
const PICTURE = 'somebody’s whole picture, mirrored, nothing added';

export const blockedFilm: DemoCase = {
  name: 'blocked',
  async play({ asking, platform, samples }) {
    const film = samples.get(FILM);
    const upload = film ?? samples.get(PICTURE)!;
    const uploader = { account: 'mara', email: 'mara@people.example', name: 'Mara', language: 'en' };
    await asking.ask(platform, 'POST', `/v1/uploads/${upload}/uploader`, uploader);
    const text =
      'I was on that boat and filmed out of the same window as everybody else. I think you compared the wrong two things.';
    const filed = await asking.ask<{ id: string }>(platform, 'POST', '/v1/complaints', {
      about: `upload/${upload}`,
      text,
    });
    return {
      story: film ? 'a blocked film; its uploader complains' : 'a blocked picture; its uploader complains',
      stands: 'a reviewer answers within a week',
      stream: `complaint/${filed.id}`,
    };
  },
};
