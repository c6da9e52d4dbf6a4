/** A house in which every public page has something to show: made through public routes, with time that is moved. */
import { picture, pictureAgain } from '../fixtures/http-service.ts';
import { DAY, HOUR, KEY, openHouse, type House, type Person } from '../scenarios/house.ts';
import { article, quoted } from '../scenarios/texts.ts';

type Member = Person & { readonly passphrase: string };

export interface FullHouse {
  readonly house: House;
  /** Path of each page by a name for its picture. */
  readonly pages: Readonly<Record<string, string>>;
  /** Of the blocked upload, for whoever pastes it. */
  readonly receipt: object;
}

const ORDER = {
  form: 'order',
  authority: 'Regional court of Musterstadt',
  country: 'DE',
  email: 'court@state.example',
};
const COMPLETE = {
  legalBasis: 'de/urhg-97',
  reasons: true,
  issuer: true,
  identification: true,
  redress: true,
  reportTo: true,
  language: true,
  territories: ['DE'],
};

export async function openFullHouse(): Promise<FullHouse> {
  const house = await openHouse();
  const [admin, operator] = [await house.staff('administrator'), await house.staff('operator')];
  const provider = { name: 'Example Video Ltd', service: 'Example Video', veryLarge: false };
  await house.must('POST', '/v1/provider', provider);
  const claimant = await claimantWithHistory(house);
  const work = article(7001);
  await house.addWork(work, { title: 'On small fields', claimant });
  const uploader = (account: string) => ({ uploader: { account, email: `${account}@people.example` } });
  const blocked = await house.upload(work, uploader('first'));
  const asked = await house.upload(quoted(work, 400, 7002), uploader('second'));
  for (let i = 0; i < 9; i++) await house.upload(article(7100 + i, 300), uploader(`other-${i}`));
  const own = await complaints(house, work);

  const members = await openBoard(house);
  const ruled = await boardCase(house, members, admin, 7200, {
    title: 'A speech with a threat in it, kept up as news',
    summary:
      'A head of government threatened opponents in a speech. Somebody reported it; the platform kept it up, because people must be able to hear what those in power say.\n\nThe notifier complained. A second person came to the same answer.',
    questions: ['Does the public interest outweigh the danger?', 'Would a warning in front of it have been enough?'],
    topics: ['newsworthiness', 'threats'],
  });
  await ruleOn(house, ruled, members, admin);
  const open = await boardCase(house, members, admin, 7300, {
    title: 'A song in the background of a street protest',
    summary:
      'Forty seconds of a song are heard while people march. The claimant wants it blocked; the person who filmed says it is reporting.',
    questions: ['Is music that happens to be there part of the report?'],
    topics: ['incidental-inclusion'],
  });
  for (const text of ['Sound cannot be asked to leave a street.', 'Please hear the songwriter as well.'])
    await house.must('POST', `/v1/docket/${open}/comments`, { text }, 'anyone');
  await orders(house, operator, admin, asked.id);
  await house.settle();
  const link = (await house.must('POST', `/v1/uploads/${blocked.id}/links`, { purpose: 'answer' })).link;
  const receipt = await house.must('GET', `/v1/uploads/${blocked.id}/receipt`);
  const year = new Date(house.now()).getUTCFullYear();
  return {
    house,
    receipt,
    pages: {
      start: '/',
      docket: '/docket',
      'docket-ruled': `/docket/${ruled}`,
      'docket-open': `/docket/${open}`,
      precedents: '/precedents',
      'precedents-none': '/precedents?rule=R99',
      reports: '/reports',
      report: `/reports/${new Date(house.now()).getUTCFullYear()}`,
      'report-empty': `/reports/${year - 3}`,
      orders: '/orders',
      log: '/log',
      'log-entry': '/log?entry=3',
      verify: '/log/verify',
      policies: '/policies',
      'policies-diff': '/policies/diff?from=de&to=eu',
      claimant: `/claimants/${claimant}`,
      nothing: '/docket/obc_unknown',
      notice: '/notice',
      api: '/docs',
      'your-case': `/you/${link}`,
      'your-answer': `/you/${(await house.must('POST', `/v1/uploads/${asked.id}/links`, { purpose: 'answer' })).link}`,
      ...(await pictureCase(house)),
      ...own,
      ...(await noticesSent(house)),
      gone: `/you/tk_${'x'.repeat(43)}`,
    },
  };
}

