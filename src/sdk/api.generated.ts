// Generated from the server's OpenAPI document by src/server/client-types.ts; test/http-sdk.test.ts keeps it current.

export type Upload = {
  readonly id: string;
  readonly receivedAt: string;
  readonly territory: string;
  readonly modality: 'image' | 'video' | 'audio' | 'text' | 'unknown';
  readonly size: number;
  readonly outcome: 'matched' | 'no-match' | 'undetermined';
  readonly why?: UndeterminedWhy;
  readonly detail?: string;
  readonly matches: readonly (Match)[];
  /** Not matches: what a person should look at. */
  readonly candidates?: readonly (Match)[];
  /** Instead of `matches` and `candidates`, once an account has sent many near-duplicates of one protected picture: what was recognised, without how surely and where. The decision and its reasons are the same. */
  readonly brief?: readonly ({
    readonly reference: string;
    readonly modality: 'image' | 'video' | 'audio' | 'text';
    readonly tier: 'same' | 'edited';
  })[];
  readonly decision: Decision;
  readonly statement?: StatementOfReasons;
  readonly receipt: Receipt;
};

export type UndeterminedWhy = 'too-short' | 'featureless' | 'undecodable' | 'over-limit' | 'unsupported-modality' | 'no-decoder' | 'possible-match';

export type Match = {
  readonly reference: string;
  readonly modality: 'image' | 'video' | 'audio' | 'text';
  readonly tier: 'same' | 'edited';
  readonly confidence: number;
  readonly coverageOfReference: number;
  readonly coverageOfUpload: number;
  /** Other content fills 10 % or more, or lies over the work. */
  readonly combined: boolean;
  readonly modified: 'none' | 'technical' | 'creative';
  /** Pictures: what differs from the work, by size and shape. */
  readonly residual?: 'none' | 'filter' | 'logo' | 'emoji' | 'caption' | 'occlusion';
  /** What took the value kinder to the uploader. */
  readonly unmeasured?: readonly (string)[];
  /** Other references that contain the same passage. */
  readonly alsoIn?: readonly (string)[];
  /** The reference is quarantined: this match decides nothing. */
  readonly shadow?: true;
  readonly segments: readonly (ImageSegment | TimeSegment | TextSegment)[];
};

export type ImageSegment = {
  readonly algorithm: string;
  readonly upload: Box;
  readonly reference: Box;
  /** Row-major homography, reference → upload. */
  readonly transform: readonly (number)[];
  readonly mirrored: boolean;
  /** Frame or page of the upload, from 0. */
  readonly frame: number;
  /** Local evidence: textured cells of the reference in view, and how many agree. */
  readonly cells: {
    readonly visible: number;
    readonly agreeing: number;
  };
  /** Of a hash match, in bits; lower is closer. */
  readonly distance?: number;
};

/** Pixels of the shown picture, after EXIF orientation; 0,0 is its top-left corner. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type TimeSegment = {
  readonly algorithm: string;
  readonly track?: 'picture' | 'sound';
  readonly upload: Span;
  readonly reference: Span;
  /** Playback rate of the reference inside the upload; 1.25 = faster. */
  readonly speed: number;
  readonly pitchSemitones?: number;
  /** The reference runs backwards in the upload. */
  readonly reversed?: true;
  readonly box?: Box;
  readonly boundaryError: number;
};

/** Half-open. Text: Unicode code points of the decoded file. Sound and film: seconds. */
export type Span = {
  readonly start: number;
  readonly end: number;
};

export type TextSegment = {
  readonly algorithm: string;
  readonly upload: Span;
  readonly reference: Span;
  readonly agreeing: number;
};

export type Decision = {
  readonly action: Action;
  /** Row of the decision table. */
  readonly rule: string;
  /** One pair per match, in their order. */
  readonly per: readonly (readonly (string)[])[];
  readonly reasons: readonly (Reason)[];
  readonly policyVersion: string;
  /** Where the decision differs. */
  readonly byTerritory?: { readonly [name: string]: {
    readonly action: Action;
    readonly rule: string;
  } };
};

