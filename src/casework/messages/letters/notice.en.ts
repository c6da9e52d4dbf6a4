import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const letter = (fields: LetterFields, subject: string, ...text: string[]): LetterText => ({
  subject,
  text: [
    ...text,
    ...(typeof fields['link'] === 'string' ? [`Your link, for this notice only: ${fields['link']}`] : []),
  ].join('\n\n'),
});
const missing = ({ missing: parts }: LetterFields): string =>
  Array.isArray(parts) && parts.length > 0
    ? parts.map((part) => PARTS[String(part)] ?? String(part)).join('; ')
    : 'a part of it';

const PARTS: Readonly<Record<string, string>> = {
  location: 'the exact place, such as the address (URL) of each upload; “everything by somebody” is not one',
  explanation: 'why you think it is illegal',
  'name-and-email': 'your name and an e-mail address',
  'good-faith-statement': 'that you believe in good faith that what you say is right and complete',
  work: 'which work it is about',
  signature: 'your signature; typed is enough',
  'accuracy-under-penalty-of-perjury':
    'that the notice is accurate and, under penalty of perjury, that you may act for the owner',
};

const OUTCOMES: Readonly<Record<string, string>> = {
  ACTION:
    'A person looked at it and agreed with you: the upload was restricted. Whoever uploaded it was told why, not by whom, and can contest it.',
  PARTIAL: 'A person looked at it and agreed with you in part: the upload was restricted in some territories.',
  NO_ACTION: 'A person looked at it and found nothing to act on: the upload stays public.',
};

export const noticeEn: LetterTexts = {
  'notice.received': (fields) =>
    letter(
      fields,
      'We have your notice',
      'Thank you. A person looks at it and decides; we tell you how. Who you are is not passed on, unless the law leaves no other way.',
      ...(fields['places'] === undefined
        ? []
        : [`You named ${wordOf(fields, 'places')} places. Each is decided by itself, and you get an answer for each.`]),
    ),
  'notice.incomplete': (fields) =>
    letter(
      fields,
      'Your notice lacks something',
      `We cannot act on it yet. Missing: ${missing(fields)}.`,
      `Send it until ${when(fields, 'until', 'en')}; after that we close the notice, and you can send a new one at any time.`,
    ),
  'notice.lapsed': (fields) =>
    letter(
      fields,
      'Your notice was closed',
      'What was missing did not come within fourteen days. Nothing was decided about what you reported. You can send a new notice at any time.',
    ),
  'notice.assigned': (fields) =>
    letter(
      fields,
      'A notice was given to you',
      `Category: ${wordOf(fields, 'category')}. If you have an interest in the case, step aside.`,
    ),
  'notice.escalated': (fields) =>
    letter(
      fields,
      'A notice speaks of danger to life or safety',
      'Look at it now. If there is a suspicion of a crime that threatens somebody’s life or safety, inform the authorities of the state concerned at once (Art. 18 Digital Services Act), and enter that in the case.',
    ),
  'notice.late': (fields) =>
    letter(
      fields,
      'A notice is late',
      `Category: ${wordOf(fields, 'category')}. It is past its target; lateness is counted in public.`,
    ),
  'notice.decided': (fields) =>
    letter(
      fields,
      'Your notice was decided',
      OUTCOMES[wordOf(fields, 'outcome')] ?? 'A person decided it.',
      ...(typeof fields['reasonText'] === 'string' ? [`The reasons: ${fields['reasonText']}`] : []),
      'A person decided. Programs sort notices; they do not decide them.',
      'If you disagree, complain to us free of charge within six months: another person decides within a week. You can also go to a certified out-of-court body (Art. 21 Digital Services Act) or to court, at any time.',
    ),
  'notice.disabled': (fields) =>
    letter(
      fields,
      'What you reported is disabled in the United States',
      'Your notice was complete (17 U.S.C. § 512(c)). Whoever uploaded it can send a counter-notice; then we tell you, and restore it after ten business days unless you tell us that you have gone to court.',
    ),
  'notice.countered': (fields) =>
    letter(
      fields,
      'A counter-notice came',
      `The uploader says under penalty of perjury that it was disabled by mistake (17 U.S.C. § 512(g)). It is restored on ${when(fields, 'restoreAt', 'en')}, unless you tell us before that you have filed an action in court.`,
      ...(typeof fields['counterText'] === 'string' ? [`The counter-notice: ${fields['counterText']}`] : []),
    ),
  'notice.stays-down': (fields) =>
    letter(
      fields,
      'The upload stays disabled',
      'A court action was notified in time. The upload stays disabled in the United States until the court has decided.',
    ),
  'notice.restored': (fields) =>
    letter(
      fields,
      'The upload is restored',
      'Ten business days have passed since the counter-notice, and no court action was notified. The upload is available in the United States again.',
    ),
};
