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

export type Evidence = {
  readonly upload?: Media;
  readonly references: readonly ({
    readonly id: string;
    readonly title: string;
    readonly claimant: string;
    readonly media?: Media & unknown;
  })[];
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

export type ApiKey = {
  readonly id: string;
  readonly scopes: readonly (string)[];
  readonly createdAt: string;
  readonly revokedAt?: string;
  /** Shown this once. */
  readonly secret?: string;
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
