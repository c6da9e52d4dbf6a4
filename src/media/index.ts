/**
 * media: sample types, format sniffing, resampling and the eight dihedral turns. Pure arithmetic on arrays.
 */
export type {
  AudioSample,
  FileFacts,
  ImageFrame,
  ImageSample,
  LumaImage,
  RgbImage,
  Sample,
  TextSample,
  VideoSample,
} from './samples.ts';
