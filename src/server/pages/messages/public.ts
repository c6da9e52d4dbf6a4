/** What the pages for everybody say. English is the measure; a German text that is missing does not compile. */
import type { Language } from '../../../casework/index.ts';
import { claimantDe } from './claimant.de.ts';
import { claimantEn } from './claimant.en.ts';
import { docketDe } from './docket.de.ts';
import { docketEn } from './docket.en.ts';
import { frameDe } from './frame.de.ts';
import { frameEn } from './frame.en.ts';
import { logDe } from './log.de.ts';
import { logEn } from './log.en.ts';
import { ordersDe } from './orders.de.ts';
import { ordersEn } from './orders.en.ts';
import { policiesDe } from './policies.de.ts';
import { policiesEn } from './policies.en.ts';
import { reportsDe } from './reports.de.ts';
import { reportsEn } from './reports.en.ts';
import { startDe } from './start.de.ts';
import { startEn } from './start.en.ts';

const en = {
  frame: frameEn,
  start: startEn,
  docket: docketEn,
  reports: reportsEn,
  orders: ordersEn,
  log: logEn,
  policies: policiesEn,
  claimant: claimantEn,
};
export type PublicWords = typeof en;

export const PUBLIC_WORDS: Readonly<Record<Language, PublicWords>> = {
  en,
  de: {
    frame: frameDe,
    start: startDe,
    docket: docketDe,
    reports: reportsDe,
    orders: ordersDe,
    log: logDe,
    policies: policiesDe,
    claimant: claimantDe,
  },
};