/** Strictest first. */
export type Action = 'BLOCK' | 'BLOCK_TIMED' | 'PROMPT_HOLD' | 'REVIEW_HOLD' | 'PUBLIC_48H' | 'PUBLISH_ESCROW' | 'PUBLISH_PRESUMED' | 'PUBLISH_NOTIFY' | 'PUBLISH_ATTRIBUTED' | 'PUBLISH_LICENSED' | 'PUBLISH';

export type Reason = {
  readonly rule: string;
  /** Addresses of the law or standard relied on: `de/urhdag-10-2@1`. */
  readonly basis: readonly (string)[];
  readonly text: string;
};

export type StatementOfReasons = {
  readonly text: string;
  /** DSA transparency database line. */
  readonly json: { readonly [name: string]: unknown };
};

/** Keep it: `recourse verify` checks it offline. */
export type Receipt = {
  readonly format: 'recourse-receipt/1';
  readonly log: string;
  /** Base64 of the leaf’s exact bytes. */
  readonly leaf: string;
  readonly promise: {
    readonly logKey: string;
    readonly timestamp: number;
    readonly signature: string;
  };
  /** `.tlog-proof` text, once the leaf is in the log. */
  readonly proof?: string;
  readonly record?: { readonly [name: string]: unknown };
  readonly salt?: string;
};

/** Received and safe; ask again under Location. */
export type PendingUpload = {
  readonly id: string;
  readonly state: 'pending';
};

export type Problem = {
  /** Address of the description of this kind of problem. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** The reason in one word, for programs. */
  readonly why: string;
  /** What happened, for people. */
  readonly detail: string;
  /** What to do now, for people. */
  readonly fix: string;
};

export type Declaration = {
  /** Why this use is lawful, in the uploader’s own view. */
  readonly flag?: 'quotation' | 'criticism' | 'review' | 'caricature' | 'parody' | 'pastiche' | 'other_exception' | 'licence';
  /** A licence the uploader holds, in their words. */
  readonly licence?: string;
  readonly commercial?: boolean;
  readonly significantRevenue?: boolean;
  /** The uploader’s own text around the file. */
  readonly postContext?: string;
};

/** Who uploaded: the account goes into the case, the contact is kept apart and can be erased. */
export type Uploader = {
  readonly account?: string;
  readonly email?: string;
  readonly name?: string;
  /** BCP 47; letters are written in English or German. */
  readonly language?: string;
};

export type UploadLine = {
  readonly id: string;
  readonly receivedAt: string;
  readonly territory: string;
  readonly modality: 'image' | 'video' | 'audio' | 'text' | 'unknown';
  readonly size: number;
  readonly outcome: 'matched' | 'no-match' | 'undetermined';
  readonly action: Action;
  readonly rule: string;
};

export type UploadCase = {
  readonly id: string;
  /** `BLOCKED`, `AWAIT_UPLOADER`, `PUBLIC_48H`, `HELD_FOR_REVIEW`, `RESTORED`, … */
  readonly state: string;
  /** Public somewhere. */
  readonly public: boolean;
  /** Public, but to be shown behind a warning (a ruling of the board). */
  readonly warning: boolean;
  readonly action: string;
  readonly rule: string;
  /** When this state ends by itself. */
  readonly until?: string;
  /** When the uploader was told; the window for complaining opened then. */
  readonly toldAt?: string;
  /** By notices, orders, complaints and rulings; each is lifted by its own case. */
  readonly restrictions: readonly ({
    readonly because: string;
    readonly ground: string;
    readonly source: string;
    readonly automation: string;
    /** Absent: not public. */
    readonly measure?: 'warning';
    readonly territories?: readonly (string)[];
    readonly since: string;
    readonly until?: string;
  })[];
  readonly complaints: readonly ({
    readonly complaint: string;
    readonly side: string;
    readonly open: boolean;
  })[];
};

export type CaseStep = {
  readonly stream: string;
  /** Events so far. */
  readonly length: number;
  /** What this step led to, in order. */
  readonly events: readonly ({
    readonly stream: string;
    readonly type: string;
  })[];
  /** Indices of its leaves in the public log. */
  readonly leaves: readonly (number)[];
  readonly state?: unknown;
};

