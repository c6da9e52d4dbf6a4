/** Deutsch, vollständig: was fehlt, kompiliert nicht. */
import { caseWords } from './de/case.ts';
import { evidence } from './de/evidence.ts';
import { audit, board, catalogue, dockets, health, people, policies, references } from './de/pages.ts';
import { care, forms, keys, settings, shell, signIn, states } from './de/shell.ts';
import { codes, home, queue, roles } from './de/work.ts';
import type { Words } from './en.ts';

export const de: Words = {
  shell,
  signIn,
  keys,
  states,
  forms,
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
  dockets,
  board,
  policies,
  audit,
  health,
  people,
};