async function claimantWithHistory(house: House): Promise<string> {
  const { stream } = await house.must('POST', '/v1/claimants', {
    name: 'Publisher of fields',
    email: 'p@fields.example',
  });
  const id = stream.split('/')[1] as string;
  const reviewer = await house.staff('reviewer');
  await house.must('POST', `/v1/claimants/${id}/verification`, { reason: 'Register and a sample title.' }, reviewer);
  for (let i = 0; i < 14; i++) {
    const judged = { upload: `up_judged${i}`, reference: `ref_judged${i}`, accurate: i % 7 !== 3 };
    await house.must('POST', `/v1/claimants/${id}/judgements`, judged, reviewer);
  }
  return id;
}

/** Three blocks, three complaints: undone, upheld, waiting; the pages of the first and the last. */
async function complaints(house: House, work: string): Promise<Record<string, string>> {
  const pages: Record<string, string> = {};
  const outcomes = [
    ['REVERSED', 40 * HOUR],
    ['UPHELD', 80 * HOUR],
    [undefined, 0],
  ] as const;
  for (const [i, [outcome, after]] of outcomes.entries()) {
    const { id } = await house.upload(work, { uploader: { account: `c-${i}`, email: `c${i}@people.example` } });
    const { link } = await house.must('POST', `/v1/uploads/${id}/links`, { purpose: 'complain' });
    const text = 'I wrote this, and I can show my drafts.';
    const page = await sendForm(house, `/you/${link}/complaint`, { text });
    pages[outcome === undefined ? 'your-complaint' : `your-complaint-${outcome.toLowerCase()}`] = page;
    if (outcome === undefined) continue;
    const [{ id: complaint }] = (await house.must('GET', '/v1/cases?kind=complaint&open=true')).rows;
    await house.advance(after + 60 * HOUR);
    const reviewer = await house.staff('reviewer');
    const decided = { outcome, reason: 'The drafts were looked at, one by one.' };
    await house.must('POST', `/v1/complaints/${complaint}/decision`, decided, reviewer);
  }
  return pages;
}

