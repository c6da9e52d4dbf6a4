/** The staff of the demo: made-up people, enrolled by the administrator as any house would do it. */
import { ANYONE, type Asking, type Caller } from './town.ts';

export interface Worker {
  readonly id: string;
  readonly name: string;
  readonly caller: Caller;
}

export interface Staff {
  readonly administrator: Worker;
  readonly operator: Worker;
  /** Two: nobody looks at their own decision again. */
  readonly reviewers: readonly [Worker, Worker];
  readonly board: readonly Worker[];
}

const BOARD = [
  { name: 'Amara Nwosu', knows: ['region/DE', 'language/de', 'field/law'] },
  { name: 'Dario Conti', knows: ['region/IT', 'field/law'] },
  { name: 'Elif Demir', knows: ['region/DE', 'language/de', 'field/press'] },
  { name: 'Henrik Dahl', knows: ['region/DK', 'field/press'] },
  { name: 'Lucia Prieto', knows: ['region/ES', 'field/law'] },
  { name: 'Noor Haddad', knows: ['region/DE', 'language/de', 'field/arts'] },
  { name: 'Sokha Chan', knows: ['region/KH', 'field/arts'] },
] as const;
/** Opens what is sealed to the members of this demo. */
export const BOARD_PASSPHRASE = 'seven chairs around one table';

/** @param signIn a link that signs the administrator in once */
export async function enrolStaff(asking: Asking, signIn: string): Promise<Staff> {
  const caller = await sessionFrom(signIn);
  const enrol = async (name: string, ...roles: string[]): Promise<Worker> => {
    const email = `${name.toLowerCase().replace(' ', '.')}@staff.example`;
    const { id, link } = await asking.ask<{ id: string; link: string }>(caller, 'POST', '/v1/people', {
      email,
      name,
      roles,
    });
    return { id, name, caller: await sessionFrom(link) };
  };
  const me = await asking.ask<{ id: string; name: string }>(caller, 'GET', '/v1/me');
  const reviewers = [await enrol('Mira Olsen', 'reviewer'), await enrol('Jonas Weber', 'reviewer')] as const;
  const operator = await enrol('Tove Lindqvist', 'operator');
  await enrol('Ruth Adler', 'administrator');
  const board: Worker[] = [];
  for (const { name, knows } of BOARD) {
    const member = await enrol(name, 'board-member');
    const { knows: known } = await asking.ask<{ knows: string[] }>(member.caller, 'GET', '/v1/me');
    if (known.length === 0) await asking.ask(member.caller, 'POST', '/v1/me/interests', { interests: [], knows });
    await asking.ask(member.caller, 'POST', '/v1/board/key', { passphrase: BOARD_PASSPHRASE });
    board.push(member);
  }
  return { administrator: { ...me, caller }, operator, reviewers, board };
}

/** Follows the link as a browser would, and keeps the cookie. */
async function sessionFrom(link: string): Promise<Caller> {
  const answer = await fetch(link, { headers: ANYONE, redirect: 'manual' });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { cookie, 'Recourse-Console': '1' };
}
