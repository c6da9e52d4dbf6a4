/** What the pages for people without accounts say. The type keeps the languages complete. */
import type { Language } from '../../../casework/index.ts';
import { personDe } from './person.de.ts';
import { personEn } from './person.en.ts';

export type FlagName = 'quotation' | 'criticism' | 'review' | 'caricature' | 'parody' | 'pastiche' | 'other_exception';

export interface PersonWords {
  readonly skip: string;
  readonly foot: string;
  readonly private: string;
  readonly states: Readonly<Record<string, string>>;
  readonly state: (name: string) => string;
  readonly behindWarning: string;
  readonly warningMeans: string;
  readonly warningBy: (when: string) => string;
  readonly warningEnds: string;
  readonly until: (when: string) => string;
  readonly evidence: string;
  readonly evidenceHint: string;
  readonly yours: string;
  readonly work: string;
  readonly covers: (work: string, upload: string) => string;
  readonly quotedHere: string;
  readonly wholePassage: (letters: string) => string;
  readonly notPlayable: string;
  readonly beginning: string;
  readonly now: string;
  readonly flagTitle: string;
  readonly flagHint: string;
  readonly flags: Readonly<Record<FlagName, string>>;
  readonly flagSend: string;
  readonly why: string;
  readonly optional: string;
  readonly licenceTitle: string;
  readonly licenceHint: string;
  readonly licenceWhat: string;
  readonly licenceSend: string;
  readonly trimTitle: string;
  readonly trimHow: (media: string) => string;
  readonly trimPlaces: string;
  readonly trimThen: string;
  readonly withdrawTitle: string;
  readonly withdrawHint: string;
  readonly withdrawSend: string;
  readonly complainTitle: string;
  readonly complainHint: string;
  readonly complainSend: string;
  readonly complainSixMonths: string;
  readonly complaintHeading: string;
  readonly complaintState: Readonly<Record<'open' | 'decided' | 'omitted', string>>;
  readonly complaintDue: (when: string) => string;
  readonly complaintLate: (when: string) => string;
  readonly hearingUntil: (when: string) => string;
  readonly hearingWas: (when: string) => string;
  readonly outcomes: Readonly<Record<'UPHELD' | 'REVERSED' | 'PARTLY' | 'MODIFIED', string>>;
  readonly reason: string;
  readonly sayMore: string;
  readonly sayMoreHint: string;
  readonly sayMoreSend: string;
  readonly takeBack: string;
  readonly takeBackHint: string;
  readonly takeBackSend: string;
  readonly boardTitle: string;
  readonly boardHint: (reference: string, until: string) => string;
  /** By the state of the case, before the public sees it. */
  readonly boardState: Readonly<Record<string, string>>;
  readonly boardSaysBy: (when: string) => string;
  readonly boardHears: string;
  readonly boardPage: string;
  readonly appealTitle: string;
  readonly appealHint: string;
  readonly appealWhy: string;
  readonly appealSend: string;
  readonly elsewhere: string;
  readonly outOfCourt: string;
  readonly outOfCourtList: string;
  readonly court: string;
  readonly kept: string;
  readonly keepLink: string;
  readonly done: string;
  readonly history: string;
  readonly happened: Readonly<Record<string, string>>;
  readonly statement: string;
  readonly otherStatements: string;
  readonly receipt: string;
  readonly receiptHint: string;
  readonly notFound: string;
  readonly notFoundHint: string;
  readonly back: string;
  readonly noticeTitle: string;
  readonly noticeLead: string;
  readonly noticeWhere: string;
  readonly noticeWhereHint: string;
  readonly noticeWhat: string;
  readonly noticeCategories: Readonly<Record<string, string>>;
  readonly noticeWhy: string;
  readonly noticeWhyHint: string;
  readonly noticeName: string;
  readonly noticeMail: string;
  readonly noticeMailHint: string;
  readonly noticeFaith: string;
  readonly noticeSend: string;
  readonly noticeTooOften: string;
  noticeTooOftenHint(minutes: number): string;
  readonly noticeSent: string;
  readonly noticeSentHint: string;
  readonly noticeState: (state: string) => string;
  readonly noticeDue: (when: string) => string;
  readonly noticeOutcomes: Readonly<Record<'ACTION' | 'PARTIAL' | 'NO_ACTION', string>>;
  readonly noticeYours: string;
  readonly noticeMissing: (until: string) => string;
  readonly noticeAdd: string;
}

export const PERSON_WORDS: Readonly<Record<Language, PersonWords>> = { en: personEn, de: personDe };

/** `22 November 2026, 15:14 UTC`, in the language. */
export const longMoment = (language: Language, at: number): string =>
  `${new Date(at).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  })} UTC`;