/** As a browser without scripts sends a form; where it leads. */
async function sendForm(house: House, path: string, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(house.address + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  const to = answer.headers.get('location');
  if (to === null) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return to;
}

/** One notice that waits, and one that was answered. */
async function noticesSent(house: House): Promise<Record<string, string>> {
  const notice = {
    location: 'https://platform.example/watch/17',
    category: 'data-protection-and-privacy-violations',
    explanation: 'This is my garden, and nobody asked me.',
    name: 'Ada',
    email: 'ada@people.example',
    goodFaith: 'yes',
  };
  const waits = await sendForm(house, '/notice', notice);
  const decided = await sendForm(house, '/notice', { ...notice, location: 'https://platform.example/watch/18' });
  const [{ id }] = (await house.must('GET', '/v1/cases?kind=notice&open=true')).rows;
  const reason = 'A garden seen from the street may be shown; nobody can be recognised in it.';
  const answer = { outcome: 'NO_ACTION', ground: 'terms/privacy', reason };
  await house.must('POST', `/v1/notices/${id}/decision`, answer, await house.staff('reviewer'));
  return { 'your-notice': waits, 'your-notice-decided': decided };
}

/** A drawing that somebody else registered, seen by its uploader. */
async function pictureCase(house: House): Promise<Record<string, string>> {
  const send = async (path: string, type: string, body: Uint8Array, header: string, value: object) => {
    const headers = {
      authorization: `Bearer ${KEY}`,
      'content-type': type,
      [header]: encodeURIComponent(JSON.stringify(value)),
    };
    return (await fetch(house.address + path, { method: 'POST', headers, body: new Uint8Array(body) })).json();
  };
  await send('/v1/references', 'image/png', await picture(77), 'recourse-work', {
    title: 'Discs at night',
    claimant: 'A painter',
  });
  const uploader = { account: 'painter', email: 'painter@people.example' };
  const { id } = (await send(
    '/v1/uploads?territory=DE',
    'image/jpeg',
    await pictureAgain(77),
    'recourse-uploader',
    uploader,
  )) as { id: string };
  const { link } = await house.must('POST', `/v1/uploads/${id}/links`, { purpose: 'answer' });
  return { 'your-picture': `/you/${link}` };
}

async function openBoard(house: House): Promise<Member[]> {
  const members: Member[] = [];
  for (let i = 0; i < 7; i++) {
    const person = await house.staff('board-member');
    const passphrase = `a passphrase of member ${i}`;
    const knows = [i % 2 === 0 ? 'region/DE' : 'region/KH', i < 4 ? 'field/law' : 'field/press'];
    await house.must('POST', '/v1/me/interests', { interests: [], knows }, person);
    await house.must('POST', '/v1/board/key', { passphrase }, person);
    members.push({ ...person, passphrase });
  }
  return members;
}

async function boardCase(
  house: House,
  members: readonly Member[],
  admin: Person,
  seed: number,
  chosen: object,
): Promise<string> {
  const { id } = await house.upload(article(seed, 800), { uploader: { account: `board-${seed}` } });
  const referral = { upload: id, text: 'We kept it up; please look.' };
  const board = (await house.must('POST', '/v1/docket/referrals', referral, admin)).stream.split('/')[1] as string;
  await house.must('POST', `/v1/docket/${board}/selection`, { take: true, ...chosen }, members[0]);
  await house.upload(article(seed + 1, 400));
  await house.settle();
  await house.ask('POST', `/v1/docket/${board}/panel`, undefined, members[0]);
  return board;
}

async function ruleOn(house: House, id: string, members: readonly Member[], admin: Person): Promise<void> {
  const { state } = await house.must('GET', `/v1/cases/oversight/${id}`);
  const seated = state.panel as readonly { readonly member: string }[];
  const seats = seated.map(({ member }) => members.find((one) => `staff/${one.id}` === member)!);
  await house.must('POST', `/v1/docket/${id}/deliberation`, { text: 'A draft.', as: 'draft' }, seats[0]);
  await house.advance(15 * DAY);
  for (const [i, outcome] of ['OVERTURN', 'OVERTURN', 'OVERTURN', 'UPHOLD'].entries()) {
    const dissent = i === 3 ? { dissent: 'I would have left it up, with a warning.' } : {};
    await house.must(
      'POST',
      `/v1/docket/${id}/votes`,
      { outcome, ...dissent, ...(i === 0 && { named: true }) },
      seats[i],
    );
  }
  const ruling = {
    text: 'The threat was plain, it named people, and it could be carried out.\n\nThe public can read about it elsewhere. News value alone does not outweigh a danger to life.',
    recommendations: [
      'Say in the rules how public figures are treated.',
      'Have such cases read by people who know the language.',
    ],
    passphrase: seats[0]!.passphrase,
  };
  await house.must('POST', `/v1/docket/${id}/decision`, ruling, seats[0]);
  await house.must('POST', `/v1/docket/${id}/implementation`, {}, admin);
  const { recommendations } = await house.must('GET', `/v1/docket/${id}`, undefined, 'anyone');
  const answer = { answer: 'declined', reason: 'There are not enough of us for every language yet; we say so.' };
  await house.must('POST', `/v1/recommendations/${recommendations[1].id}/answer`, answer, admin);
}

async function orders(house: House, operator: Person, admin: Person, upload: string): Promise<void> {
  const enter = async (fields: object): Promise<string> =>
    (await house.must('POST', '/v1/orders', { ...ORDER, uploads: [upload], ...fields }, operator)).stream.split('/')[1];
  const valid = await enter({ text: 'Remove it.' });
  await house.must('POST', `/v1/orders/${valid}/classification`, { as: 'ART9' }, operator);
  await house.must('POST', `/v1/orders/${valid}/check`, COMPLETE, operator);
  await house.must('POST', `/v1/orders/${valid}/review`, { outcome: 'COMPLIED', reason: 'Valid.' }, admin);
  const informal = await enter({ form: 'e-mail', authority: 'Ministry of good moods', text: 'Please have a look.' });
  await house.must('POST', `/v1/orders/${informal}/classification`, { as: 'INFORMAL' }, operator);
  const until = new Date(house.now() + 120 * DAY).toISOString();
  await enter({ text: 'Preserve it.', gag: { until, basis: 'de/stpo-95a' } });
}
