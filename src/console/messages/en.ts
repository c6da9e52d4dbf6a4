/** English, complete: the type of every other language is made from it. */
import { caseWords } from './en/case.ts';
import { evidence } from './en/evidence.ts';
import { board } from './en/board.ts';
import { audit, catalogue, health, people, policies, references } from './en/pages.ts';
import { registers } from './en/registers.ts';
import { fields, options } from './en/step-fields.ts';
import { steps } from './en/steps.ts';
import { codes, home, queue, roles } from './en/work.ts';
import { care, keys, settings, shell, signIn, states } from './en/shell.ts';

/** The server speaks English: its own words are the best ones here. Other languages say a refusal by its reason. */
const refusals: Readonly<Record<string, string>> = {};

export const en = {
  shell,
  signIn,
  keys,
  states,
  settings,
  care,
  roles,
  codes,
  home,
  queue,
  evidence,
  case: caseWords,
  references,
  catalogue,
  registers,
  board,
  refusals,
  steps,
  fields,
  options,
  policies,
  audit,
  health,
  people,
};

type Spoken<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof T]: Spoken<T[Key]> };

/** What a language must say. A sentence that is missing does not compile. */
export type Words = Spoken<typeof en>;
