/** What a complaint can be about, and what it takes from there: who is concerned, who decided, what was decided on what ground. */
import { done, refused, type Instant, type Outcome } from '../../common/index.ts';
import { exceptionFlag } from '../../policy/index.ts';
import type { NoticeState } from '../notice/state.ts';
import {
  claimantsOf,
  isManifestBlock,
  isPublic,
  uploaderOf,
  type ComplaintSide,
  type KnownUpload,
  type ShownWork,
  type UploadState,
} from '../upload/state.ts';

export interface Matter {
  readonly upload?: string;
  readonly account?: string;
  readonly parties: readonly string[];
  /** Parties who may contest it by themselves. */
  readonly mayComplain: readonly string[];
  readonly decidedBefore: readonly string[];
  readonly works: readonly ShownWork[];
  readonly manifest: boolean;
  readonly ground: string;
  readonly flagged: boolean;
  /** When the uploader was told, if that was reported. */
  readonly toldAt?: Instant;
  readonly state?: KnownUpload;
}

/** Kinds of cases whose decisions can be contested here. */
export const CONTESTABLE = ['upload', 'notice', 'account', 'claimant'] as const;

export interface Contested {
  readonly about: string;
  readonly side: ComplaintSide;
  /** The board sent it back: decided anew, however it stands. */
  readonly remanded: boolean;
}

export function matterOf(
  { about, side, remanded }: Contested,
  contested: unknown,
  uploadAt: (stream: string) => UploadState | undefined,
): Outcome<Matter, string> {
  const kind = about.slice(0, about.indexOf('/'));
  if (contested === undefined || !CONTESTABLE.some((one) => one === kind)) {
    return refused('not-found', 'There is no decision under this id.', 'Check the id; it stands in the letter.');
  }
  if (kind === 'upload') return ofUpload(about, side, remanded, contested as UploadState);
  if (kind === 'notice') return ofNotice(about, remanded, contested as NoticeState, uploadAt);
  const { decidedBy = [] } = contested as { readonly decidedBy?: readonly string[] };
  return done({
    ...(kind === 'account' && { account: about }),
    parties: [about],
    mayComplain: [about],
    decidedBefore: decidedBy,
    works: [],
    manifest: false,
    ground: 'eu/dsa-20-1',
    flagged: false,
  });
}

function ofUpload(about: string, side: ComplaintSide, remanded: boolean, state: UploadState): Outcome<Matter, string> {
  if (state.kind === 'nothing') return refused('not-found', 'There is no upload under this id.', 'Check the id.');
  const shown = isPublic(state);
  if (!remanded && side === 'uploader' && shown && state.restrictions.length === 0) {
    return refused(
      'nothing-to-contest',
      'This upload is public and nothing restricts it.',
      'A complaint becomes possible when something does.',
    );
  }
  if (!remanded && side === 'claimant' && !shown && state.own.at !== 'pending-complaint') {
    return refused('nothing-to-contest', 'This upload is not public.', 'A complaint becomes possible when it is.');
  }
  return done({
    ...uploadMatter(about, state),
    parties: [uploaderOf(state), ...claimantsOf(state)],
    mayComplain: [
      ...(side === 'uploader' ? [uploaderOf(state), ...(state.account === undefined ? [] : [state.account])] : []),
      ...(side === 'claimant' ? claimantsOf(state) : []),
    ],
    decidedBefore: state.decidedBy,
    ...(side === 'uploader' && state.toldAt !== undefined && { toldAt: state.toldAt }),
  });
}

const uploadMatter = (about: string, state: KnownUpload) => ({
  upload: about,
  ...(state.account !== undefined && { account: state.account }),
  works: state.works,
  manifest: isManifestBlock(state),
  ground: state.restrictions.at(-1)?.ground ?? state.rule,
  flagged: state.facts !== undefined && exceptionFlag(state.facts) !== null,
  state,
});

function ofNotice(
  about: string,
  remanded: boolean,
  notice: NoticeState,
  uploadAt: (stream: string) => UploadState | undefined,
): Outcome<Matter, string> {
  if (notice.kind !== 'decided') {
    return refused('not-decided', 'This notice has not been decided.', 'The receipt says by when it will be.');
  }
  if (!remanded && notice.outcome === 'ACTION') {
    return refused(
      'nothing-to-contest',
      'This notice led to what it asked for.',
      'Whoever uploaded it can contest that.',
    );
  }
  const upload = notice.upload === undefined ? undefined : uploadAt(notice.upload);
  const known = upload?.kind === 'known' ? upload : undefined;
  return done({
    ...(known && notice.upload !== undefined ? uploadMatter(notice.upload, known) : { works: [], manifest: false }),
    ...(notice.upload !== undefined && { upload: notice.upload }),
    ground: notice.ground,
    flagged: false,
    parties: [...(notice.notifier === undefined ? [] : [notice.notifier]), ...(known ? [uploaderOf(known)] : [])],
    mayComplain: notice.notifier === undefined ? [] : [notice.notifier],
    decidedBefore: [notice.decider],
    toldAt: notice.decidedAt,
  });
}
