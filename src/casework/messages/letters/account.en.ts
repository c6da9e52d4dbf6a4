import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const CONTEST =
  'If you disagree, complain to us free of charge within six months; a person who had no part in this decides. You can also go to a certified out-of-court body (Art. 21 Digital Services Act) or to court, at any time.';
const until = (fields: LetterFields): string => when(fields, 'until', 'en');
const letter = (subject: string, ...text: string[]): LetterText => ({ subject, text: text.join('\n\n') });

export const accountEn: LetterTexts = {
  'account.strike': (fields) =>
    letter(
      'A decision about your upload has become final and counts for a while',
      `The decision that upload ${wordOf(fields, 'upload')} was manifestly unlawful is final: nobody contested it in time, or your complaint was decided. It counts as one strike until ${when(fields, 'expiresAt', 'en')} and then is gone.`,
      'One upload is one strike. Uploads that are licensed, presumed permitted or contested never count.',
      CONTEST,
    ),
  'account.warned': (fields) =>
    letter(
      'A warning about your account',
      `Your account has ${wordOf(fields, 'strikes')} strikes that count. This is the warning that Art. 23(1) of the Digital Services Act asks for before anything else may follow: after a third one a person looks at your case and may suspend your account for a time, from 1 day up to 180 days. Strikes end by themselves after 90 days.`,
      CONTEST,
    ),
  'account.review-due': (fields) =>
    letter(
      'An account is to be weighed',
      `${wordOf(fields, 'strikes')} strikes count, the newest after a warning. Weigh the four points of Art. 23(3) of the Digital Services Act in the console. Nothing follows from the count alone.`,
    ),
  'account.suspended': (fields) =>
    letter(
      'Statement of reasons: your account is suspended until a date',
      `Your account cannot publish until ${until(fields)}. It returns then by itself; you need do nothing. Until then you can read, export your data and complain.`,
      'Why: several uploads were finally found manifestly unlawful after a prior warning (Art. 23(1) Digital Services Act and our published ladder of 1, 7, 30, 90 and 180 days). A person weighed how many they were, their share of all you uploaded, how grave they were, and intention as far as it can be told (Art. 23(3)). No program decided this. It applies in all countries of the service.',
      CONTEST,
    ),
  'account.suspension-ended': () =>
    letter(
      'Your account is back',
      'The suspension has ended on its date. You can publish again as before; nothing else is needed.',
    ),
  'account.suspension-lifted': () =>
    letter(
      'Your suspension was lifted',
      'What it rested on no longer stands, so the suspension was ended and does not count against you later. You can publish again.',
    ),
  'account.strike-reversed': (fields) =>
    letter(
      'A strike was taken back',
      `The decision about upload ${wordOf(fields, 'upload')} was reversed. The strike is gone as if it had never been.`,
    ),
  'account.termination-proposed': (fields) =>
    letter(
      'A second administrator is needed: termination of an account',
      `A colleague proposed to end an account. Look at the weighing in the console and approve or leave it. Without a second administrator it lapses on ${until(fields)}.`,
    ),
  'account.terminated': () =>
    letter(
      'Statement of reasons: your account was ended',
      'Two administrators decided, after a person had weighed the case, that your account ends: many uploads were finally found manifestly unlawful after a prior warning (Art. 23(1) and (3) Digital Services Act). A count alone never leads here. You can still read, export your data and complain.',
      CONTEST,
    ),
  'account.termination-lifted': () =>
    letter(
      'Your account is restored',
      'What the end of your account rested on no longer stands. You can use it again as before.',
    ),
  'account.flag-warned': () =>
    letter(
      'A warning about statements that a use is permitted',
      'Twice a person found that your statement that a use was permitted (a “flag”, § 5 UrhDaG) was wrong. If it happens again, you cannot make such statements for a time (§ 18(5) UrhDaG). Your account itself is not affected.',
      CONTEST,
    ),
  'account.flag-right-excluded': (fields) =>
    letter(
      'Statement of reasons: you cannot flag uses as permitted until a date',
      `Until ${until(fields)} a flag of yours is not counted, because flags were found wrong repeatedly, each time by a person and after a warning (§ 18(5) UrhDaG). The right returns then by itself. Your account is not affected, a statement that you hold a licence still counts, and you can complain about every decision.`,
      CONTEST,
    ),
  'account.flag-right-returned': () =>
    letter('You can flag uses as permitted again', 'The time has passed; your flags count again from now on.'),
  'account.flag-right-restored': () =>
    letter(
      'You can flag uses as permitted again',
      'What the exclusion rested on no longer stands. Your flags count again, and the exclusion does not count against you later.',
    ),
  'account.notices-warned': ({ together }) =>
    letter(
      'A warning about your notices',
      `${together ? 'You took part in many notices about the same upload, sent together. A person read them as one, and found them manifestly unfounded.' : 'Two of your notices were found manifestly unfounded.'} If it happens again, a person looks at the case and may set the processing of your notices aside for a time (Art. 23(2) Digital Services Act). Notices about a danger to life or safety are always read.`,
      CONTEST,
    ),
  'account.notices-review-due': () =>
    letter(
      'A notifier is to be weighed',
      'Three notices were found manifestly unfounded, the newest after a warning. Weigh the four points of Art. 23(3) of the Digital Services Act in the console. Nothing follows from the count alone.',
    ),
  'account.notices-suspended': (fields) =>
    letter(
      'Statement of reasons: your notices are set aside until a date',
      `Until ${until(fields)} your notices are kept but not processed, because several were manifestly unfounded after a warning; a person weighed the case (Art. 23(2) and (3) Digital Services Act). Notices about a danger to life or safety are always read. Processing starts again by itself.`,
      CONTEST,
    ),
  'account.notices-returned': () =>
    letter('Your notices are processed again', 'The time has passed; your notices are processed again from now on.'),
  'account.notices-restored': () =>
    letter(
      'Your notices are processed again',
      'What the measure rested on no longer stands. It was ended and does not count against you later.',
    ),
};
