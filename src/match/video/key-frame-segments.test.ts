import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confidence, fraction, referenceId, seconds } from '../../common/index.ts';
import type { VideoFingerprint } from '../../fingerprint/index.ts';
import type { LocalMatch } from '../image/local/local-index.ts';
import type { ImageSegment } from '../outcome.ts';
import type { KeyFrameHit } from './key-frame-index.ts';
import { keyFrameSegments } from './key-frame-segments.ts';

const BOX = { x: 0, y: 0, width: 640, height: 360 };
/** Every second another picture, so that moments count as different. */
function film(length: number, seed: number): VideoFingerprint {
  const frames = Array.from({ length }, (_, at) => {
    const words = Uint32Array.from({ length: 8 }, (_, i) => Math.imul((at + 1) * (i + 3) + seed, 0x9e3779b1) >>> 0);
    return {
      at,
      until: at + 1,
      views: [{ kind: 'whole', box: BOX, quality: 90, words }] as const,
      probe: false,
    };
  });
  return {
    modality: 'video',
    algorithm: 'video/pdq-frames@1',
    width: 640,
    height: 360,
    seconds: seconds(length),
    frames,
    keyFrames: [],
    cut: false,
  };
}

function hit(upload: number, reference: number, change: Partial<LocalMatch> = {}): KeyFrameHit {
  const segment: ImageSegment = {
    algorithm: 'image/local@1',
    upload: BOX,
    reference: BOX,
    transform: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    mirrored: false,
    frame: 0,
    cells: { visible: 100, agreeing: 90 },
  };
  const match: LocalMatch = {
    reference: referenceId('work'),
    modality: 'image',
    tier: 'edited',
    confidence: confidence(0.9),
    coverageOfReference: fraction(1),
    coverageOfUpload: fraction(1),
    combined: false,
    modified: 'technical',
    segments: [segment],
    residual: 'none',
    inliers: 60,
    ...change,
  };
  return { film: 0, upload, reference, match, segment, sure: true };
}
const later = { modified: 'creative', combined: true, residual: 'emoji', inliers: 50 } as const;
const moments = Array.from({ length: 12 }, (_, at) => at);
/** Of the work each second moment is described: half of the pairs are a second apart, always to the same side. */
const asked = (drawn: (at: number) => boolean = () => false) => ({
  moments,
  hits: moments.flatMap((at) => (at % 2 === 0 ? [hit(at, at + 5, drawn(at) ? later : {})] : [hit(at, at + 4, later)])),
});

test('pairs a second apart move neither the time nor what is said to lie over the work', () => {
  const [segment, ...others] = keyFrameSegments(film(12, 1), film(40, 2), asked(), 0);
  assert.equal(others.length, 0);
  assert.ok(segment && Math.abs(segment.line.offset - 5) < 0.05, `${segment?.line.offset}`);
  assert.deepEqual(segment.edits, { combined: false, modified: 'technical' });
});

test('what is drawn over the work at more than a fifth of its moments is said; at one cut it is not', () => {
  const once = keyFrameSegments(
    film(12, 1),
    film(40, 2),
    asked((at) => at === 4),
    0,
  );
  assert.equal(once[0]?.edits?.modified, 'technical');
  const often = keyFrameSegments(
    film(12, 1),
    film(40, 2),
    asked((at) => at >= 8),
    0,
  );
  assert.equal(often[0]?.edits?.modified, 'creative');
});
