/**
 * Pictures that were placed by key frames alone are known to about a second; the sound of the same film, heard at the same time, is known
 * to hundredths. Where both say the same as far as the pictures can tell, the pictures take the sound's word for when.
 */
import type { Span, TimeSegment } from '../outcome.ts';

/** Picture segments with a larger error than this are coarse. */
const COARSE = 0.45;
/** Share of a picture segment that must be heard as well. */
const HEARD_SHARE = 0.6;
/** Beyond the stated error, still the same: the two tracks of one film are not cut to the frame. */
const SLACK = 0.15;

/** Pictures that run apart from the sound (another offset, backwards, replaced) stay as they are. */
export function leanOnSound(pictures: readonly TimeSegment[], sounds: readonly TimeSegment[]): readonly TimeSegment[] {
  return pictures.map((picture) => {
    if (picture.boundaryError <= COARSE || picture.reversed) return picture;
    const sound = sounds.find((other) => saysTheSame(picture, other));
    return sound === undefined ? picture : placedBy(picture, sound);
  });
}

const lengthOf = ({ start, end }: Span): number => end - start;
const momentOf = ({ upload, reference, speed }: TimeSegment, at: number): number =>
  reference.start + speed * (at - upload.start);

function saysTheSame(picture: TimeSegment, sound: TimeSegment): boolean {
  if (sound.reversed) return false;
  const [start, end] = [
    Math.max(picture.upload.start, sound.upload.start),
    Math.min(picture.upload.end, sound.upload.end),
  ];
  if (end - start < HEARD_SHARE * lengthOf(picture.upload)) return false;
  const middle = (start + end) / 2;
  return Math.abs(momentOf(picture, middle) - momentOf(sound, middle)) <= picture.boundaryError + SLACK;
}

function placedBy(picture: TimeSegment, sound: TimeSegment): TimeSegment {
  const near = (edge: 'start' | 'end'): boolean =>
    Math.abs(picture.upload[edge] - sound.upload[edge]) <= picture.boundaryError + SLACK;
  const edge = (which: 'start' | 'end'): number => (near(which) ? sound : picture).upload[which];
  const upload = { start: edge('start'), end: edge('end') };
  const inReference = (at: number): number => Math.round(1000 * Math.max(0, momentOf(sound, at))) / 1000;
  const whole = near('start') && near('end');
  return {
    ...picture,
    upload,
    reference: { start: inReference(upload.start), end: inReference(upload.end) },
    speed: Math.round(1000 * sound.speed) / 1000,
    boundaryError: whole ? Math.min(picture.boundaryError, sound.boundaryError) : picture.boundaryError,
  };
}
