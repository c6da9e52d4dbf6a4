/** A notice comes in (Art. 16 DSA): its words and its sender are kept apart, what it is about is found, and crowds become one review. */
import { done, hex, refused, sha256, uploadId, utf8, type Outcome } from '../../common/index.ts';
import {
  addressOf,
  machines,
  mergeInto,
  noticeProcessing,
  stateOf,
  type AccountState,
  type CaseActor,
  type NoticeLaw,
  type NoticePart,
} from '../../casework/index.ts';
import type { Transaction } from '../../store/store.ts';
import { commitOnce } from '../answer-once.ts';
import { newName } from '../random-names.ts';
import type { Once } from '../service.ts';
import { eventsOf, type CaseAnswer, type CaseDeps } from './act.ts';
import { stepIn } from './take-step.ts';
import { keepContact, type Contact } from './uploader.ts';

export interface NoticeForm {
  readonly law: NoticeLaw;
  readonly category: string;
  /** The exact place: an upload's id, or an address. */
  readonly location?: string | undefined;
  /** More of them, if what is said holds for each. */
  readonly locations?: readonly string[] | undefined;
  readonly explanation?: string | undefined;
  readonly contact: Contact;
  /** The platform's id of the notifier's account; from the platform only. */
  readonly account?: string | undefined;
  readonly accountIsNew?: boolean | undefined;
  readonly trustedFlagger?: boolean | undefined;
  readonly goodFaith: boolean;
  readonly childSexualAbuse: boolean;
  readonly lifeOrSafety: boolean;
  readonly work?: string | undefined;
  readonly signature?: string | undefined;
  readonly accurateUnderPenaltyOfPerjury?: boolean | undefined;
  readonly actor: CaseActor;
}

export interface SubmittedNotices extends CaseAnswer {
  /** The other places, each a notice of its own; empty for one place. */
  readonly also: readonly CaseAnswer[];
}

/** One message, one transaction: each exact place is a notice that is reviewed, merged and answered by itself (recital 50 DSA). */
export const submitNotice = (
  deps: CaseDeps,
  form: NoticeForm,
  once?: Once,
): Promise<Outcome<SubmittedNotices, string>> =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const { account, childSexualAbuse } = form;
    const reachable = form.contact.email !== undefined || account !== undefined;
    // Whoever need not give a name may leave none; everybody else can follow their notice by its link.
    const nameless = childSexualAbuse && !reachable;
    const notifier = account !== undefined ? `account/${account}` : nameless ? undefined : newName(deps, 'party/pty');
    const suspended = account === undefined ? undefined : await noticesSuspended(deps, tx, account);
    if (suspended) return suspended;
    if (notifier !== undefined) await keepContact(deps, tx, notifier, form.contact);
    const [first, ...others] = await placesOf(tx, form);
    const lead = `notice/${newName(deps, 'ntc')}`;
    const sent = { notifier, reachable };
    const places = others.length > 0 ? { places: others.length + 1 } : {};
    const outcome = await submitOne(deps, tx, form, { ...sent, ...first!, stream: lead, more: places });
    if (outcome.kind === 'refused') return outcome;
    const also: CaseAnswer[] = [];
    for (const other of others) {
      const stream = `notice/${newName(deps, 'ntc')}`;
      const one = await submitOne(deps, tx, form, { ...sent, ...other, stream, more: { partOf: lead } });
      if (one.kind === 'refused') return one;
      also.push(one.value);
    }
    return done({ ...outcome.value, also });
  });

type Place = Awaited<ReturnType<typeof placeOf>>;

/** Each place once, however often it was named. */
async function placesOf(
  tx: Transaction,
  { location, locations = [] }: NoticeForm,
): Promise<readonly { readonly location: string | undefined; readonly where: Place }[]> {
  const named = [...(location === undefined ? [] : [location]), ...locations];
  const found = new Map<string, { readonly location: string | undefined; readonly where: Place }>();
  for (const one of named) {
    const where = await placeOf(tx, one);
    const name = where.upload ?? where.place ?? `text/${one.trim()}`;
    if (!found.has(name)) found.set(name, { location: one, where });
  }
  return found.size > 0 ? [...found.values()] : [{ location: undefined, where: {} }];
}

interface OnePlace {
  readonly stream: string;
  readonly location: string | undefined;
  readonly where: Place;
  readonly notifier: string | undefined;
  readonly reachable: boolean;
  /** How it belongs to others of the same message. */
  readonly more: { readonly partOf?: string; readonly places?: number };
}

async function submitOne(
  deps: CaseDeps,
  tx: Transaction,
  form: NoticeForm,
  { stream, location, where, notifier, reachable, more }: OnePlace,
): Promise<Outcome<CaseAnswer, string>> {
  const { law, category, account, childSexualAbuse, lifeOrSafety, actor } = form;
  const merge = where.upload === undefined ? undefined : await reviewFor(deps, tx, where.upload, category);
  const about = { ...form, location };
  return stepIn(deps, tx, {
    address: addressOf(stream),
    actor: actor.kind === 'party' && notifier !== undefined ? { kind: 'party', id: notifier } : actor,
    text: wordsOf(about),
    command: (words) => {
      const command = {
        type: 'submit',
        law,
        category,
        ...where,
        ...more,
        ...(notifier !== undefined && { notifier }),
        ...(account !== undefined && { account: `account/${account}` }),
        childSexualAbuse,
        lifeOrSafety,
        trustedFlagger: form.trustedFlagger ?? false,
        newAccount: form.accountIsNew ?? false,
        reachable,
        has: partsOf(about),
        ...(merge && { merge }),
        ...words,
      };
      return command;
    },
  });
}

