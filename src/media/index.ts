/**
 * media: sample types, format sniffing, resampling and the eight dihedral turns. Pure arithmetic on arrays.
 */
export { TURNS, turned, turnOfUnitSquare, type Turn, type TurnName } from './dihedral.ts';
export { averaged, cropped, sampled, type Region } from './resample.ts';
export type {
  AudioSample,
  FileFacts,
  FilmFrame,
  FilmView,
  ImageFrame,
  ImageSample,
  LumaImage,
  RgbImage,
  Sample,
  TextSample,
  VideoSample,
} from './samples.ts';
export { SOUND_RATE } from './samples.ts';
export { SNIFF_BYTES, sniffFormat, type OtherFamily, type SniffedFormat } from './sniff-format.ts';
export { insideBorders } from './trim-borders.ts';
export { wavePeaks, type WavePeaks } from './wave-peaks.ts';
