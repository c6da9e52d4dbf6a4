/** Tunes from a seed: a melody over broken chords and a drum, added up from sine waves. Ours, and nobody's song. */
import { between, pick, seeded, type Chance } from './seeded.ts';

export const TUNE_RATE = 22_050;
const BEAT = 0.42;
/** Semitones above the key note. */
const SCALE = [0, 2, 3, 5, 7, 8, 10, 12, 14, 15, 17, 19] as const;
const CHORDS = [
  [0, 3, 7],
  [-4, 0, 3],
  [-2, 2, 5],
  [-7, -4, 0],
] as const;

interface Note {
  readonly at: number;
  readonly seconds: number;
  readonly hertz: number;
  readonly loudness: number;
}

/** @param seed decides everything. One channel, −1 to 1. */
export function playTune(seed: number, seconds: number): Float32Array {
  const chance = seeded(seed);
  const key = between(chance, 150, 240);
  const out = new Float32Array(Math.round(seconds * TUNE_RATE));
  for (const note of [...melody(chance, key, seconds), ...chords(chance, key, seconds)]) ring(out, note);
  for (let at = 0; at < seconds; at += BEAT * (chance() < 0.25 ? 0.5 : 1)) drum(out, at, chance);
  return out;
}

function melody(chance: Chance, key: number, seconds: number): Note[] {
  const notes: Note[] = [];
  let step = 4;
  for (let at = 0; at < seconds;) {
    const length = BEAT * pick(chance, [0.5, 0.5, 1, 1, 1.5, 2]);
    step = Math.min(SCALE.length - 1, Math.max(0, step + Math.round(between(chance, -2.4, 2.4))));
    if (chance() < 0.88) notes.push({ at, seconds: length * 1.15, hertz: pitch(2 * key, SCALE[step]!), loudness: 0.2 });
    at += length;
  }
  return notes;
}

function chords(chance: Chance, key: number, seconds: number): Note[] {
  const notes: Note[] = [];
  for (let bar = 0; bar < seconds; bar += 4 * BEAT) {
    const chord = pick(chance, CHORDS);
    for (let i = 0; i < 8; i++) {
      const semitones = pick(chance, chord) + (chance() < 0.3 ? 12 : 0);
      notes.push({ at: bar + (i * BEAT) / 2, seconds: BEAT, hertz: pitch(key, semitones), loudness: 0.09 });
    }
    notes.push({ at: bar, seconds: 3.6 * BEAT, hertz: pitch(key / 2, chord[0]), loudness: 0.16 });
  }
  return notes;
}

const pitch = (key: number, semitones: number): number => key * 2 ** (semitones / 12);

/** Plucked: higher partials fade sooner. */
function ring(out: Float32Array, { at, seconds, hertz, loudness }: Note): void {
  const first = Math.round(at * TUNE_RATE);
  const last = Math.min(out.length, first + Math.round(seconds * TUNE_RATE));
  for (let partial = 1; partial <= 5; partial++) {
    const turn = (2 * Math.PI * hertz * partial) / TUNE_RATE;
    const fade = (2.2 + 1.6 * partial) / TUNE_RATE;
    for (let i = first; i < last; i++) {
      const age = i - first;
      const attack = Math.min(1, age / 160) * Math.min(1, (last - i) / 300);
      out[i] = out[i]! + (loudness / partial) * attack * Math.exp(-age * fade) * Math.sin(turn * age);
    }
  }
}

function drum(out: Float32Array, at: number, chance: Chance): void {
  const first = Math.round(at * TUNE_RATE);
  const loudness = between(chance, 0.02, 0.07);
  for (let i = first; i < Math.min(out.length, first + 1200); i++)
    out[i] = out[i]! + loudness * Math.exp((first - i) / 260) * (2 * chance() - 1);
}

/** Played at another speed, pitch and all, by linear interpolation. */
export function spedUp(tune: Float32Array, speed: number): Float32Array {
  return Float32Array.from({ length: Math.floor((tune.length - 2) / speed) }, (_, i) => {
    const at = i * speed;
    const whole = Math.floor(at);
    return tune[whole]! + (at - whole) * (tune[whole + 1]! - tune[whole]!);
  });
}

/** One over the other: `at` seconds in, `loudness` of the second. */
export function mixed(ground: Float32Array, over: Float32Array, at: number, loudness: number): Float32Array {
  const out = ground.slice();
  const first = Math.round(at * TUNE_RATE);
  for (let i = 0; i < over.length && first + i < out.length; i++)
    out[first + i] = out[first + i]! + loudness * over[i]!;
  return out;
}

export const cutOut = (tune: Float32Array, from: number, seconds: number): Float32Array =>
  tune.slice(Math.round(from * TUNE_RATE), Math.round((from + seconds) * TUNE_RATE));

/** RIFF WAVE, 16 bits, one channel. */
export function wavOf(tune: Float32Array): Uint8Array {
  const bytes = new Uint8Array(44 + 2 * tune.length);
  const view = new DataView(bytes.buffer);
  const word = (at: number, letters: string): void =>
    [...letters].forEach((letter, i) => (bytes[at + i] = letter.charCodeAt(0)));
  word(0, 'RIFF');
  view.setUint32(4, 36 + 2 * tune.length, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, TUNE_RATE, true);
  view.setUint32(28, 2 * TUNE_RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, 2 * tune.length, true);
  tune.forEach((value, i) => view.setInt16(44 + 2 * i, Math.round(32_000 * Math.max(-1, Math.min(1, value))), true));
  return bytes;
}
