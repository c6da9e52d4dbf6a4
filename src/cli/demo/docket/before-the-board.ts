/**
 * Somebody reports a post; one reviewer leaves it up, a second one too, and the notifier takes it to the board. The panel is drawn
 * from a checkpoint of the log that did not exist yet when its list was published.
 */
import { HARBOUR_POST } from '../texts.ts';
import { ANYONE, bearer } from './town.ts';
import type { Shown, Stage } from './demo-case.ts';

export const BOARD_CASE = 'board';
const SEAT_POLLS = 80;

/** Up to the selection, with the list for the lottery. Returns the case’s id. */
export async function bringBeforeTheBoard({ asking, platform, staff }: Stage): Promise<string> {
  const bytes = new TextEncoder().encode(HARBOUR_POST);
  const account = 'harbour-notes';
  const uploader = { account, email: 'notes@people.example', language: 'en' };
  const upload = await asking.upload({ bytes, type: 'text/plain; charset=utf-8' }, { uploader });
  // Where nothing was recognised nobody is named; now somebody is to be heard.
  await asking.ask(platform, 'POST', `/v1/uploads/${upload.id}/uploader`, uploader);
  const notice = await asking.ask<{ id: string; link: string }>(platform, 'POST', '/v1/notices', {
    location: upload.id,
    explanation: 'It calls on people to block the harbour gate, and names the hour.',
    category: 'RISK_FOR_PUBLIC_SECURITY',
    contact: { email: 'gate@people.example', name: 'P. Gatekeeper', language: 'en' },
    goodFaith: true,
  });
  const [first, second] = staff.reviewers;
  const reason = 'A call to assemble, peacefully and in public, is not a call to commit an offence.';
  const no = { outcome: 'NO_ACTION', ground: 'terms/incitement', reason };
  await asking.ask(first.caller, 'POST', `/v1/notices/${notice.id}/decision`, no);
  // The link is new each time it is asked for; who holds it is the same.
  const text = 'The gate is the only way for the ambulance. Please let somebody else look at it.';
  const about = { about: `notice/${notice.id}`, text };
  const filed = await asking.ask<{ id: string; link: string }>(bearer(notice.link), 'POST', '/v1/complaints', about);
  const heard = {
    party: `account/${account}`,
    text: 'I wrote that the lane for the ambulance stays free. It is in the post.',
  };
  await asking.ask(platform, 'POST', `/v1/complaints/${filed.id}/statements`, heard);
  const upheld = { outcome: 'UPHELD', reason: 'The post asks to keep the lane free. The decision stands.' };
  await asking.ask(second.caller, 'POST', `/v1/complaints/${filed.id}/decision`, upheld);
  const { decision } = await asking.ask<{ decision: { board: string } }>(platform, 'GET', `/v1/complaints/${filed.id}`);
  const { board } = decision;
  const appeal = { reference: board, text: 'Two people of the same house read it the same way. I ask for others.' };
  await asking.ask(bearer(filed.link), 'POST', '/v1/docket', appeal);
  await asking.ask(staff.board[0]!.caller, 'POST', `/v1/docket/${board}/selection`, {
    take: true,
    title: 'An hour and a gate',
    summary:
      'A post calls people to a harbour gate at a named hour and asks them to keep a lane free. Two reviewers left it up.',
    questions: [
      'When does a call to assemble become a call to obstruct?',
      'What does a reviewer have to ask before leaving it up?',
    ],
    topics: ['assembly', 'public-interest'],
    local: ['region/DE'],
  });
  return board;
}

/** As soon as the log has grown past the list: what the other cases wrote is enough. */
export async function drawThePanel({ asking, staff }: Stage, board: string): Promise<Shown> {
  const member = staff.board[0]!.caller;
  let drawn = false;
  for (let poll = 0; !drawn && poll < SEAT_POLLS; poll++) {
    if (poll > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    drawn = (await asking.tryTo(member, `/v1/docket/${board}/panel`)) === 'done';
  }
  const page = await asking.ask<{ readonly commentsUntil?: string }>(ANYONE, 'GET', `/v1/docket/${board}`);
  return {
    story: 'a post left up twice, now before the board',
    stands: `${drawn ? 'panel drawn by lottery' : 'selected'}; comments until ${page.commentsUntil?.slice(0, 10)}`,
    stream: `oversight/${board}`,
  };
}
