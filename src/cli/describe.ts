/** Segments in words: where in the upload, where in the work, how bent. */
import type { Box, Segment } from '../match/index.ts';

/** Cells of one table row. */
export function describeSegment(segment: Segment): string[] {
  if ('transform' in segment) {
    const turned = segment.mirrored ? ', mirrored' : '';
    const frame = segment.frame > 0 ? `, frame ${segment.frame}` : '';
    return [
      `picture ${box(segment.upload)}`,
      `← work ${box(segment.reference)}`,
      `${segment.cells.agreeing} of ${segment.cells.visible} places agree${turned}${frame}`,
    ];
  }
  if ('agreeing' in segment) {
    return [
      `characters ${segment.upload.start}–${segment.upload.end}`,
      `← work ${segment.reference.start}–${segment.reference.end}`,
      `${segment.agreeing} letters agree`,
    ];
  }
  const bent = [
    segment.speed === 1 ? '' : `speed ×${segment.speed.toFixed(3)}`,
    segment.pitchSemitones ? `pitch ${segment.pitchSemitones.toFixed(1)} semitones` : '',
    segment.reversed ? 'backwards' : '',
    `ends ±${segment.boundaryError.toFixed(2)} s`,
  ];
  return [
    `${segment.track ?? 'sound'} ${clock(segment.upload.start)}–${clock(segment.upload.end)}`,
    `← work ${clock(segment.reference.start)}–${clock(segment.reference.end)}`,
    bent.filter(Boolean).join(', '),
  ];
}

const box = ({ x, y, width, height }: Box): string =>
  `${Math.round(width)}×${Math.round(height)} at ${Math.round(x)},${Math.round(y)}`;

/** `1:02.5` */
const clock = (at: number): string => `${Math.floor(at / 60)}:${(at % 60).toFixed(1).padStart(4, '0')}`;