export type Complaint = {
  readonly id: string;
  readonly about: string;
  readonly state: 'HEARING' | 'OVERDUE' | 'UPHELD' | 'REVERSED' | 'PARTLY' | 'MODIFIED' | 'OMITTED';
  /** Who complains. */
  readonly side: string;
  readonly redButton: boolean;
  readonly openedAt: string;
  /** The last moment the law leaves for a decision (§ 14(3) UrhDaG). */
  readonly decidedBy: string;
  readonly hearingUntil: string;
  readonly statements: readonly ({
    readonly at: string;
    readonly text: string;
    readonly from: string;
  })[];
  readonly decision?: {
    readonly outcome: string;
    readonly at: string;
    readonly reason: string;
    readonly inTime: boolean;
    /** Reference for the oversight board, good for fifteen days. */
    readonly board?: string;
    readonly outOfCourtBodies: string;
    readonly court: string;
  };
};

export type Notice = {
  readonly id: string;
  /** `NEEDS_INFO`, `QUEUED`, `PRIORITY`, `ESCALATED_18`, `MERGED`, `ACTION`, … */
  readonly state: string;
  readonly law: string;
  readonly category: string;
  readonly receivedAt: string;
  readonly missing: readonly (string)[];
  readonly dueAt?: string;
  readonly decision?: {
    readonly outcome: string;
    readonly ground: string;
    readonly at: string;
    readonly reason?: string;
    /** No program took part in the decision. */
    readonly automation: 'none';
    readonly complain: string;
  };
  /** One message named several places: the first of them. */
  readonly partOf?: string;
  /** After a counter-notice: restored then. */
  readonly restoreAt?: string;
};

export type Evidence = {
  readonly upload?: Media;
  readonly references: readonly ({
    readonly id: string;
    readonly title: string;
    readonly claimant: string;
    readonly claimantName?: string;
    readonly media?: Media & unknown;
  })[];
  /** A film is among them, and parts of it cannot be made to play here now: ffmpeg is not installed. */
  readonly withoutFfmpeg?: true;
  /** What the decision rests on: the input of `recourse decide`. */
  readonly facts: { readonly [name: string]: unknown };
};

/** Absent: the file is not kept. */
export type Media = {
  readonly width: number;
  readonly height: number;
  readonly kind: 'image';
} | {
  readonly kind: 'film' | 'sound';
  readonly seconds: number;
  readonly picture?: {
    readonly width: number;
    readonly height: number;
  };
  readonly peaks?: WavePeaks;
} | {
  readonly kind: 'text';
  /** What a reader sees; markup is left out. */
  readonly text: string;
  /** Where runs of the shown text stand in the file, in code points; absent = the text is the file. */
  readonly runs?: readonly ({
    readonly shown: number;
    readonly source: number;
    readonly length: number;
  })[];
};

export type WavePeaks = {
  /** Seconds that one pair of peaks stands for. */
  readonly secondsEach: number;
  readonly low: readonly (number)[];
  readonly high: readonly (number)[];
};

export type DecisionDraft = {
  /** What it would lead to, in order. */
  readonly events: readonly ({
    readonly stream: string;
    readonly type: string;
  })[];
  /** As the uploader would read it. Absent: nothing is restricted. */
  readonly statement?: string;
};

export type Reference = {
  readonly id: string;
  readonly modality: 'image' | 'video' | 'audio' | 'text';
  readonly algorithm: string;
  readonly addedAt: string;
  readonly state: 'active' | 'quarantined' | 'withdrawn';
  /** Why it is quarantined. */
  readonly why?: string;
  readonly withdrawnAt?: string;
  readonly title: string;
  readonly claimant: string;
  readonly claimantState: 'new' | 'verified' | 'trusted' | 'excluded';
  readonly ownership: 'clear' | 'disputed' | 'public_domain' | 'open_licence';
  readonly policy: 'block' | 'license' | 'track' | 'allow' | 'attribute';
  readonly live: boolean;
  /** ISO 8601 moment; without a zone it is UTC. */
  readonly liveUntil?: string;
  readonly earmarked: boolean;
  readonly claimedIn: 'all' | readonly (string)[];
  readonly licences: readonly (Licence)[];
  /** Of a registered claimant. */
  readonly claimantName?: string;
};

