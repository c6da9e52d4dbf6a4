import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cut, tune } from '../../../test/fixtures/make-tunes.ts';
import { referenceId } from '../../common/index.ts';
import { audioFingerprinter, packPeak, type AudioFingerprint } from '../../fingerprint/index.ts';
import { SOUND_RATE } from '../../media/index.ts';
import type { TimeSegment } from '../outcome.ts';
import { AudioIndex } from './audio-index.ts';
import { HeardUpload } from './heard-upload.ts';
import { bestStretch, tryPeaks } from './weigh-evidence.ts';

function heard(sound: Int16Array): AudioFingerprint {
  const made = audioFingerprinter.fingerprint({ modality: 'audio', sampleRate: SOUND_RATE, channels: [sound] });
  assert.equal(made.kind, 'fingerprinted');
  return (made as Extract<typeof made, { kind: 'fingerprinted' }>).fingerprint;
}

const works = [1, 3, 6].map((seed) => tune({ seed, seconds: 35 }));
const index = new AudioIndex();
works.forEach((work, i) => index.add(referenceId(`work-${i}`), heard(work)));

/** `piece` under `cover` from `at` seconds on, so many decibels quieter. */
function under(cover: Int16Array, piece: Int16Array, at: number, decibels: number): Int16Array {
  const power = (sound: Int16Array): number => Math.sqrt(sound.reduce((sum, v) => sum + v * v, 0) / sound.length);
  const gain = (10 ** (-decibels / 20) * power(cover)) / power(piece);
  const from = Math.round(at * SOUND_RATE);
  return cover.map((v, i) => 0.5 * (v + gain * (piece[i - from] ?? 0)));
}

test('finds works 6 dB under other music, and begins and ends them no more than a second from where they do', () => {
  works.forEach((work, i) => {
    const cover = tune({ seed: [300, 302, 305][i]!, seconds: 26 });
    const outcome = index.match(heard(under(cover, cut(work, 9, 12), 7, 6)));
    assert.ok(outcome.kind === 'matched');
    assert.deepEqual(
      outcome.matches.map(({ reference }) => reference),
      [`work-${i}`],
    );
    const spans = outcome.matches[0].segments.map((segment) => (segment as TimeSegment).upload);
    assert.ok(Math.abs(spans[0]!.start - 7) < 1, `start ${spans[0]!.start} instead of 7`);
    assert.ok(Math.abs(spans.at(-1)!.end - 19) < 1, `end ${spans.at(-1)!.end} instead of 19`);
  });
});

test('believes a peak that is just where it is expected more than one that is only near', () => {
  const heardAt = (frequency: number): number => {
    const near = new HeardUpload(
      Uint32Array.from({ length: 30 }, (_, i) => packPeak(20 * i, 40 + 5 * (i % 9) + frequency, true)),
      700,
    );
    const peaks = Uint32Array.from({ length: 30 }, (_, i) => packPeak(20 * i, 40 + 5 * (i % 9), true));
    const reference = { id: referenceId('work'), fingerprint: heard(works[0]!), shadow: false };
    const fit = { track: { reference, kind: 'main', peaks }, scale: 1, offset: 0, shift: 0 } as const;
    return bestStretch(tryPeaks(near, fit, 'landmarks', 0, 700, true))?.evidence ?? 0;
  };
  assert.ok(heardAt(0.125) > 1.2 * heardAt(0.625));
});
