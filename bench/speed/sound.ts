/**
 * `npm run bench:sound -- [--hours 10,100] [--kit DIR] [--json]`: the sound index as it grows. References are the kit's, or tunes drawn
 * from a seed, and as many copies of them as are needed, each with its frequencies mirrored and moved and its time shuffled in blocks
 * of 4.6 s, so that no copy is found in another. Prints sizes, build, load, additions while serving, and what 30 s cost to look up:
 * as they are, faster, and of no reference. CPU seconds of user code; decoding is not in it.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { referenceId, seconds } from '../../src/common/index.ts';
import { createDecoder } from '../../src/decode/index.ts';
import {
  audioFingerprinter,
  BINS,
  FRAMES_PER_SECOND,
  isLandmark,
  packPeak,
  peakFrame,
  peakFrequency,
  type AudioFingerprint,
} from '../../src/fingerprint/index.ts';
import { AudioIndex } from '../../src/match/index.ts';
import { SOUND_RATE, type AudioSample } from '../../src/media/index.ts';
import { chance, cut, noise, mixed, played, tune } from '../../test/fixtures/make-tunes.ts';
import { findKit } from '../quality/kit-scorer.ts';

const { values: options } = parseArgs({
  options: { hours: { type: 'string', default: '10,100' }, kit: { type: 'string' }, json: { type: 'boolean' } },
});
const QUERY_SECONDS = 30;
const QUERIES = 12;
const BLOCK_FRAMES = Math.round(4.6 * FRAMES_PER_SECOND);

const cpu = (): number => process.cpuUsage().user / 1e6;
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
const timed = <T>(work: () => T): { result: T; seconds: number } => {
  const start = cpu();
  const result = work();
  return { result, seconds: cpu() - start };
};

type Channels = AudioSample['channels'];

interface Sound {
  readonly samples: Int16Array;
  readonly print: AudioFingerprint;
}

function print(...channels: Channels): AudioFingerprint | undefined {
  const made = audioFingerprinter.fingerprint({ modality: 'audio', sampleRate: SOUND_RATE, channels });
  return made.kind === 'fingerprinted' ? made.fingerprint : undefined;
}

/** Real music where there is a kit, in stereo where it is: tunes are sparser, and more alike. */
async function sounds(): Promise<Channels[]> {
  const kit = options.kit === undefined ? undefined : findKit(options.kit, 'audio');
  if (typeof kit !== 'string') return Array.from({ length: 24 }, (_, i) => [tune({ seed: 500 + i, seconds: 90 })]);
  const decoder = await createDecoder();
  const found: Channels[] = [];
  for (const name of readdirSync(join(kit, 'refs')).sort()) {
    const decoded = await decoder.decode({ kind: 'file', path: join(kit, 'refs', name) });
    if (decoded.kind === 'decoded' && decoded.sample.modality === 'audio') found.push(decoded.sample.channels);
  }
  await decoder.close();
  return found;
}

/** As many peaks, as close together, of another sound. */
function copyOf({ main, side, seconds: length }: AudioFingerprint, seed: number): AudioFingerprint {
  const next = chance(seed);
  const blocks = Math.ceil((length * FRAMES_PER_SECOND) / BLOCK_FRAMES);
  const order = Array.from({ length: blocks }, (_, i) => ({ i, key: next() })).sort((a, b) => a.key - b.key);
  const place = new Map(order.map(({ i }, at) => [i, at]));
  const shift = Math.floor(next() * 24) - 12;
  const mirrored = next() < 0.7;
  const movedPeak = (peak: number): number => {
    const frame = peakFrame(peak);
    const block = Math.floor(frame / BLOCK_FRAMES);
    const frequency = (mirrored ? BINS - 1 - peakFrequency(peak) : peakFrequency(peak)) + shift;
    const inside = (frequency + 2 * BINS) % (BINS - 2);
    return packPeak(place.get(block)! * BLOCK_FRAMES + (frame % BLOCK_FRAMES), inside, isLandmark(peak));
  };
  const moved = (peaks: Uint32Array) => Uint32Array.from(new Set(Array.from(peaks, movedPeak))).sort();
  return {
    modality: 'audio',
    algorithm: 'audio/peaks@1',
    seconds: seconds(length),
    main: moved(main),
    side: moved(side),
    cut: false,
  };
}