export type Licence = {
  readonly territories: 'all' | readonly (string)[];
  readonly uses: 'all' | readonly (string)[];
  /** ISO date, inclusive. */
  readonly from?: string;
  /** ISO date, inclusive. */
  readonly to?: string;
};

/** Left out: title = the id, verified claimant, clear ownership, policy block, claimed everywhere, no licence. */
export type Work = {
  readonly title?: string;
  readonly claimant?: string;
  readonly claimantState?: 'new' | 'verified' | 'trusted' | 'excluded';
  readonly ownership?: 'clear' | 'disputed' | 'public_domain' | 'open_licence';
  readonly policy?: 'block' | 'license' | 'track' | 'allow' | 'attribute';
  readonly live?: boolean;
  /** ISO 8601 moment; without a zone it is UTC. */
  readonly liveUntil?: string;
  readonly earmarked?: boolean;
  readonly claimedIn?: 'all' | readonly (string)[];
  readonly licences?: readonly (Licence)[];
  /** Try it out: its matches are reported and decide nothing. */
  readonly shadow?: boolean;
};

export type WorkChange = {
  readonly title?: string;
  readonly claimant?: string;
  readonly claimantState?: 'new' | 'verified' | 'trusted' | 'excluded';
  readonly ownership?: 'clear' | 'disputed' | 'public_domain' | 'open_licence';
  readonly policy?: 'block' | 'license' | 'track' | 'allow' | 'attribute';
  readonly live?: boolean;
  /** ISO 8601 moment; without a zone it is UTC. */
  readonly liveUntil?: string;
  readonly earmarked?: boolean;
  readonly claimedIn?: 'all' | readonly (string)[];
  readonly licences?: readonly (Licence)[];
  readonly shadow?: boolean;
};

export type LookupAnswer = {
  readonly rows: readonly ({
    readonly hash: string;
    readonly near: readonly ({
      readonly reference: string;
      readonly distance: number;
    })[];
  })[];
};

export type Lookup = {
  readonly hashes: readonly (string)[];
};

export type CaseLine = {
  /** `kind/id`. */
  readonly stream: string;
  readonly kind: string;
  readonly id: string;
  readonly state: string;
  readonly open: boolean;
  /** Who must act next. */
  readonly waitsFor: string;
  /** ISO 8601, UTC. */
  readonly dueAt?: string;
  readonly late: boolean;
  readonly severity: number;
  readonly about: readonly (string)[];
  readonly assignedTo?: string;
  readonly shown?: { readonly [name: string]: unknown };
  /** ISO 8601, UTC. */
  readonly openedAt: string;
  /** ISO 8601, UTC. */
  readonly changedAt: string;
  readonly length: number;
  /** Names the case in public and in the log. */
  readonly pseudonym: string;
  readonly lastLeaf?: number;
};

export type Case = {
  readonly file: CaseLine;
  /** As the procedure holds it: a `kind` and what belongs to it. */
  readonly state?: unknown;
  readonly events: readonly ({
    readonly type: string;
    /** ISO 8601, UTC. */
    readonly at: string;
    readonly by: string;
    readonly fields: { readonly [name: string]: unknown };
  })[];
  readonly clocks: readonly (Clock)[];
  readonly letters: readonly ({
    readonly id: string;
    readonly recipient: string;
    readonly message: string;
    /** ISO 8601, UTC. */
    readonly at: string;
    readonly fields: { readonly [name: string]: unknown };
  })[];
  readonly texts: readonly ({
    readonly id: string;
    /** ISO 8601, UTC. */
    readonly at: string;
    readonly text: string;
  })[];
};

export type Clock = {
  readonly stream: string;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly dueAt: string;
  /** ISO 8601, UTC. */
  readonly setAt: string;
  readonly basis: string;
  /** ISO 8601, UTC. */
  readonly firedAt?: string;
  /** ISO 8601, UTC. */
  readonly stoppedAt?: string;
};

