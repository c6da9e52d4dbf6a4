/** Filing a complaint: by link, by the platform for somebody, with their words kept apart from the record. */
import { done, refused, type Instant, type Outcome } from '../../common/index.ts';
import {
  addressOf,
  machines,
  stateOf,
  uploaderOf,
  type CaseActor,
  type NoticeState,
  type UploadState,
} from '../../casework/index.ts';
import type { Transaction } from '../../store/store.ts';
import { commitOnce } from '../answer-once.ts';
import { newName } from '../random-names.ts';
import type { Once } from '../service.ts';
import { actIn, eventsOf, type CaseAnswer, type CaseDeps } from './act.ts';
import { TABLE_ACTOR } from './open-upload-case.ts';
import { stepIn } from './take-step.ts';
import { keepUploader, type Uploader } from './uploader.ts';

export interface ComplaintFiling {
  /** `upload/up_…`, `notice/ntc_…`, `account/…`, `claimant/clm_…`. */
  readonly about: string;
  readonly side?: 'uploader' | 'claimant' | 'notifier' | 'account' | undefined;
  /** Default: whose decision it is: the upload's uploader, the notice's notifier, the account itself. */
  readonly complainant?: string | undefined;
  /** Named by the platform, when it had not named the upload's uploader before. */
  readonly uploader?: Uploader | undefined;
  readonly text?: string | undefined;
  readonly informedAt?: Instant | undefined;
  readonly actor: CaseActor;
  readonly usesLink?: string | undefined;
}

export const fileComplaint = (
  deps: CaseDeps,
  filing: ComplaintFiling,
  once?: Once,
): Promise<Outcome<CaseAnswer, string>> =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const link = filing.usesLink === undefined ? undefined : await tx.caseToken(filing.usesLink);
    if (link?.usedAt !== undefined) {
      return refused(
        'used-token',
        'A complaint was made with this link already.',
        'The confirmation of it has a link to add to it, or to take it back.',
      );
    }
    const found = await contested(deps, tx, filing);
    if (found.kind === 'refused') return found;
    const { side, complainant, upload } = found.value;
    const { about, informedAt, actor, text, usesLink } = filing;
    return stepIn(deps, tx, {
      address: { kind: 'complaint', id: newName(deps, 'cmp') },
      actor,
      text,
      usesLink,
      command: (words) => {
        const command = {
          type: 'open',
          about,
          side,
          complainant,
          ...(upload !== undefined && { upload }),
          ...(informedAt !== undefined && { informedAt }),
          ...words,
        };
        return command;
      },
    });
  });

interface Contested {
  readonly side: NonNullable<ComplaintFiling['side']>;
  readonly complainant: string;
  readonly upload?: string;
}

async function contested(
  deps: CaseDeps,
  tx: Transaction,
  { about, side, complainant, uploader }: ComplaintFiling,
): Promise<Outcome<Contested, string>> {
  const address = addressOf(about);
  const machine = machines[address.kind];
  const events = machine ? await eventsOf(tx, address) : [];
  if (events.length === 0) {
    return refused('not-found', 'There is no decision under this id.', 'Check the id; it stands in the letter.');
  }
  const state = stateOf(machines, about, events);
  switch (address.kind) {
    case 'upload': {
      if (uploader && (state as UploadState).kind === 'known') {
        const named = await keepUploader(deps, tx, uploader);
        if (named && (state as { uploader?: string }).uploader === undefined) {
          const command = { type: 'name-uploader', ...named } as const;
          const outcome = await actIn(deps, tx, { address, command, actor: TABLE_ACTOR });
          if (outcome.kind === 'refused') return outcome;
          return done({ side: 'uploader', complainant: named.uploader });
        }
      }
      const known = state as Extract<UploadState, { kind: 'known' }>;
      const wanted = side ?? (complainant?.startsWith('claimant/') ? 'claimant' : 'uploader');
      if (wanted === 'claimant' && complainant === undefined) {
        return refused(
          'complainant-missing',
          'It is not said which claimant complains.',
          'Send `complainant`: `claimant/clm_…`.',
        );
      }
      return done({ side: wanted, complainant: complainant ?? uploaderOf(known) });
    }
    case 'notice': {
      const { notifier, upload } = state as Exclude<NoticeState, { kind: 'nothing' }>;
      const who = complainant ?? notifier;
      if (who === undefined) {
        return refused(
          'complainant-missing',
          'This notice came without a name, so nobody can be answered.',
          'Send a new notice with a name and an e-mail address.',
        );
      }
      return done({ side: 'notifier', complainant: who, ...(upload !== undefined && { upload }) });
    }
    default:
      return done({ side: side ?? 'account', complainant: complainant ?? about });
  }
}
