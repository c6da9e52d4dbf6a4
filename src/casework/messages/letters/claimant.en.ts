import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const CONTEST =
  'If you disagree, complain to us free of charge; a person who had no part in this decides within a week. Courts are open to you at any time.';
const until = (fields: LetterFields): string => when(fields, 'until', 'en');
const letter = (subject: string, ...text: string[]): LetterText => ({ subject, text: text.join('\n\n') });

export const claimantEn: LetterTexts = {
  'claimant.registered': () =>
    letter(
      'You are registered as a claimant',
      'You can add works and say where they are yours. A person checks who you are and a sample title; until then you count as new.',
    ),
  'claimant.verified': () =>
    letter(
      'You are verified',
      'A person has checked who you are and a sample title. Your claims now have their full effect.',
    ),
  'claimant.trusted': () =>
    letter(
      'You are a trusted right-holder',
      'At least 100 of your claims were decided and at least 98 % of them were right. You may now ask, after a person on your side has looked, that a presumed use be blocked at once until the complaint is decided (§ 14(4) UrhDaG).',
    ),
  'claimant.trust-lost': () =>
    letter(
      'Fewer than 98 % of your claims were right',
      'Until the share is reached again you cannot ask for an immediate block (§ 14(4) UrhDaG). Everything else stays as it was.',
      CONTEST,
    ),
  'claimant.warned': (fields) =>
    letter(
      'A warning: this work is not yours to claim',
      `Reference ${wordOf(fields, 'reference')} is in the public domain or somebody else’s. It will not be blocked again (§ 18(4) UrhDaG). If it happens once more you are excluded from the blocking procedures for a time (§ 18(1) UrhDaG).`,
      CONTEST,
    ),
  'claimant.excluded': (fields) =>
    letter(
      'You are excluded from the blocking procedures until a date',
      `Until ${until(fields)} your claims block nothing, because works were claimed repeatedly that are in the public domain or somebody else’s (§ 18(1) UrhDaG). All blocks that rest on your claims are looked at anew and lifted; the people concerned are told, also that damages may be due (§ 18(2)). Your references stay, and count again by themselves after that date.`,
      CONTEST,
    ),
  'claimant.returned': () =>
    letter(
      'Your claims have effect again',
      'The time has passed; your claims have effect again from now on, for new uploads.',
    ),
  'claimant.exclusion-lifted': () =>
    letter(
      'Your exclusion was lifted',
      'What it rested on no longer stands. Your claims have effect again, and the exclusion does not count against you later.',
    ),
  'claimant.free-work-cleared': (fields) =>
    letter(
      'Your claim stands after all',
      `The finding about reference ${wordOf(fields, 'reference')} was reversed: the work is yours to claim, and may be protected again.`,
    ),
  'claimant.red-button-wrong': (fields) =>
    letter(
      'An immediate block was found wrong',
      `You had asked for an immediate block of upload ${wordOf(fields, 'upload')}; the complaint was decided for the uploader. After two such cases within twelve months you cannot ask for immediate blocks for a time (§ 18(3) UrhDaG).`,
      CONTEST,
    ),
  'claimant.red-button-cleared': (fields) =>
    letter(
      'An immediate block was right after all',
      `The finding about upload ${wordOf(fields, 'upload')} was reversed and no longer counts against you.`,
    ),
  'claimant.red-button-excluded': (fields) =>
    letter(
      'You cannot ask for immediate blocks until a date',
      `Until ${until(fields)} you cannot ask for immediate blocks, because two were found wrong within twelve months (§ 18(3) UrhDaG). The right returns by itself. All other procedures stay open to you.`,
      CONTEST,
    ),
  'claimant.red-button-returned': () =>
    letter(
      'You can ask for immediate blocks again',
      'The time has passed; as long as you are a trusted right-holder you can ask again.',
    ),
  'claimant.red-button-restored': () =>
    letter(
      'You can ask for immediate blocks again',
      'What the exclusion rested on no longer stands; it does not count against you later.',
    ),
  'ownership.disputed': (fields) =>
    letter(
      'Two claim the same work',
      `Reference ${wordOf(fields, 'reference')} is claimed by more than one. Until a person has decided, no program blocks it, and what it earns is held for whoever owns it. Tell us by ${when(fields, 'dueAt', 'en')} why it is yours.`,
    ),
  'ownership.joined': (fields) =>
    letter(
      'Another claimant has joined the dispute',
      `One more claims reference ${wordOf(fields, 'reference')}. You can add to what you said.`,
    ),
  'ownership.said': (fields) =>
    letter(
      'The other side has said why the work is theirs',
      `In the dispute about reference ${wordOf(fields, 'reference')} something new was said. You can answer.`,
    ),
  'ownership.gave-up': (fields) =>
    letter(
      'You gave up the work',
      `You no longer claim reference ${wordOf(fields, 'reference')}. Nothing is held for you any more.`,
    ),
  'ownership.overdue': (fields) =>
    letter(
      'A dispute about a work is late',
      `Reference ${wordOf(fields, 'reference')} still has no owner. Decide in the console; lateness is public.`,
    ),
  'ownership.resolved': (fields) =>
    letter(
      'It is decided who owns the work',
      `The dispute about reference ${wordOf(fields, 'reference')} is decided. What was held is paid out by the shares of the decision; your statement of account shows each line, whether something or nothing is yours.`,
      'If you disagree: the courts decide about ownership, at any time. Send us a judgment, or evidence that nobody had, and a reviewer opens the case again.',
    ),
};
