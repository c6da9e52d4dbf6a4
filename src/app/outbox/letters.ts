/**
 * Letters: written in the recipient's language when they leave, so that contacts live in one place only. Whoever has an
 * e-mail address gets mail; for accounts without one, the platform that knows them is told by webhook; staff read in the console.
 */
import { languageFor, writeLetter } from '../../casework/index.ts';
import type { Letter, OutboxRow } from '../../store/store.ts';
import { noteDelivery } from '../cases/note-delivery.ts';
import { letterFields } from '../cases/letter-fields.ts';
import type { Service } from '../service.ts';
import type { Carrier, Delivery } from './deliver.ts';
import type { PostWebhook } from './webhooks.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same letter has the same id, so that a mailbox shows it once. */
  readonly messageId: string;
}
export type SendMail = (mail: Mail) => Promise<void>;

interface LetterDeps {
  readonly service: Pick<Service, 'store' | 'clock' | 'random' | 'origin'>;
  readonly sendMail?: SendMail;
  readonly postWebhook?: PostWebhook;
}

const IN_THE_CONSOLE = /^(staff\/|reviewers$|administrators$|board$)/;

export const letterCarrier = (deps: LetterDeps): Carrier => ({
  kinds: ['letter'],
  carry: (rows) => Promise.all(rows.map((row) => carryLetter(deps, row))),
});

async function carryLetter({ service, sendMail, postWebhook }: LetterDeps, row: OutboxRow): Promise<Delivery> {
  const { letter: id, recipient } = row.payload as { letter: string; recipient: string };
  if (IN_THE_CONSOLE.test(recipient)) return { kind: 'delivered' };
  const letter = await service.store.letter(id);
  if (!letter) return { kind: 'delivered' }; // erased with its person before it left
  const contact = await service.store.party(recipient);
  const language = languageFor(contact?.language ?? 'en');
  const fields = await letterFields(service, letter, contact?.email !== undefined && sendMail !== undefined);
  const written = writeLetter(letter.message, language, fields);
  if (contact?.email !== undefined && written) {
    if (!sendMail) return { kind: 'waiting', why: 'no mail server is set (RECOURSE_SMTP_URL)' };
    await sendMail({ to: contact.email, ...written, messageId: messageIdOf(id) });
    await noteDelivery(service, letter);
    return { kind: 'delivered' };
  }
  if (!postWebhook) return { kind: 'waiting', why: 'no address, and no webhook of the platform is set' };
  return postWebhook({ id, type: `letter.${letter.message}`, at: letter.at, data: asData(letter, written) });
}

const asData = ({ recipient, stream, message, fields }: Letter, written: object | undefined) => ({
  recipient,
  case: stream,
  message,
  fields,
  ...(written && { written }),
});

const messageIdOf = (id: string): string => `${Buffer.from(id).toString('base64url').slice(-80)}@recourse.invalid`;