export type Strikes = {
  readonly account: string;
  /** There is no state that lasts without an end, other than a termination by two administrators. */
  readonly standing: {
    readonly kind: 'clean' | 'strike' | 'warned' | 'review-due' | 'suspended' | 'terminated';
    readonly strikes?: number;
    /** ISO 8601, UTC. */
    readonly since?: string;
    /** ISO 8601, UTC. */
    readonly until?: string;
    /** ISO 8601, UTC. */
    readonly at?: string;
  };
  /** Strikes that count now. Contested uploads never do. */
  readonly counting: number;
  readonly strikes: readonly ({
    readonly upload: string;
    readonly state: 'awaiting' | 'contested' | 'counted' | 'expired' | 'reversed' | 'not-manifest';
    /** ISO 8601, UTC. */
    readonly finalAt?: string;
    /** ISO 8601, UTC. */
    readonly at?: string;
    /** ISO 8601, UTC. */
    readonly expiresAt?: string;
  })[];
  /** ISO 8601, UTC. */
  readonly warnedAt?: string;
  readonly flagRight: {
    readonly state: 'ok' | 'excluded';
    /** ISO 8601, UTC. */
    readonly until?: string;
    readonly wrong: number;
  };
  readonly notices: {
    readonly state: 'ok' | 'suspended';
    /** ISO 8601, UTC. */
    readonly until?: string;
    readonly unfounded: number;
  };
  /** ISO 8601, UTC. */
  readonly terminationProposedUntil?: string;
};

export type CaseReview = {
  readonly about?: 'content' | 'notices';
  /** (a) how many, in how many days */
  readonly numbers: {
    readonly found: number;
    readonly days: number;
  };
  /** (b) of how many in all */
  readonly proportion: {
    readonly found: number;
    readonly of: number;
  };
  /** (c) gravity and consequences */
  readonly gravity: 'low' | 'medium' | 'high';
  /** (d) intention, where it can be told */
  readonly intent: 'cannot-be-told' | 'none' | 'present';
  readonly finding: 'suspend' | 'terminate' | 'no-measure';
  /** why, in a few sentences */
  readonly reason: string;
};

export type Claimant = {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly language?: string;
  readonly society: boolean;
  readonly standing: 'new' | 'verified' | 'trusted' | 'excluded';
  readonly redButton: 'ok' | 'not-trusted' | 'excluded';
  /** ISO 8601, UTC. */
  readonly excludedUntil?: string;
  /** ISO 8601, UTC. */
  readonly redButtonExcludedUntil?: string;
  readonly claims: {
    readonly decided: number;
    readonly wrong: number;
  };
  readonly freeWorks: readonly ({
    readonly reference: string;
    readonly why: 'public-domain' | 'foreign';
  })[];
  /** Shown to people who judge; nothing follows from it by itself. */
  readonly overClaiming: {
    readonly atLeast: number;
    readonly expected: number;
    readonly decided: number;
    readonly pattern: boolean;
  };
  readonly audits: readonly ({
    readonly seed: string;
    readonly uploads: readonly (string)[];
  })[];
};

export type Claim = {
  readonly id: string;
  readonly reference: string;
  readonly claimant: string;
  /** In millionths of the whole. */
  readonly share: number;
  readonly territories: 'all' | readonly (string)[];
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** ISO 8601, UTC. */
  readonly endedAt?: string;
  readonly disputed?: boolean;
};

export type GrantedLicence = {
  readonly id: string;
  readonly works: {
    readonly references: readonly (string)[];
  } | {
    readonly claimant: string;
  };
  readonly territories: 'all' | readonly (string)[];
  readonly uses: 'all' | readonly (string)[];
  readonly from?: string;
  /** The last day, included. */
  readonly to?: string;
  /** Who collects; absent: the owners, by their shares. */
  readonly licensor?: string;
  readonly terms: Terms;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** ISO 8601, UTC. */
  readonly endedAt?: string;
};

export type Terms = {
  readonly kind: 'per-thousand-views';
  readonly minorUnits: number;
} | {
  readonly kind: 'share-of-gross';
  readonly millionths: number;
} | {
  readonly kind: 'per-day';
  readonly minorUnits: number;
} | {
  readonly kind: 'nothing';
};

