/** Deutsch, vollständig: was fehlt, kompiliert nicht. */
import { caseWords } from './de/case.ts';
import { evidence } from './de/evidence.ts';
import { board } from './de/board.ts';
import { audit, catalogue, health, people, policies, references } from './de/pages.ts';
import { refusals } from './de/refusals.ts';
import { registers } from './de/registers.ts';
import { fields, options } from './de/step-fields.ts';
import { steps } from './de/steps.ts';
import { care, keys, settings, shell, signIn, states } from './de/shell.ts';
import { codes, home, queue, roles } from './de/work.ts';
import type { Words } from './en.ts';

export const de: Words = {
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
