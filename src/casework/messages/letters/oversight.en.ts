import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const letter = (subject: string, ...text: string[]): LetterText => ({ subject, text: text.join('\n\n') });
const at = (fields: LetterFields, name: string): string => when(fields, name, 'en');
const number = (fields: LetterFields): string => wordOf(fields, 'reference');
const COURT = 'You can turn to a court at any time, whatever the board says.';

const REASONS: Readonly<Record<string, string>> = {
  'not-significant': 'It concerns few people beyond those involved, and no open question of the rules.',
  'settled-by-precedent': 'An earlier ruling has answered the question.',
  'outside-scope': 'It is not something the board can rule on.',
  'before-a-court': 'A court is dealing with it.',
  withdrawn: 'It was withdrawn.',
  'no-capacity': 'The board can hear only some of the cases it is sent.',
  'not-in-time': 'The board did not choose it within fourteen days.',
};
const DIRECTIONS: Readonly<Record<string, string>> = {
  up: 'It will be public.',
  down: 'It will not be public.',
};
const OUTCOMES: Readonly<Record<string, string>> = {
  UPHOLD: 'The decision stands.',
  OVERTURN: 'The decision is overturned.',
  WARNING: 'It stays public, behind a warning.',
  REMAND: 'The matter is sent back: it is decided anew at once, by somebody who had no part in it.',
};

export const oversightEn: LetterTexts = {
  'oversight.reference-issued': (fields) =>
    letter(
      `You can turn to the independent board until ${at(fields, 'until')}`,
      'The complaint about this matter is decided. If you disagree, you can ask the independent board to hear it, whichever side you are on. It is free and needs no lawyer.',
      `Your reference number is ${number(fields)}. Send it with your reasons until ${at(fields, 'until')}.`,
      COURT,
    ),
  'oversight.filed': (fields) =>
    letter(
      'A case was brought before the board',
      `The board has received case ${number(fields)}. By ${at(fields, 'selectBy')} it says whether it will hear it. Nothing changes until then, and nothing of it counts against an account.`,
      COURT,
    ),
  'oversight.not-selected': (fields) =>
    letter(
      'The board will not hear this case',
      `Case ${number(fields)} was not taken. ${REASONS[wordOf(fields, 'reason')] ?? ''}`,
      `The decision on the complaint stands. ${COURT}`,
    ),
  'oversight.selected': (fields) =>
    letter(
      'The board will hear this case',
      `Case ${number(fields)} is on the public docket, with a neutral summary and the questions it raises. Anybody may comment until ${at(fields, 'commentsUntil')}. The board decides by ${at(fields, 'decideBy')}.`,
      'The members are drawn by a lottery that anybody can check. If you know of a reason why one of them should not sit, you can challenge the seat.',
    ),
  'oversight.seated': (fields) =>
    letter(
      `You were drawn for seat ${wordOf(fields, 'seat')}`,
      `The lottery has drawn you for case ${number(fields)}. If you have any interest in it, step down; nobody asks why, and the seat is drawn again.`,
      `The panel decides by ${at(fields, 'decideBy')}. What you write to it is sealed to its members.`,
    ),
  'oversight.challenged': (fields) =>
    letter(
      `Seat ${wordOf(fields, 'seat')} is challenged`,
      `Somebody says that the member on this seat of case ${number(fields)} should not sit. Any other member rules on it; until then there is no ruling on the case.`,
    ),
  'oversight.drafted': (fields) =>
    letter(
      'A draft ruling is there to review',
      `The panel of case ${number(fields)} has a draft. Until ${at(fields, 'reviewUntil')} a majority of the board can send it back, once. Without that, the panel votes.`,
    ),
  'oversight.sent-back': (fields) =>
    letter(
      'The draft goes back to the panel',
      `A majority asked for a second look at case ${number(fields)}. The panel deliberates again.`,
    ),
  'oversight.vote': (fields) =>
    letter(
      'The panel can vote',
      `The review of case ${number(fields)} is over. Each member of the panel votes now; votes are sealed until the ruling.`,
    ),
  'oversight.operator-reversed': (fields) =>
    letter(
      'The operator has reversed its decision',
      `In case ${number(fields)} the operator gave in while the board was hearing it. ${DIRECTIONS[wordOf(fields, 'direction')] ?? ''} The board will publish a short decision.`,
    ),
  'oversight.decided': (fields) =>
    letter(
      'The board has ruled',
      `Case ${number(fields)}: ${OUTCOMES[wordOf(fields, 'outcome')] ?? ''} ${DIRECTIONS[wordOf(fields, 'direction')] ?? ''}`,
      `The ruling binds the operator, who carries it out by ${at(fields, 'implementBy')}. Its reasons are on the public docket.`,
      COURT,
    ),
  'oversight.text-published': (fields) =>
    letter(
      'The reasons of the ruling are published',
      `The full text of the ruling in case ${number(fields)} is on the public docket now.`,
    ),
  'oversight.implemented': (fields) =>
    letter(
      'The ruling is carried out',
      `The ruling in case ${number(fields)} has taken effect. ${DIRECTIONS[wordOf(fields, 'direction')] ?? ''} If you see that it has not, tell us with the number of the case.`,
    ),
  'oversight.impossible-by-law': (fields) =>
    letter(
      'The ruling cannot be carried out',
      `The operator says that a law forbids carrying out the ruling in case ${number(fields)} (${wordOf(fields, 'ground')}). Its explanation is on the public docket.`,
      COURT,
    ),
  'oversight.remanded': (fields) =>
    letter(
      'The board asks you to decide again',
      `In case ${number(fields)} the board has sent the matter back. Somebody who did not decide before looks at it afresh, with the board’s reasons.`,
    ),
  'oversight.sweep-proposed': (fields) =>
    letter(
      `${wordOf(fields, 'count')} uploads may be the same as one the board ruled on`,
      `For each of them, say first whether it is identical, then whether it is said in a like context (case ${number(fields)}). Only both together carry the ruling over.`,
    ),
  'oversight.overdue': (fields) =>
    letter(
      'A case before the board is late',
      `Case ${number(fields)} has passed a date (${wordOf(fields, 'clock')}). That it is late is public.`,
    ),
};
