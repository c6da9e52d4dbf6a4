/**
 * The second stage for film: key frames of the upload that no segment explains are looked up by their key points among the key
 * frames of all references (image/local), and what is found there must again lie on a line in time. Finds crops, insets and overlays
 * that no hash survives. Times are as coarse as key frames are apart, and say so.
 */
import { referenceId, type ReferenceId } from '../../common/index.ts';
import {
  describedFrames,
  queryLocalFeatures,
  type FilmFrameHashes,
  type FilmKeyFrame,
  type VideoFingerprint,
} from '../../fingerprint/index.ts';
import { LocalIndex, type LocalMatch } from '../image/local/local-index.ts';
import type { ImageSegment } from '../outcome.ts';
import { bitsBetween, viewOf } from './channel.ts';

/** Seconds between the key frames that get a quick look at first; around a find all are looked at closely. */
const ASKED_SECONDS = 4;
const AROUND_SECONDS = 4.5;
/** Key frames of one upload that get a quick look, about 40 ms each, and a close one, about 150 ms each. */
const QUICK_MAX = 80;
const ASKED_MAX = 160;
/** A key frame that differs by no more bits, in no view of it, from one in which nothing was found is not asked again. */
const REPEATS_MAX = 6;

/** Key points of a mere candidate from which on it supports others. */
const LIKELY_INLIERS = 40;

/** A key frame of the upload shows a key frame of a film. */
export interface KeyFrameHit {
  readonly film: number;
  /** Seconds. */
  readonly upload: number;
  readonly reference: number;
  readonly match: LocalMatch;
  readonly segment: ImageSegment;
  /** Judged a copy by itself; otherwise only likely, and of use beside others that are. */
  readonly sure: boolean;
}

export interface Asked {
  /** Moments of the upload that were asked, ascending. */
  readonly moments: readonly number[];
  readonly hits: readonly KeyFrameHit[];
}

export class KeyFrameIndex {
  readonly #index = new LocalIndex();
  readonly #places = new Map<ReferenceId, { readonly film: number; readonly at: number }>();
  readonly #ids = new Map<number, readonly ReferenceId[]>();

  /** The number must not be in use. */
  add(film: number, fingerprint: VideoFingerprint): void {
    const ids = describedFrames(fingerprint).map(({ at, local }, i) => {
      const id = referenceId(`${film}#${i}`);
      this.#index.add(id, local);
      this.#places.set(id, { film, at });
      return id;
    });
    this.#ids.set(film, ids);
  }

  remove(film: number): void {
    for (const id of this.#ids.get(film) ?? []) {
      this.#index.remove(id);
      this.#places.delete(id);
    }
    this.#ids.delete(film);
  }

  /** @param unexplained whether the upload's frame at this moment still wants an explanation */
  ask(upload: VideoFingerprint, unexplained: (at: number) => boolean): Asked {
    if (this.#index.size === 0) return { moments: [], hits: [] };
    const wanting = upload.keyFrames.filter(({ at, luma }) => luma !== undefined && unexplained(at));
    const quick = spread(wanting);
    const promising = this.#promising(quick, upload);
    const asked = new Map<FilmKeyFrame, readonly KeyFrameHit[]>();
    const ask = (keyFrame: FilmKeyFrame): void => {
      if (!asked.has(keyFrame) && asked.size < ASKED_MAX) asked.set(keyFrame, this.#hitsOf(keyFrame, upload));
    };
    for (const keyFrame of promising) ask(keyFrame);
    const found = [...asked].filter(([, hits]) => hits.some(({ sure }) => sure));
    for (const [{ at }] of found) {
      for (const keyFrame of wanting) if (Math.abs(keyFrame.at - at) <= AROUND_SECONDS) ask(keyFrame);
    }
    const moments = [...new Set([...quick, ...asked.keys()].map(({ at }) => at))].sort((a, b) => a - b);
    return { moments, hits: [...asked.values()].flat() };
  }

  /** Few key points tell cheaply that there is nothing; where they say anything at all, a close look decides. */
  #promising(keyFrames: readonly FilmKeyFrame[], upload: VideoFingerprint): FilmKeyFrame[] {
    const { width, height } = upload;
    const nothing: FilmFrameHashes[] = [];
    return keyFrames.filter(({ at, luma }) => {
      const frame = upload.frames.find(({ until }) => until > at) ?? upload.frames.at(-1);
      if (frame !== undefined && nothing.some((other) => repeats(frame, other))) return false;
      const { matches, candidates } = this.#index.match(queryLocalFeatures(luma!, { width, height }, true));
      if (matches.length + candidates.length > 0) return true;
      if (frame !== undefined) nothing.push(frame);
      return false;
    });
  }

  #hitsOf({ at, luma }: FilmKeyFrame, { width, height }: VideoFingerprint): KeyFrameHit[] {
    const { matches, candidates } = this.#index.match(queryLocalFeatures(luma!, { width, height }));
    const likely = candidates.filter(({ inliers }) => inliers >= LIKELY_INLIERS);
    return [...matches, ...likely].map((match, i) => {
      const { film, at: reference } = this.#places.get(match.reference)!;
      const segment = match.segments[0] as ImageSegment;
      return { film, upload: at, reference, match, segment, sure: i < matches.length };
    });
  }
}

const repeats = (a: FilmFrameHashes, b: FilmFrameHashes): boolean =>
  a.views.length === b.views.length &&
  a.views.every((view) => {
    const other = viewOf(b, view.kind);
    return other !== undefined && bitsBetween(view.words, other.words) <= REPEATS_MAX;
  });

/** One every few seconds; of a long upload as many as may be asked, evenly. */
function spread(keyFrames: readonly FilmKeyFrame[]): readonly FilmKeyFrame[] {
  const first = keyFrames[0]?.at ?? 0;
  const seconds = (keyFrames.at(-1)?.at ?? 0) - first;
  const spacing = Math.max(ASKED_SECONDS, seconds / QUICK_MAX);
  // From the middle of the first stretch on: the beginning says no more than what follows, and is more often a title.
  let due = first + Math.min(spacing, seconds) / 2 - 0.01;
  return keyFrames.filter(({ at }) => {
    if (at < due) return false;
    due = at + spacing - 0.01;
    return true;
  });
}
