/**
 * Law is data with an address: `jurisdiction/act-section@reading`. A changed reading of the same section is a new number.
 * Citations follow mechanics.md §§ 1–3; `recourse/…` addresses are design rules of our own and say so.
 */
export interface Basis {
  readonly citation: string;
  readonly says: string;
}

const table = {
  'eu/dsm-17-2@1': {
    citation: 'Art. 17(2) Directive (EU) 2019/790',
    says: 'A platform’s licence also covers its users when they act non-commercially or without significant revenue.',
  },
  'eu/dsm-17-4@1': {
    citation: 'Art. 17(4)(b) Directive (EU) 2019/790',
    says: 'Best efforts to make unavailable specific works for which right-holders gave the relevant information.',
  },
  'eu/dsm-17-7@1': {
    citation: 'Art. 17(7) Directive (EU) 2019/790',
    says: 'Lawful uploads must stay available, quotation, criticism, review, caricature, parody and pastiche included.',
  },
  'eu/dsm-17-9@1': {
    citation: 'Art. 17(9) Directive (EU) 2019/790',
    says: 'Complaints are processed without undue delay and decisions to remove are reviewed by humans.',
  },
  'eu/cjeu-c-401-19@1': {
    citation: 'CJEU, 26 April 2022, C-401/19',
    says: 'Nothing may be blocked by a filter whose unlawfulness would need an independent assessment.',
  },
  'eu/com-2021-288@1': {
    citation: 'Commission guidance COM(2021) 288',
    says: 'Automated blocking is limited to manifest infringements; earmarked works get rapid human review.',
  },
  'de/urhdag-5-1@1': {
    citation: '§ 5(1) UrhDaG',
    says: 'Quotation, caricature, parody, pastiche and the other statutory exceptions are permitted.',
  },
  'de/urhdag-6-1@1': {
    citation: '§ 6(1) UrhDaG',
    says: 'The platform’s permission extends to users who act non-commercially or without significant income.',
  },
  'de/urhdag-7-1@1': {
    citation: '§ 7(1) UrhDaG',
    says: 'Works are blocked once the right-holder demands it and supplies the information needed.',
  },
  'de/urhdag-7-2@1': {
    citation: '§ 7(2) UrhDaG',
    says: 'Lawful content must not be blocked; until a first public communication has ended, moving images enjoy no presumption of permitted use if the holder asks.',
  },
  'de/urhdag-9-1@1': {
    citation: '§ 9(1) UrhDaG',
    says: 'Presumably permitted uses stay public until a complaint has been decided.',
  },
  'de/urhdag-9-2@1': {
    citation: '§ 9(2) UrhDaG',
    says: 'Presumed permitted: less than half of a work (pictures whole), combined with other content, and minor or flagged.',
  },
  'de/urhdag-10-1@1': { citation: '§ 10 no. 1 UrhDaG', says: 'Minor: up to 15 seconds of one film work.' },
  'de/urhdag-10-2@1': { citation: '§ 10 no. 2 UrhDaG', says: 'Minor: up to 15 seconds of one audio track.' },
  'de/urhdag-10-3@1': { citation: '§ 10 no. 3 UrhDaG', says: 'Minor: up to 160 characters of one text.' },
  'de/urhdag-10-4@1': { citation: '§ 10 no. 4 UrhDaG', says: 'Minor: up to 125 kilobyte of one picture.' },
  'de/urhdag-11-1@1': {
    citation: '§ 11(1) UrhDaG',
    says: 'Before an automated block at upload the uploader is told of the demand and of § 5, and may flag the use as permitted.',
  },
  'de/urhdag-11-2@1': {
    citation: '§ 11(2) UrhDaG',
    says: 'A use found after upload counts as presumably permitted for 48 hours, even without a flag.',
  },
  'de/urhdag-14-3@1': {
    citation: '§ 14(3) UrhDaG',
    says: 'All sides are told and heard, and the complaint is decided within one week at the latest.',
  },
  'de/urhdag-18-1@1': {
    citation: '§ 18(1) UrhDaG',
    says: 'Who repeatedly claims what is not theirs is excluded from the blocking procedures for an appropriate period.',
  },
  'de/urhdag-18-4@1': {
    citation: '§ 18(4) UrhDaG',
    says: 'Public-domain and freely licensed works, once recognised, must not be blocked again.',
  },
  'de/urhdag-18-5@1': {
    citation: '§ 18(5) UrhDaG',
    says: 'Who repeatedly flags wrongly loses the right to flag for an appropriate period.',
  },
  'us/usc-17-512-c@1': {
    citation: '17 U.S.C. § 512(c)',
    says: 'Material is disabled on a valid notice; there is no duty to filter uploads.',
  },
  'recourse/found-lawful@1': {
    citation: 'Recourse design rule: a person’s finding binds the machine',
    says: 'What a person found lawful is not restricted again by machine, for the same file and the same claimant.',
  },
  'recourse/evidence-floor@1': {
    citation: 'Recourse design rule: evidence floor',
    says: 'Weak evidence affects nobody.',
  },
  'recourse/could-not-tell@1': {
    citation: 'Recourse design rule: “could not tell” is not “no” and never “yes”',
    says: 'What could not be compared is published and said so; nothing is blocked for being odd.',
  },
  'recourse/claimant-abuse@1': {
    citation: 'Recourse design rule: over-claiming',
    says: 'Claims of an excluded claimant, or on free works, have no effect but are counted.',
  },
  'recourse/open-licence@1': {
    citation: 'Recourse design rule: open licences',
    says: 'A work under an open licence is published with the attribution its licence asks for.',
  },
  'recourse/disputed-ownership@1': {
    citation: 'Recourse design rule: disputed ownership',
    says: 'While it is disputed who owns a work, no machine blocks it; what is earned is held for the winner.',
  },
  'recourse/claimant-choice@1': {
    citation: 'Recourse design rule: the claimant’s choice',
    says: 'A claimant may prefer payment, statistics, attribution or nothing at all to blocking.',
  },
  'recourse/territorial-claims@1': {
    citation: 'Recourse design rule: claims are territorial',
    says: 'Where nobody claims a work, nothing is done about it.',
  },
} as const satisfies Record<string, Basis>;

export type BasisAddress = keyof typeof table;
export const BASES: Readonly<Record<BasisAddress, Basis>> = table;

/** The citation people use in court; an unknown address is shown as it is. */
export const citation = (address: string): string =>
  Object.hasOwn(table, address) ? table[address as BasisAddress].citation : address;