export type BookedUsage = {
  readonly upload: string;
  readonly period: string;
  readonly territory: string;
  readonly works: readonly ({
    readonly reference: string;
    readonly basis: string;
  })[];
  /** What this report added; nothing when it was reported before. */
  readonly entries: readonly (LedgerEntry)[];
};

export type LedgerEntry = {
  readonly id: string;
  readonly kind: 'use' | 'reversal' | 'release' | 'payment';
  /** ISO 8601, UTC. */
  readonly bookedAt: string;
  readonly period: string;
  readonly currency: string;
  /** They add up to nothing. */
  readonly lines: readonly ({
    readonly account: string;
    readonly amount: number;
  })[];
  readonly use?: { readonly [name: string]: unknown };
  readonly reverses?: string;
  readonly because?: string;
};

export type Tariff = {
  readonly version: string;
  readonly from: string;
  readonly currency: string;
  readonly rows: readonly ({
    readonly basis: 'licence' | 'de/urhdag-12-1' | 'de/urhdag-5-2';
    readonly media: 'all' | readonly ('film' | 'audio' | 'image' | 'text')[];
    readonly territories: 'all' | readonly (string)[];
    readonly terms: Terms;
    readonly society?: string;
  })[];
};

export type StatementOfAccount = {
  readonly payee: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly opening: number;
  readonly accrued: number;
  readonly reversed: number;
  readonly released: number;
  readonly paid: number;
  readonly closing: number;
  readonly works: readonly ({ readonly [name: string]: unknown })[];
  readonly rows: readonly ({ readonly [name: string]: unknown })[];
  readonly titles: { readonly [name: string]: string };
};

export type DocketLine = {
  readonly id: string;
  readonly state: string;
  readonly title: string;
  readonly expedited: boolean;
  /** ISO 8601, UTC. */
  readonly decideBy: string;
  /** ISO 8601, UTC. */
  readonly commentsUntil: string;
  readonly late: boolean;
  readonly outcome?: string;
  readonly direction?: 'up' | 'down';
};

export type DocketCase = DocketLine & {
  readonly summary: string;
  readonly questions: readonly (string)[];
  readonly topics: readonly (string)[];
  readonly comments: number;
  /** Where the upload stood when the case was brought. */
  readonly contested: 'up' | 'down';
  readonly rule?: string;
  readonly panel: readonly ({
    readonly seat: number;
    /** 0: drawn at first. */
    readonly attempt: number;
    readonly knows: readonly (string)[];
  })[];
  readonly seats: number;
  readonly recusals: number;
  readonly challenges: number;
  readonly sentBack: boolean;
  readonly ruling?: {
    readonly outcome: string;
    readonly direction?: 'up' | 'down';
    readonly form: 'full' | 'summary';
    readonly for: number;
    readonly against: number;
    /** ISO 8601, UTC. */
    readonly decidedAt: string;
    /** ISO 8601, UTC. */
    readonly implementBy?: string;
    readonly text?: string;
    readonly dissents: readonly (string)[];
    /** Members who asked to be named with the ruling. */
    readonly named: readonly (string)[];
    /** REMAND: what came of the new decision: `PENDING`, `UPHELD`, `REVERSED`, `PARTLY`, `MODIFIED` or `OMITTED`. */
    readonly decidedAnew?: string;
  };
  readonly impossible?: {
    readonly ground: string;
    readonly explanation: string;
  };
  /** Like uploads: found by a program, carried over only where a human found them identical in a like context. */
  readonly sweep?: {
    readonly proposed: number;
    readonly marked: number;
    readonly carriedOver: number;
  };
  readonly recommendations: readonly ({
    readonly id: string;
    readonly state: string;
    readonly text: string;
    /** ISO 8601, UTC. */
    readonly answerBy: string;
    readonly late: boolean;
    readonly reason?: string;
    readonly evidence?: string;
  })[];
  /** Names the case in the public log. */
  readonly pseudonym: string;
  readonly lastLeaf?: number;
};

