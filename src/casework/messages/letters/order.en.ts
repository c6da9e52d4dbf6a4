import { wordOf, type LetterFields, type LetterText, type LetterTexts } from './letter-texts.ts';
import { when } from './when.ts';

const letter = (subject: string, ...text: string[]): LetterText => ({
  subject,
  text: text.filter(Boolean).join('\n\n'),
});
const list = (fields: LetterFields, name: string): readonly string[] => {
  const value = fields[name];
  return Array.isArray(value) ? value.map(String) : [];
};

/** What Art. 9(2) DSA asks for, in words. */
const POINTS: Readonly<Record<string, string>> = {
  'legal-basis': 'the provision of law it rests on',
  reasons: 'the reasons why what it names is illegal under that provision',
  issuer: 'which authority issued it',
  identification: 'the exact addresses of what it is about',
  redress: 'the ways to contest it, for us and for the person concerned',
  'report-to': 'which authority we report to',
  language: 'a language we have declared, or a translation of these points',
  territory: 'where it is to have effect',
};
const OUTCOMES: Readonly<Record<string, string>> = {
  COMPLIED: 'It has been given effect.',
  PARTLY: 'It has been given effect in part.',
  REFUSED: 'It has not been given effect.',
  CHALLENGED: 'We contest it before a court; it has not been given effect.',
};
const where = (fields: LetterFields): string => {
  const territories = list(fields, 'territories');
  return territories.length > 0 ? `It has effect in: ${territories.join(', ')}; nowhere else.` : '';
};
const end = (fields: LetterFields): string =>
  typeof fields['until'] === 'number' ? `It lasts until ${when(fields, 'until', 'en')}.` : '';
const basis = (fields: LetterFields): string =>
  fields['legalBasis'] === undefined ? '' : `The order rests on ${wordOf(fields, 'legalBasis')}.`;
const REDRESS =
  'You can contest the order before the court or authority that it names; we can send you the order itself. This is not a decision of ours, so our own complaint procedure does not apply to it. If you think we went further than the order does, tell us.';

export const orderEn: LetterTexts = {
  'order.received': (fields) =>
    letter(
      'We have received your request',
      `It is entered in our register as ${wordOf(fields, 'order')}. We check it against Art. 9(2) or 10(2) of Regulation (EU) 2022/2065 and answer.`,
    ),
  'order.informal': (fields) =>
    letter(
      'Your request is treated as an ordinary notice',
      `Your request (${wordOf(fields, 'order')}) names no legal basis and is no order. We treat it like a notice by anybody else: without priority, under our published rules. It is entered in the public register.`,
      `If you want to issue an order, it must state: ${Object.values(POINTS).join('; ')}.`,
    ),
  'order.informal-received': (fields) =>
    letter(
      'An authority has asked for something without an order',
      `Entry ${wordOf(fields, 'order')} (${wordOf(fields, 'authority')}) is an ordinary notice: no priority, our published rules, source “other notification”. Nobody acts on it because of who sent it.`,
    ),
  'order.returned': (fields) =>
    letter(
      'Your order cannot be given effect yet',
      `What ${wordOf(fields, 'order')} does not state: ${list(fields, 'missing')
        .map((point) => POINTS[point] ?? point)
        .join('; ')}.`,
      'Please complete it and send it again. Until then nothing is done.',
    ),
  'order.answered': (fields) =>
    letter(
      'Our answer to your order',
      `This is what became of your order ${wordOf(fields, 'order')}. ${OUTCOMES[wordOf(fields, 'outcome')] ?? ''}`,
      where(fields),
      end(fields),
    ),
  'order.gag-asked': (fields) =>
    letter(
      'Is silence still needed?',
      `About ${wordOf(fields, 'order')} the person concerned has not been told. Please tell us if silence is no longer needed. On ${when(fields, 'until', 'en')} it ends by itself, and they are told.`,
    ),
  'order.effect': (fields) =>
    letter(
      'An authority has ordered a restriction of your upload',
      `${wordOf(fields, 'authority')} (${wordOf(fields, 'country')}) has ordered it. ${basis(fields)} ${where(fields)} ${end(fields)}`.trim(),
      REDRESS,
    ),
  'order.opened': (fields) =>
    letter(
      'What we were not allowed to tell you until today',
      `${wordOf(fields, 'authority')} (${wordOf(fields, 'country')}) issued an order that concerns you, and the law demanded silence about it until now. ${basis(fields)} ${where(fields)} ${end(fields)}`.trim(),
      'The public log has held a sealed entry since the day we received it; it is open now, and you can check that nothing was added later.',
      REDRESS,
    ),
  'order.lifted': (fields) =>
    letter(
      'The order about your upload no longer holds',
      `The order ${wordOf(fields, 'order')} was set aside or withdrawn. What rested on it has ended.`,
    ),
  'order.overdue': (fields) =>
    letter(
      'An authority waits for an answer',
      `Entry ${wordOf(fields, 'order')} has waited for three days. That it is late is public.`,
    ),
};
