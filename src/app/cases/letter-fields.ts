/**
 * What a letter says beyond its codes, looked up when it leaves: the reasons somebody wrote, the statement of the very step, and a
 * link of the reader's own. So that texts, contacts and secrets lie in one place each.
 */
import { uploadId, type Json } from '../../common/index.ts';
import { addressOf } from '../../casework/index.ts';
import type { Letter } from '../../store/store.ts';
import type { CaseDeps } from './act.ts';
import { makeLink, type LinkPurpose } from './links.ts';
import { statementIdOf } from './write-step-statement.ts';

type Fields = Readonly<Record<string, Json>>;

const LINKS: Readonly<Record<string, LinkPurpose>> = {
  'upload.asked': 'answer',
  'upload.asked-48h': 'answer',
  'upload.reminder': 'answer',
  'upload.blocked': 'complain',
  'upload.blocked-until': 'complain',
  'upload.held': 'complain',
  'upload.restricted': 'complain',
  'upload.warning': 'complain',
  'upload.red-button': 'complain',
  'upload.claimant-presumed': 'complain',
  'upload.claimant-48h': 'complain',
  'upload.claimant-restored': 'complain',
  'complaint.received': 'complaint',
  'complaint.parties-notified': 'complaint',
  'complaint.reopened': 'complaint',
  'complaint.statement-received': 'complaint',
  'complaint.decided': 'complaint',
  'notice.received': 'notice',
  'notice.incomplete': 'notice',
  'notice.decided': 'notice',
  'notice.countered': 'notice',
};
const PEOPLE = /^(account|party|claimant)\//;

/** @param withLink only for letters that go to the person alone: a webhook of the platform carries no secret */
export async function letterFields(deps: CaseDeps, letter: Letter, withLink: boolean): Promise<Fields> {
  const { stream, recipient, message, fields, id } = letter;
  const texts = await deps.store.textsOf(stream);
  const { reason, counter } = fields;
  const textOf = (name: Json | undefined) => texts.find((one) => one.id === name)?.text;
  const reasonText = textOf(reason);
  // 17 U.S.C. § 512(g)(2)(B): whoever sent the notice gets a copy of the counter-notice.
  const counterText = textOf(counter);
  const statement = stream.startsWith('upload/') ? await statementFor(deps, stream, id, message) : undefined;
  const purpose = LINKS[message];
  const link =
    withLink && purpose !== undefined && PEOPLE.test(recipient)
      ? await makeLink(deps, { stream, party: recipient, purpose })
      : undefined;
  return {
    ...fields,
    ...(reasonText !== undefined && { reasonText }),
    ...(counterText !== undefined && { counterText }),
    ...(statement !== undefined && { statement }),
    ...(link?.kind === 'done' && { link: `${deps.origin ?? ''}/you/${link.value.secret}` }),
  };
}

const WITH_STATEMENT = /^upload\.(blocked|blocked-until|asked|held|restricted|warning|red-button)$/;

async function statementFor(
  deps: CaseDeps,
  stream: string,
  letterId: string,
  message: string,
): Promise<string | undefined> {
  if (!WITH_STATEMENT.test(message)) return undefined;
  const step = letterId.slice(0, letterId.indexOf('/', stream.length + 1));
  const later = (await deps.store.textsOf(stream)).find((one) => one.id === statementIdOf(step));
  if (later) return (JSON.parse(later.text) as { readonly text: string }).text;
  const record = await deps.store.upload(uploadId(addressOf(stream).id));
  return record?.statement?.text;
}