export type Lottery = {
  readonly case: string;
  /** Size of the log that decides, seats, the list with what each member knows about. */
  readonly terms?: unknown;
  /** The leaf that bound the list: HMAC-SHA-256(salt, JCS(record)) is its field `c`. */
  readonly committed?: {
    readonly index: number;
    readonly leaf?: unknown;
    readonly bytes: string;
    readonly record?: unknown;
    readonly salt: string;
  };
  /** Base64, of the tree of exactly that size; follows from the tiles. */
  readonly root?: string;
  /** The newest signed checkpoint, which that tree is a prefix of. */
  readonly checkpoint?: string;
  readonly draws: readonly ({
    readonly seat: number;
    readonly attempt: number;
    readonly ticket: string;
    readonly limitedTo?: readonly (string)[];
    /** Hash this with SHA-256; the number modulo the list’s length picks the line. */
    readonly text: string;
    readonly sha256: string;
  })[];
  readonly left: readonly ({
    readonly seat: number;
    readonly ticket: string;
  })[];
};

export type Precedent = {
  readonly id: string;
  readonly upload?: string;
  readonly outcome: string;
  readonly direction?: 'up' | 'down';
  readonly rule?: string;
  readonly topics: readonly (string)[];
  readonly references: readonly (string)[];
  /** ISO 8601, UTC. */
  readonly decidedAt: string;
  /** REMAND: what came of the new decision: `PENDING`, `UPHELD`, `REVERSED`, `PARTLY`, `MODIFIED` or `OMITTED`. */
  readonly decidedAnew?: string;
};

export type Deliberation = {
  readonly rows: readonly ({
    readonly id: string;
    readonly at: string;
    readonly by: string;
    readonly step: 'note' | 'draft' | 'vote';
    /** When your key opened it. */
    readonly text?: string;
    /** `recourse-sealed/1`, as it is kept. */
    readonly sealed: string;
  })[];
};

export type Exception = {
  readonly id: string;
  readonly state: string;
  readonly ground: 'newsworthy' | 'public-interest' | 'documentation' | 'awareness';
  /** The rule it is an exception from. */
  readonly from: string;
  /** Public interest against harm, as it was weighed. */
  readonly weighing: string;
  readonly grantedAt: string;
  readonly until: string;
  readonly reviews: readonly ({
    readonly outcome: 'keep' | 'revoke';
    readonly text: string;
  })[];
  /** The ruling that ended it. */
  readonly because?: string;
  readonly pseudonym: string;
};

export type Order = {
  /** Its public name; while it is sealed, nothing else of it is said. */
  readonly id: string;
  readonly state: string;
  readonly sealed: boolean;
  readonly loggedAt?: string;
  readonly form?: string;
  readonly authority?: string;
  readonly country?: string;
  readonly class?: string;
  readonly category?: string;
  readonly legalBasis?: string;
  readonly territories?: readonly (string)[];
  readonly missing?: readonly (string)[];
  /** How many it named. */
  readonly uploads?: number;
  /** Evidence held for it. */
  readonly holds?: number;
  readonly leaves: readonly ({
    readonly index: number;
    readonly action?: string;
  })[];
  /** What each sealed leaf committed to: HMAC-SHA-256(salt, JCS(record)) is its field `c`. */
  readonly opened?: readonly ({
    readonly index: number;
    readonly record?: unknown;
    readonly salt: string;
  })[];
};

export type Coordination = {
  readonly over: string;
  readonly windowS: number;
  readonly participationMin: number;
  readonly shares: number;
  readonly coShares: number;
  /** False: only the newest shares were looked at. */
  readonly complete: boolean;
  readonly discovery: readonly ({
    readonly objectsMin: number;
    readonly observed: number;
    readonly expected: number;
    /** Share of the account pairs found that chance explains. */
    readonly rate: number;
  })[];
  readonly pairs: readonly ({
    readonly accounts: readonly (string)[];
    readonly together: number;
    readonly objects: number;
    readonly explainedByChance: number;
  })[];
};

