/** Inside the decoder process: one decoder for each modality. Film, and sound where there is ffmpeg, are decoded by it in a process of its own. */
import type { Modality } from '../../common/index.ts';
import type { Answer, Question } from '../answers.ts';
import { decodeText } from '../text/decode-text.ts';
import { decodeImage, decodePicture } from './image/decode-image.ts';
import { decodeSoundFile } from './sound/decode-sound-file.ts';

type FileDecoder = (file: Uint8Array, question: Question) => Promise<Answer>;

const NO_DECODER: FileDecoder = async ({ length }, { modality, format }) => ({
  kind: 'undetermined',
  why: 'unsupported-modality',
  detail: `There is no decoder for ${modality} (${format}, ${length} bytes) here.`,
});

export const DECODERS = {
  image: async (file, question) =>
    question.ask === 'picture'
      ? decodePicture(file, question.format, question.frame ?? 0, question.side ?? 256)
      : decodeImage(file, question.format),
  text: async (file) => {
    const decoded = decodeText(file);
    if (decoded.kind === 'undetermined') return decoded;
    return { kind: 'sample', sample: decoded.sample, format: decoded.format };
  },
  audio: async (file, { format }) => decodeSoundFile(file, format),
  video: NO_DECODER,
} satisfies { [M in Modality]: FileDecoder };
