/** The picture's row in the registry. */
import type { ImageSample } from '../../media/index.ts';
import type { Fingerprinter } from '../fingerprint.ts';
import { fingerprintImage, IMAGE_ALGORITHM } from './fingerprint-image.ts';
import type { ImageFingerprint } from './image-fingerprint.ts';
import { decodeImage, encodeImage } from './stored-image.ts';

export const imageFingerprinter: Fingerprinter<ImageSample, ImageFingerprint> = {
  modality: 'image',
  algorithm: IMAGE_ALGORITHM,
  fingerprint: fingerprintImage,
  encode: encodeImage,
  decode: decodeImage,
};