/** Milliseconds of CPU, median and worst; how many were found. */
function ask(index: AudioIndex, queries: readonly AudioFingerprint[]) {
  const taken: number[] = [];
  let found = 0;
  for (const query of queries) {
    const { result, seconds: spent } = timed(() => index.match(query));
    taken.push(1000 * spent);
    if (result.kind === 'matched') found++;
  }
  taken.sort((a, b) => a - b);
  return {
    medianMs: round(taken[taken.length >> 1]!, 0),
    worstMs: round(taken.at(-1)!, 0),
    found: `${found}/${queries.length}`,
  };
}

async function main() {
  const music = await sounds();
  const extraction = timed(() =>
    music.map((channels): Sound | undefined => {
      const made = print(...channels);
      return made && { samples: channels[0], print: made };
    }),
  );
  const known = extraction.result.filter((sound) => sound !== undefined);
  const heardSeconds = music.reduce((sum, [{ length }]) => sum + length / SOUND_RATE, 0);
  const pieces = known.slice(0, QUERIES).map(({ samples }) => cut(samples, 20, QUERY_SECONDS));
  const prints = (sounds: readonly Int16Array[]) =>
    sounds.map((samples) => print(samples)).filter((made) => made !== undefined);
  const queries = {
    asItIs: prints(pieces),
    noisy: prints(pieces.map((piece, i) => mixed(piece, noise(i, QUERY_SECONDS, 0.03)))),
    faster: prints(pieces.map((piece) => played(piece, 1.08))),
    inNoReference: prints(Array.from({ length: 6 }, (_, i) => tune({ seed: 900 + i, seconds: QUERY_SECONDS }))),
  };
  const rows: object[] = [];
  for (const hours of options.hours.split(',').map(Number)) {
    const references = known.map(({ print: made }) => made);
    let total = references.reduce((sum, made) => sum + made.seconds, 0);
    for (let seed = 1; total < hours * 3600; seed++) {
      const copy = copyOf(known[seed % known.length]!.print, seed);
      references.push(copy);
      total += copy.seconds;
    }
    const stored = references.map((reference) => audioFingerprinter.encode(reference));
    const bytes = stored.reduce((sum, { length }) => sum + length, 0);
    references.length = 0;
    const loaded = timed(() =>
      stored.map((one) => {
        const read = audioFingerprinter.decode(one);
        if (read.kind !== 'done') throw new Error(read.detail);
        return read.value;
      }),
    );
    stored.length = 0;
    const index = new AudioIndex();
    const built = timed(() => {
      loaded.result.forEach((reference, i) => index.add(referenceId(`sound-${i}`), reference));
      index.settle();
    });
    const peaks = loaded.result.reduce((sum, { main, side }) => sum + main.byteLength + side.byteLength, 0);
    ask(index, queries.asItIs.slice(0, 2));
    const serving = timed(() => {
      for (let i = 0; i < 10; i++) {
        index.add(referenceId(`late-${i}`), copyOf(known[i % known.length]!.print, 90_000 + i));
        index.settle();
        index.remove(referenceId(`late-${i}`));
        index.settle();
      }
    });
    rows.push({
      hours: round(total / 3600, 1),
      references: loaded.result.length,
      storedMBPerHour: round(bytes / 1e6 / (total / 3600)),
      memoryMBPerHour: round((index.indexBytes + peaks) / 1e6 / (total / 3600)),
      loadSeconds: round(loaded.seconds + built.seconds, 1),
      addOrWithdrawMs: round((1000 * serving.seconds) / 20, 1),
      ...Object.fromEntries(Object.entries(queries).map(([name, prints]) => [name, ask(index, prints)])),
    });
  }
  return { timesRealTimePerCore: Math.round(heardSeconds / extraction.seconds), rows };
}

const report = await main();
if (options.json) console.log(JSON.stringify(report));
else {
  console.log(`extraction ${report.timesRealTimePerCore} × real time per core`);
  for (const row of report.rows) console.log(row);
}
