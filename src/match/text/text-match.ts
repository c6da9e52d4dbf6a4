/** From passages in skeleton letters to the match that is reported: spans in the files, coverage, what was changed. */
import { fraction, type ReferenceId } from '../../common/index.ts';
import type { TextFingerprint } from '../../fingerprint/index.ts';
import type { Match, Modification, Span, TextSegment } from '../outcome.ts';
import type { Passage } from './extend-passage.ts';
import { textConfidence } from './text-confidence.ts';

export const TEXT_MATCH_ALGORITHM = 'text/winnowing@1';

/** Other text from this share of the upload on makes it a combination. */
const COMBINED_FROM = 0.1;
/** Share of replaced, dropped or added words from which the copy is a rewording. */
const REWORDED_FROM = 0.03;

interface HeldText {
  readonly id: ReferenceId;
  readonly fingerprint: TextFingerprint;
  readonly shadow: boolean;
}

/** `passages` are those of one work, at least one. */
export function matchOfWork(
  upload: TextFingerprint,
  work: HeldText,
  passages: readonly Passage[],
  alsoIn: readonly ReferenceId[],
): Match {
  const reference = work.fingerprint;
  const inOrder = [...passages].sort((a, b) => a.uploadStart - b.uploadStart || a.referenceStart - b.referenceStart);
  const [first, ...rest] = inOrder.map((passage) => segmentOf(upload, reference, passage));
  const surest = inOrder.reduce((best, passage) => Math.max(best, textConfidence(passage.agreeing, passage.score)), 0);
  const ofReference = inOrder.map((passage) => ({ start: passage.referenceStart, end: passage.referenceEnd }));
  const ofUpload = inOrder.map((passage) => ({ start: passage.uploadStart, end: passage.uploadEnd }));
  const coverageOfUpload = unionLength(ofUpload) / upload.skeleton.length;
  const modified = modificationOf(upload, reference, inOrder);
  return {
    reference: work.id,
    modality: 'text',
    tier: inOrder.every(agreesThroughout) ? 'same' : 'edited',
    confidence: surest as Match['confidence'],
    coverageOfReference: fraction(unionLength(ofReference) / reference.skeleton.length),
    coverageOfUpload: fraction(coverageOfUpload),
    combined: 1 - coverageOfUpload >= COMBINED_FROM,
    modified,
    ...(alsoIn.length > 0 ? { alsoIn } : {}),
    ...(work.shadow ? { shadow: true as const } : {}),
    segments: [first!, ...rest],
  };
}

const segmentOf = (upload: TextFingerprint, reference: TextFingerprint, passage: Passage): TextSegment => ({
  algorithm: TEXT_MATCH_ALGORITHM,
  upload: spanOf(upload.offsets, passage.uploadStart, passage.uploadEnd),
  reference: spanOf(reference.offsets, passage.referenceStart, passage.referenceEnd),
  agreeing: passage.agreeing,
});

/** The smallest span of the file that holds these letters. Offsets may fall inside a right-to-left override, so all are looked at. */
function spanOf(offsets: Uint32Array, start: number, end: number): Span {
  let least = offsets[start]!;
  let most = least;
  for (let i = start + 1; i < end; i++) {
    const offset = offsets[i]!;
    if (offset < least) least = offset;
    if (offset > most) most = offset;
  }
  return { start: least, end: most + 1 };
}

const agreesThroughout = (passage: Passage): boolean =>
  passage.agreeing === passage.uploadEnd - passage.uploadStart &&
  passage.agreeing === passage.referenceEnd - passage.referenceStart;

/** Words changed or put in another order are creative; letters, case, signs and spacing are technical. */
function modificationOf(
  upload: TextFingerprint,
  reference: TextFingerprint,
  passages: readonly Passage[],
): Modification {
  let agreeing = 0;
  let words = 0;
  for (const passage of passages) {
    if (passage.rearranged) return 'creative';
    agreeing += passage.agreeing;
    words += passage.wordLetters;
  }
  if (words > REWORDED_FROM * (agreeing + words)) return 'creative';
  return passages.every((passage) => agreesThroughout(passage) && sameSurface(upload, reference, passage))
    ? 'none'
    : 'technical';
}

/** Every letter written the same way at the same distance from the one before. */
function sameSurface(upload: TextFingerprint, reference: TextFingerprint, passage: Passage): boolean {
  const shift = passage.referenceStart - passage.uploadStart;
  const moved = reference.offsets[passage.referenceStart]! - upload.offsets[passage.uploadStart]!;
  for (let i = passage.uploadStart; i < passage.uploadEnd; i++) {
    if (upload.surface[i] !== reference.surface[i + shift]) return false;
    if (reference.offsets[i + shift]! - upload.offsets[i]! !== moved) return false;
  }
  return true;
}

function unionLength(spans: readonly Span[]): number {
  let length = 0;
  let reached = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    length += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return length;
}
