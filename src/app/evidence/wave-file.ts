/** Decoded sound as a WAV file: a derivative that every browser plays and that carries nothing of the file it came from. Pure. */
import { SOUND_RATE, type AudioSample } from '../../media/index.ts';

const HEADER = 44;

/** One channel, 16 bits. 22 kB per second at 11,025 Hz. */
export function waveFile({ channels: [samples], sampleRate }: AudioSample): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const word = (at: number, text: string) => [...text].forEach((letter, i) => (bytes[at + i] = letter.charCodeAt(0)));
  word(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  for (let i = 0; i < samples.length; i++) view.setInt16(HEADER + i * 2, samples[i]!, true);
  return bytes;
}

/** Where these seconds of the sound stand in its file: the first byte, and the one after the last. */
export function bytesOfSound(start: number, end: number): [from: number, to: number] {
  const at = (seconds: number): number => HEADER + 2 * Math.round(Math.max(0, seconds) * SOUND_RATE);
  return [at(start), at(end)];
}
