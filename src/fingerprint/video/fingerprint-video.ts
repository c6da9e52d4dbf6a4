/**
 * Film to fingerprint: PDQ (Facebook 2019) of each kept frame, as in vPDQ (2022), and of the part inside borders or the part that
 * moves; the eight turns for the frames an upload is looked up by; key points of a few frames; the sound as any other sound.
 */
import { seconds, type UndeterminedWhy } from '../../common/index.ts';
import type { FilmView, VideoSample } from '../../media/index.ts';
import { fingerprintAudio } from '../audio/fingerprint-audio.ts';
import { PDQ_QUALITY_MIN, pdqHashes } from '../image/pdq.ts';
import type { Fingerprinter, FingerprintOutcome } from '../fingerprint.ts';
import { decodeVideo, encodeVideo, VIDEO_ALGORITHM } from './stored-video.ts';
import type { FilmFrameHashes, FilmHash, FilmKeyFrame, VideoFingerprint } from './video-fingerprint.ts';

/** Shorter films are a picture. */
const SECONDS_MIN = 0.9;
/** Probes: a short film has 64 of them, if it has so many frames; a long one two a second. */
const PROBE_SECONDS_MAX = 0.5;
const PROBES_OF_SHORT = 64;
/** Between key frames that are described, in seconds; a cut brings the next one earlier. */
const DESCRIBED_SECONDS = 1.9;
const CUT_SECONDS = 0.9;

/** About 0.5 ms a frame; the sound 2 ms a second. */
export function fingerprintVideo(sample: VideoSample): FingerprintOutcome<VideoFingerprint> {
  if (sample.seconds < SECONDS_MIN || sample.frames.length === 0)
    return no('too-short', `The film is shorter than ${SECONDS_MIN} seconds.`);
  const frames = frameHashes(sample);
  const heard = sample.sound && fingerprintAudio(sample.sound);
  const sound = heard?.kind === 'fingerprinted' ? heard.fingerprint : undefined;
  const seen = frames.some(({ views }) => views.some(({ quality }) => quality >= PDQ_QUALITY_MIN));
  if (!seen && sound === undefined)
    return no('featureless', 'The film is plain throughout, and has no sound to tell it by.');
  const { width, height } = sample;
  const fingerprint: VideoFingerprint = {
    modality: 'video',
    algorithm: VIDEO_ALGORITHM,
    width,
    height,
    seconds: seconds(sample.seconds),
    frames,
    keyFrames: keyFrames(sample),
    ...(sound && { sound }),
    cut: sample.cut ?? false,
    ...(sample.damaged && { damaged: true as const }),
  };
  return { kind: 'fingerprinted', fingerprint };
}

export const videoFingerprinter = {
  modality: 'video',
  algorithm: VIDEO_ALGORITHM,
  fingerprint: fingerprintVideo,
  encode: encodeVideo,
  decode: decodeVideo,
} as const satisfies Fingerprinter<VideoSample, VideoFingerprint>;

const no = (why: UndeterminedWhy, detail: string) => ({ kind: 'undetermined', why, detail }) as const;

function frameHashes(sample: VideoSample): FilmFrameHashes[] {
  const spacing = Math.min(PROBE_SECONDS_MAX, sample.seconds / PROBES_OF_SHORT);
  let due = 0;
  return sample.frames.map(({ at, until, views }) => {
    const probe = at >= due - 1e-6;
    if (probe) due = at + spacing;
    const [whole, ...others] = views.map((view) => hashOf(view, probe));
    return { at, until, views: [whole!, ...others], probe };
  });
}

function hashOf({ kind, box, luma }: FilmView, probe: boolean): FilmHash {
  const { turned, quality } = pdqHashes(luma);
  return { kind, box, quality, words: turned[0]!, ...(probe && { turned }) };
}

function keyFrames({ keyFrames }: VideoSample): FilmKeyFrame[] {
  let [previous, last] = [-Infinity, -Infinity];
  return keyFrames.map(({ at, luma }) => {
    // A key frame that comes early was called by a cut.
    const described = at - last >= DESCRIBED_SECONDS || at - previous < CUT_SECONDS;
    previous = at;
    if (described) last = at;
    return { at, luma, described };
  });
}