/** Art. 23(2) DSA: for a time, after a warning; danger to life is always heard through the authorities. */
async function noticesSuspended(deps: CaseDeps, tx: Transaction, account: string) {
  const events = await eventsOf(tx, { kind: 'account', id: account });
  const state = stateOf(machines, `account/${account}`, events) as AccountState;
  if (noticeProcessing(state, deps.clock.now()) === 'ok') return undefined;
  return refused(
    'notices-suspended',
    'Notices from this account are not processed for a time, after a warning (Art. 23(2) DSA).',
    'The letter about it says until when, and how to contest it. Somebody in danger: call the police.',
  );
}

/** Everything the notifier wrote, as one text: it can be read together and erased together. */
function wordsOf({ explanation, location, work, signature }: NoticeForm): string | undefined {
  const lines = [
    explanation,
    location === undefined ? undefined : `Location: ${location}`,
    work === undefined ? undefined : `Work: ${work}`,
    signature === undefined ? undefined : `Signed: ${signature}`,
  ].filter((line) => line !== undefined);
  return lines.length > 0 ? lines.join('\n\n') : undefined;
}

export function partsOf(
  form: Pick<
    NoticeForm,
    | 'location'
    | 'explanation'
    | 'contact'
    | 'goodFaith'
    | 'work'
    | 'signature'
    | 'accurateUnderPenaltyOfPerjury'
    | 'account'
  >,
): readonly NoticePart[] {
  const parts: readonly (readonly [NoticePart, boolean])[] = [
    ['location', isExact(form.location)],
    ['explanation', form.explanation !== undefined],
    ['name-and-email', (Boolean(form.contact.name) && form.contact.email !== undefined) || form.account !== undefined],
    ['good-faith-statement', form.goodFaith],
    ['work', form.work !== undefined],
    ['signature', form.signature !== undefined],
    ['accuracy-under-penalty-of-perjury', form.accurateUnderPenaltyOfPerjury === true],
  ];
  return parts.filter(([, there]) => there).map(([part]) => part);
}

const UPLOAD = /^(?:upload\/)?(up_[\w-]{10,60})$/;

/** Art. 16(2)(b) DSA: the exact electronic location. “All posts of X” is none. */
export const isExact = (location: string | undefined): boolean =>
  location !== undefined && (UPLOAD.test(location.trim()) || isAddress(location.trim()));

function isAddress(text: string): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, pathname, search, hash } = new URL(text);
  // The front page of a site is not the place of one upload.
  return /^https?:$/.test(protocol) && (pathname.length > 1 || search.length > 1 || hash.length > 1);
}

/** An upload of ours by its id, wherever in the address it stands; otherwise a name for the place that does not say it. */
export async function placeOf(
  tx: Transaction,
  location: string | undefined,
): Promise<{ readonly upload?: string; readonly place?: string }> {
  if (location === undefined || !isExact(location)) return {};
  const id = UPLOAD.exec(location.trim())?.[1] ?? /up_[\w-]{22}/.exec(location)?.[0];
  if (id !== undefined && (await tx.upload(uploadId(id)))) return { upload: `upload/${id}` };
  return { place: `place/${hex(sha256(utf8(location.trim()))).slice(0, 32)}` };
}

const REVIEWING = ['QUEUED', 'PRIORITY', 'ESCALATED_18'] as const;

/** What waits for a person about the same upload, of the same kind. */
async function reviewFor(deps: CaseDeps, tx: Transaction, upload: string, category: string) {
  const page = await tx.docket({ kind: 'notice', about: upload, open: true, states: REVIEWING, limit: 50 });
  const waiting = page.rows
    .filter(({ shown }) => shown?.['category'] === category)
    .map(({ stream, openedAt, shown }) => ({ stream, openedAt, leads: shown?.['merged'] !== undefined }));
  return mergeInto(waiting, deps.clock.now());
}

export interface NoticeInformation {
  readonly notice: string;
  readonly location?: string | undefined;
  readonly explanation?: string | undefined;
  readonly contact: Contact;
  readonly goodFaith: boolean;
  readonly work?: string | undefined;
  readonly signature?: string | undefined;
  readonly accurateUnderPenaltyOfPerjury?: boolean | undefined;
  readonly actor: CaseActor;
}

/** What was missing, sent later. */
export const completeNotice = (
  deps: CaseDeps,
  { notice, actor, ...form }: NoticeInformation,
  once?: Once,
): Promise<Outcome<CaseAnswer, string>> =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const where = await placeOf(tx, form.location);
    if (actor.kind === 'party') await keepContact(deps, tx, actor.id, form.contact);
    const has = partsOf(form);
    return stepIn(deps, tx, {
      address: { kind: 'notice', id: notice },
      actor,
      text: wordsOf(form as NoticeForm),
      command: (words) => ({ type: 'inform', has, ...where, ...words }) as { type: string },
    });
  });
