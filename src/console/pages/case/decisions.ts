/** Which decisions a person can make here, per procedure, and the command each becomes. */
import type { CaseLine } from '../../api/cases.ts';
import type { Words } from '../../messages/en.ts';

export interface Made {
  readonly outcome: string;
  readonly reason: string;
  readonly ground: string;
  /** Evident to a layperson: only then may it count against somebody. */
  readonly evident: boolean;
}

interface Procedure {
  readonly outcomes: readonly string[];
  /** The outcome that can count against somebody, if it is evident. */
  readonly counts?: string;
  /** The ground of an action is named by whoever decides. */
  readonly needsGround: boolean;
  words(said: Words['case']): {
    readonly names: Readonly<Record<string, string>>;
    readonly hints: Readonly<Record<string, string>>;
  };
  command(id: string, made: Made): { readonly path: string; readonly json: object };
}

const PROCEDURES: Readonly<Record<string, Procedure>> = {
  upload: {
    outcomes: ['lawful', 'unclear', 'infringing', 'manifest'],
    needsGround: false,
    words: (said) => ({ names: said.reviewOutcomes, hints: said.reviewHints }),
    command: (id, { outcome, reason }) => ({
      path: `/v1/uploads/${encodeURIComponent(id)}/review`,
      json: { outcome, reason },
    }),
  },
  complaint: {
    outcomes: ['UPHELD', 'REVERSED', 'PARTLY', 'MODIFIED'],
    counts: 'UPHELD',
    needsGround: false,
    words: (said) => ({ names: said.complaintOutcomes, hints: said.complaintHints }),
    command: (id, { outcome, reason, evident }) => ({
      path: `/v1/complaints/${encodeURIComponent(id)}/decision`,
      json: { outcome, reason, ...(evident && outcome === 'UPHELD' && { manifest: true }) },
    }),
  },
  notice: {
    outcomes: ['NO_ACTION', 'ACTION', 'PARTIAL'],
    counts: 'NO_ACTION',
    needsGround: true,
    words: (said) => ({ names: said.noticeOutcomes, hints: said.noticeHints }),
    command: (id, { outcome, reason, ground, evident }) => ({
      path: `/v1/notices/${encodeURIComponent(id)}/decision`,
      // Every answer to a notice names a ground; that nothing is to be done rests on the article about answering itself.
      json: {
        outcome,
        reason,
        ground: ground === '' && outcome === 'NO_ACTION' ? 'eu/dsa-16' : ground,
        ...(evident && outcome === 'NO_ACTION' && { unfounded: true }),
      },
    }),
  },
};

/** Undefined: nothing is for a person to decide here now. */
export const procedureOf = ({ kind, open, waitsFor }: CaseLine): Procedure | undefined =>
  open && waitsFor === 'staff' ? PROCEDURES[kind] : undefined;
