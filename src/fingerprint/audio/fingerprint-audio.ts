/**
 * Sound to fingerprint, and the fingerprinter's row. Says `too-short` and `featureless` here, so that silence, a tone or plain
 * noise is neither accused nor called clean.
 */
import { assert, seconds, type UndeterminedWhy } from '../../common/index.ts';
import { SOUND_RATE, type AudioSample } from '../../media/index.ts';
import type { Fingerprinter, FingerprintOutcome } from '../fingerprint.ts';
import { lastOf, type Steps } from '../steps.ts';
import type { AudioFingerprint } from './audio-fingerprint.ts';
import { isLandmark, peakFrame, peakFrequency } from './peak.ts';
import { findPeaks, type Peaks } from './spectral-peaks.ts';
import { AUDIO_ALGORITHM, decodeAudio, encodeAudio } from './stored-audio.ts';

/** Below this not even a verbatim copy gives enough peaks to be told from chance. */
export const SECONDS_MIN = 2;
const LANDMARKS_MIN = 16;
/** Relief of white, pink and brown noise is 0.56 to 0.57; of the noisiest recordings that are still recognised, 0.58 and more. */
const NOISE_RELIEF = 0.575;
/** Peaks of a steady tone or chord lie in this few places of the frequency axis. */
const PLACES_MIN = 4;

/** Of several streams of a file the first in which there is something to recognise, the rest of those as its `others`. */
export const fingerprintAudio = (sample: AudioSample): FingerprintOutcome<AudioFingerprint> =>
  lastOf(fingerprintAudioInSteps(sample));

/** The same in steps of some 25 ms. */
export function* fingerprintAudioInSteps(sample: AudioSample): Steps<FingerprintOutcome<AudioFingerprint>> {
  const alone = yield* fingerprintStream(sample);
  if (!sample.others) return alone;
  const made = [alone];
  for (const other of sample.others) made.push(yield* fingerprintStream(other));
  const [first, ...others] = made.flatMap((one) => (one.kind === 'fingerprinted' ? [one.fingerprint] : []));
  if (!first) return alone;
  const fingerprint: AudioFingerprint = { ...first, cut: sample.cut ?? false, ...(others.length > 0 && { others }) };
  return { kind: 'fingerprinted', fingerprint };
}

function* fingerprintStream(sample: AudioSample): Steps<FingerprintOutcome<AudioFingerprint>> {
  assert(sample.sampleRate === SOUND_RATE, `sound of ${sample.sampleRate} Hz instead of ${SOUND_RATE}`);
  const [middle, difference] = sample.channels;
  const length = middle?.length ?? 0;
  if (middle === undefined || length < SECONDS_MIN * SOUND_RATE)
    return no('too-short', `The sound is shorter than ${SECONDS_MIN} seconds.`);
  const found = yield* findPeaks(middle);
  const missing = featureless(found);
  if (missing !== undefined) return sample.cut ? unheard(missing.detail) : missing;
  const side =
    difference === undefined ? new Uint32Array(0) : onlyIn((yield* findPeaks(difference, false)).peaks, found.peaks);
  const fingerprint: AudioFingerprint = {
    modality: 'audio',
    algorithm: AUDIO_ALGORITHM,
    seconds: seconds(length / SOUND_RATE),
    main: found.peaks,
    side,
    cut: sample.cut ?? false,
  };
  return { kind: 'fingerprinted', fingerprint };
}

export const audioFingerprinter = {
  modality: 'audio',
  algorithm: AUDIO_ALGORITHM,
  fingerprint: fingerprintAudio,
  inSteps: fingerprintAudioInSteps,
  encode: encodeAudio,
  decode: decodeAudio,
} as const satisfies Fingerprinter<AudioSample, AudioFingerprint>;

const no = (why: UndeterminedWhy, detail: string) => ({ kind: 'undetermined', why, detail }) as const;

/** Of a sound that goes on after a silent beginning nobody knows that it is silent. */
const unheard = (detail: string) =>
  no('over-limit', `${detail} That is its beginning: the file holds more sound than was listened to.`);

function featureless({ peaks, audible, frames, relief }: Peaks) {
  if (audible === 0) return no('featureless', 'The sound is silent.');
  if (relief < NOISE_RELIEF && audible > frames / 2) return no('featureless', 'The sound is noise without any tone.');
  const places = new Set<number>();
  let landmarks = 0;
  for (const peak of peaks) {
    if (!isLandmark(peak)) continue;
    landmarks++;
    places.add(Math.round(peakFrequency(peak) / 2));
  }
  if (places.size < PLACES_MIN) return no('featureless', 'The sound is silence, or a tone that never changes.');
  if (landmarks < LANDMARKS_MIN) return no('too-short', 'Too little is heard in the sound to recognise anything by.');
  return undefined;
}

/** The landmarks of one ascending list that have no neighbour (one frame, one bin) in the other. */
function onlyIn(peaks: Uint32Array, others: Uint32Array): Uint32Array {
  const kept: number[] = [];
  let from = 0;
  for (const peak of peaks) {
    if (!isLandmark(peak)) continue;
    const frame = peakFrame(peak);
    while (from < others.length && peakFrame(others[from]!) < frame - 1) from++;
    let near = false;
    for (let i = from; i < others.length && peakFrame(others[i]!) <= frame + 1 && !near; i++)
      near = Math.abs(peakFrequency(others[i]!) - peakFrequency(peak)) <= 1;
    if (!near) kept.push(peak);
  }
  return Uint32Array.from(kept);
}
