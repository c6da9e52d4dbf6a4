/**
 * What a kept file is, for whoever draws evidence: size as shown, length, what it sounds like, or its words. Read once in the
 * sandbox and kept beside the file. Everything served comes from samples, never from the bytes somebody sent.
 */
import type { Json } from '../../common/index.ts';
import type { DecodeInput } from '../../decode/decoder.ts';
import { wavePeaks, type WavePeaks } from '../../media/index.ts';
import type { Service } from '../service.ts';
import { runsOf, type TextRun } from './text-runs.ts';
import { waveFile } from './wave-file.ts';

export type MediaDescription =
  | { readonly kind: 'image'; readonly width: number; readonly height: number }
  | {
      readonly kind: 'film' | 'sound';
      readonly seconds: number;
      readonly picture?: { readonly width: number; readonly height: number };
      readonly peaks?: WavePeaks;
    }
  /** `runs`: where the words stand in the file, when markup was left out. */
  | { readonly kind: 'text'; readonly text: string; readonly runs?: readonly TextRun[] };

const PEAKS_MAX = 2000;
export const DESCRIPTION = 'description.json';
export const SOUND = 'sound.wav';

/** Undefined when the file is not kept (any more) or cannot be read again. */
export async function describeMedia(
  deps: Pick<Service, 'decoder' | 'files'>,
  owner: string,
): Promise<MediaDescription | undefined> {
  const known = await deps.files?.derived(owner, DESCRIPTION);
  if (known) return JSON.parse(new TextDecoder().decode(known)) as MediaDescription;
  const file = await deps.files?.find(owner);
  if (!file) return undefined;
  const described = await read(deps, owner, file);
  if (described) {
    const text = JSON.stringify(described satisfies Json | MediaDescription);
    await deps.files?.keepDerived(owner, DESCRIPTION, new TextEncoder().encode(text));
  }
  return described;
}

async function read(
  deps: Pick<Service, 'decoder' | 'files'>,
  owner: string,
  file: DecodeInput,
): Promise<MediaDescription | undefined> {
  const outline = await deps.decoder.outline(file);
  if (outline) {
    const { seconds, picture, sound } = outline;
    if (sound) await deps.files?.keepDerived(owner, SOUND, waveFile(sound));
    return {
      kind: picture ? 'film' : 'sound',
      seconds,
      ...(picture && { picture }),
      ...(sound && { peaks: wavePeaks(sound, PEAKS_MAX) }),
    };
  }
  const decoded = await deps.decoder.decode(file);
  if (decoded.kind === 'undetermined') return undefined;
  const { sample } = decoded;
  if (sample.modality === 'image') return { kind: 'image', width: sample.width, height: sample.height };
  if (sample.modality !== 'text') return undefined;
  return {
    kind: 'text',
    text: sample.text,
    ...(sample.sourceOffsets && { runs: runsOf(sample.text, sample.sourceOffsets) }),
  };
}
