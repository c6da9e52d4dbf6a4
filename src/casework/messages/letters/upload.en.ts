import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const CONTEST =
  'If you disagree, complain to us free of charge within six months, with a sentence or two that say why: a person who had no part in this decides within a week. You can also go to a certified out-of-court body (Art. 21 Digital Services Act) or to court, at any time.';
const CLAIMANT_CONTEST =
  'If you disagree, complain to us free of charge and say why: both sides are heard, and a person decides within a week (§ 14 UrhDaG). The upload stays public meanwhile.';

/** The statement of reasons is put in by whoever writes the letter; without it the platform shows it. */
const letter = (fields: LetterFields, subject: string, ...text: string[]): LetterText => ({
  subject,
  text: [
    ...text,
    ...(typeof fields['statement'] === 'string' ? [fields['statement']] : []),
    ...(typeof fields['link'] === 'string' ? [`Your link, for this case only: ${fields['link']}`] : []),
  ].join('\n\n'),
});
const until = (fields: LetterFields): string => when(fields, 'until', 'en');

export const uploadEn: LetterTexts = {
  'upload.blocked': (fields) =>
    letter(
      fields,
      'Your upload is blocked: the reasons, and what you can do',
      'A protected work was recognised in your upload, and it is not public.',
      CONTEST,
    ),
  'upload.blocked-until': (fields) =>
    letter(
      fields,
      'Your upload is blocked for a time',
      `Your upload shows a first broadcast that is still protected. It is looked at anew on ${until(fields)}, without your having to do anything.`,
      CONTEST,
    ),
  'upload.asked': (fields) =>
    letter(
      fields,
      'A question about your upload, before anything is blocked',
      'A protected work was recognised in your upload. It is not public yet, and nothing was decided. If the law permits your use (quotation, criticism, review, caricature, parody, pastiche, or another exception), say so, and it can go public. You can also shorten it, send a licence, or withdraw it.',
      `Without an answer it lapses on ${until(fields)}. We remind you once before.`,
    ),
  'upload.asked-48h': (fields) =>
    letter(
      fields,
      'A question about your upload',
      `A protected work was recognised in your upload, which stays public until ${until(fields)}. If the law permits your use, flag it until then and it stays public; without an answer it may be blocked. A later flag or a complaint is still heard.`,
    ),
  'upload.held': (fields) =>
    letter(
      fields,
      'Your upload waits for a person',
      `A protected work was recognised in your upload, and it takes a person to judge the use. If nobody has by ${until(fields)}, it is public then.`,
      CONTEST,
    ),
  'upload.published': (fields) =>
    letter(
      fields,
      'Your upload is public',
      'What had been recognised in your upload was looked at anew, and nothing stands in its way any more. You need do nothing.',
    ),
  'upload.reminder': (fields) =>
    letter(
      fields,
      'A reminder: your upload waits for your answer',
      `Nothing was decided yet. Say that the law permits your use, shorten it, send a licence, or withdraw it. Without an answer it lapses on ${until(fields)}.`,
    ),
  'upload.expired': (fields) =>
    letter(
      fields,
      'Your upload has lapsed',
      'We asked you about your upload and had no answer for thirty days, so it counts as withdrawn. Nothing was held against you. You can upload it again at any time.',
    ),
  'upload.restricted': (fields) =>
    letter(
      fields,
      'Your upload was restricted: the reasons, and what you can do',
      'A person decided that your upload is not public, or not everywhere.',
      CONTEST,
    ),
  'upload.warning': (fields) =>
    letter(
      fields,
      'Your upload is shown behind a warning: the reasons, and what you can do',
      'The independent board decided that your upload stays public, behind a warning that readers click away. It is no removal, and nothing counts against you.',
      CONTEST,
    ),
  'upload.restriction-ended': (fields) =>
    letter(
      fields,
      'A restriction of your upload has ended',
      'What it rested on has ended. If nothing else restricts your upload, it is public again.',
    ),
  'upload.restored': (fields) =>
    letter(
      fields,
      'Your upload is public again',
      'The decision to restrict your upload was reversed. Whatever hung on it is reversed as well: strikes, income, and what followed by machine. We are sorry for the time it was away.',
    ),
  'upload.red-button': (fields) =>
    letter(
      fields,
      'Your upload is blocked while a complaint is decided',
      'A trusted claimant declared, after a person had looked at it, that your use is not permitted and that its publication does significant harm (§ 14(4) UrhDaG). It is blocked until the complaint that this opens is decided: within a week, or it is public again. You are heard: say what you have to say.',
      CONTEST,
    ),
  'upload.red-button-accepted': (fields) =>
    letter(
      fields,
      'The upload is blocked, and a complaint is open',
      'Your declaration was complete. The upload is blocked until the complaint is decided, a week at most. You are heard in it. A declaration that turns out wrong counts; after two within twelve months the red button is closed to you for a time (§ 18(3) UrhDaG).',
    ),
  'upload.red-button-declined': (fields) =>
    letter(
      fields,
      'Your red button was declined',
      `Nothing was blocked. Missing: ${list(fields)}. The attempt is in the public log.`,
      'You can complain about the upload instead; that is free of charge.',
    ),
  'upload.claimant-presumed': (fields) =>
    letter(
      fields,
      'A use of your work is public, because the law presumes that it is permitted',
      'Your work was recognised in an upload. The use is presumably permitted, so it is public (§ 9 UrhDaG), and remunerated where the law says so.',
      CLAIMANT_CONTEST,
    ),
  'upload.claimant-48h': (fields) =>
    letter(
      fields,
      'Your work was recognised in an upload',
      `The uploader was asked. Until ${until(fields)} the use counts as presumably permitted (§ 11(2) UrhDaG). We tell you how it goes on.`,
      CLAIMANT_CONTEST,
    ),
  'upload.claimant-escrow': (fields) =>
    letter(
      fields,
      'A work with several claimants was recognised',
      'Several parties claim this work. The upload is public, and what it earns is held until ownership is settled.',
    ),
  'upload.claimant-restored': (fields) =>
    letter(
      fields,
      'An upload with your work is public again',
      'A restriction that rested on your work was reversed. The decision names the reasons, and the ways to contest it.',
      CLAIMANT_CONTEST,
    ),
};

const list = (fields: LetterFields): string => {
  const { missing } = fields;
  return Array.isArray(missing) && missing.length > 0
    ? missing.join(', ')
    : wordOf(fields, 'missing') || 'a part of the declaration';
};
