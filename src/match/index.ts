/**
 * match: fingerprints in, a MatchOutcome with segments and transforms out. Exact candidate search, local verification.
 */
export type {
  Box,
  Homography,
  ImageSegment,
  Match,
  MatchOutcome,
  Modification,
  Segment,
  Span,
  TextSegment,
  TimeSegment,
} from './outcome.ts';
export { RESIDUALS, type Residual } from './outcome.ts';
export { MAP_CELLS, mapCells, type CellState } from './cell-map.ts';
export {
  examineReference,
  resembling,
  type HygieneFinding,
  type HygieneSurroundings,
  type HygieneWhy,
} from './hygiene/examine-reference.ts';
export type { ModalityIndex } from './modality-index.ts';
export { AudioIndex } from './audio/audio-index.ts';
export { HammingIndex } from './hamming/hamming-index.ts';
export type { SegmentHandle } from './hamming/segment.ts';
export { SharedReader } from './hamming/shared-reader.ts';
export { PDQ_RADIUS } from './image/hash-lookup.ts';
export { ImageIndex } from './image/image-index.ts';
export { LocalIndex, type LocalMatch, type LocalOutcome } from './image/local/local-index.ts';
export { matchUpload, matchUploadInSteps } from './match-upload.ts';
export { ReferenceIndex, matchers } from './reference-index.ts';
export { TextIndex } from './text/text-index.ts';
export { timelineOf, type PairedMoment, type Ribbon, type Timeline } from './timeline.ts';
export { VideoIndex } from './video/video-index.ts';