export type StaffMember = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly ('administrator' | 'operator' | 'reviewer' | 'board-member' | 'auditor')[];
  readonly interests: readonly (string)[];
  readonly knows: readonly (string)[];
  readonly secondFactor: boolean;
  readonly left: boolean;
};

export type PolicyWarning = {
  readonly number: string;
  readonly chosen: number;
  readonly statutory: number;
  readonly basis: string;
  readonly law: string;
  readonly text: {
    readonly en: string;
    readonly de: string;
  };
};

export type ApiKey = {
  readonly id: string;
  readonly scopes: readonly (string)[];
  readonly createdAt: string;
  readonly revokedAt?: string;
  /** Shown this once. */
  readonly secret?: string;
};

export type TransparencyReport = {
  readonly period: string;
  readonly sheets: readonly (ReportSheet)[];
  readonly checks: {
    /** Totals that are not the sum of their parts. Empty when all agree. */
    readonly sums: readonly (string)[];
    /** Decisions that need a line in the EU database. */
    readonly restrictive: number;
    /** Those for which one was queued or sent. */
    readonly submitted: number;
    /** 0, or something is wrong. */
    readonly difference: number;
  };
};

export type ReportSheet = {
  readonly name: string;
  readonly columns: readonly (string)[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

export type Provider = {
  readonly name: string;
  readonly service: string;
  readonly veryLarge: boolean;
  readonly activeRecipients?: number;
};

export type Webhook = {
  readonly id: string;
  readonly url: string;
  /** Shown this once: signs every message (Standard Webhooks, `v1`). */
  readonly secret?: string;
};

export type Policy = {
  readonly policyVersion: string;
  readonly profile: string;
  readonly parameters: { readonly [name: string]: number | string | readonly (string)[] };
  readonly rules: readonly (PolicyRule)[];
  /** SHA-256 of the canonical JSON of what comes before it: field `p` of log leaves. */
  readonly hash: string;
  readonly law: { readonly [name: string]: {
    readonly citation: string;
    readonly says: string;
  } };
  readonly text: string;
  /** Whether new decisions of its profile are made under it now. */
  readonly inForce: boolean;
  /** Of an operator’s version: when two people had approved it. */
  readonly publishedAt?: string;
  readonly inForceFrom?: string;
  /** What it was drafted from. */
  readonly base?: string;
  /** Its line in the public log. */
  readonly leaf?: number;
  /** Of an operator’s version: numbers that give users less than a statute, as said when it was approved. */
  readonly warnings?: readonly (PolicyWarning)[];
};

export type PolicyRule = {
  readonly row: string;
  readonly revision: number;
  readonly title: string;
  readonly condition: string;
  readonly actions: readonly (string)[];
  readonly basis: readonly (string)[];
};

export type PolicyDiff = {
  readonly from: string;
  readonly to: string;
  readonly parameters: readonly ({
    readonly name: string;
    readonly before?: number | string | readonly (string)[];
    readonly after?: number | string | readonly (string)[];
  })[];
  readonly added: readonly (PolicyRule)[];
  readonly removed: readonly (PolicyRule)[];
  readonly changed: readonly ({
    readonly before: PolicyRule;
    readonly after: PolicyRule;
  })[];
  readonly reordered: boolean;
};

export type BackTest = {
  readonly base: string;
  readonly replayed: number;
  /** Decided for another profile: other law, other table. */
  readonly notReplayed: number;
  readonly stricter: number;
  readonly kinder: number;
  readonly moves: readonly ({
    readonly from: Action;
    readonly fromRule: string;
    readonly to: Action;
    readonly toRule: string;
    /** For uploaders. */
    readonly direction: 'stricter' | 'kinder' | 'same';
    readonly count: number;
    /** Ids of a few such uploads. */
    readonly examples: readonly (string)[];
  })[];
  /** Numbers of the draft that give users less than a statute. */
  readonly warnings: readonly (PolicyWarning)[];
  readonly claimants: readonly ({
    readonly claimant: string;
    readonly stricter: number;
    readonly kinder: number;
  })[];
};

export type Readiness = {
  readonly ready: boolean;
  readonly checks: readonly ({
    readonly name: string;
    readonly ok: boolean;
    readonly detail: string;
  })[];
};
