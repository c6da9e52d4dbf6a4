/** Containers that hold sound, film or pictures alike: here the brands, codec names and track kinds inside decide. */
import type { Modality } from '../common/index.ts';
import type { SniffedFormat } from './sniff-format.ts';

const media = (modality: Modality, format: string): SniffedFormat => ({ kind: 'media', modality, format });

/** Top-level boxes a QuickTime or MP4 file may begin with when it has no `ftyp`. */
const FIRST_BOXES = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'styp', 'moof', 'sidx']);
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'mif2', 'msf1']);

/** ISO base media: mp4, mov, m4a, 3gp, avif, heic. */
export function sniffBaseMedia(bytes: Uint8Array): SniffedFormat | undefined {
  if (bytes.length < 12) return undefined;
  const first = latin(bytes, 4, 8);
  if (first !== 'ftyp') {
    if (!FIRST_BOXES.has(first)) return undefined;
    const film = first === 'moov' || first === 'mdat' || first === 'wide' || first === 'pnot' ? 'mov' : 'mp4';
    return soundOnly(bytes) ? media('audio', 'm4a') : media('video', film);
  }
  const size = Math.min(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), bytes.length, 4096);
  const brands = [latin(bytes, 8, 12)];
  for (let at = 16; at + 4 <= size; at += 4) brands.push(latin(bytes, at, at + 4));
  const major = brands[0]!;
  // `mif1` says "a still picture"; the compatible brands say in which codec.
  if (major === 'avif' || major === 'avis') return media('image', 'avif');
  if (HEIC_BRANDS.has(major)) {
    return media('image', brands.includes('avif') || brands.includes('avis') ? 'avif' : 'heic');
  }
  if (major === 'crx ') return media('image', 'cr3');
  if (/^M4[ABP] $/.test(major) || major === 'F4A ' || major === 'F4B ') return media('audio', 'm4a');
  if (soundOnly(bytes)) return media('audio', 'm4a');
  if (major === 'qt  ') return media('video', 'mov');
  return media('video', /^3g[p2ersg]/.test(major) ? '3gp' : 'mp4');
}

/** True only when the whole list of tracks is in sight and none of them is a picture. */
function soundOnly(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = view.getUint32(at);
    if (latin(bytes, at + 4, at + 8) === 'moov') {
      if (at + size > bytes.length) return false;
      const moov = latin(bytes, at, at + size);
      return moov.includes('soun') && !moov.includes('vide');
    }
    if (size < 8) return false;
    at += size;
  }
  return false;
}

/** EBML: webm and Matroska, sound when the tracks in sight name only sound codecs. */
export function sniffMatroska(bytes: Uint8Array): SniffedFormat | undefined {
  if (bytes[0] !== 0x1a || bytes[1] !== 0x45 || bytes[2] !== 0xdf || bytes[3] !== 0xa3) return undefined;
  const text = latin(bytes, 0, 4096);
  const format = text.slice(0, 128).includes('webm') ? 'webm' : 'mkv';
  const sound = /A_(OPUS|VORBIS|AAC|MPEG|FLAC|AC3|EAC3|DTS|PCM|ALAC)/.test(text);
  return media(sound && !/V_[A-Z]/.test(text) ? 'audio' : 'video', format);
}

/** Ogg: the first pages name their codecs; Theora, Dirac and OGM are film, the rest sound. */
export function sniffOgg(bytes: Uint8Array): SniffedFormat | undefined {
  if (latin(bytes, 0, 4) !== 'OggS') return undefined;
  const start = latin(bytes, 0, 1024);
  const film = ['\x80theora', 'BBCD\0', '\x01video\0'].some((codec) => start.includes(codec));
  return film ? media('video', 'ogv') : media('audio', 'ogg');
}

/** MPEG transport stream: a 0x47 each 188 bytes, or each 192 after four bytes of time code. */
export function sniffTransportStream(bytes: Uint8Array): SniffedFormat | undefined {
  for (const [first, step] of [
    [0, 188],
    [4, 192],
  ] as const) {
    let packets = 0;
    while (packets < 5 && bytes[first + packets * step] === 0x47) packets++;
    if (packets === 5) return media('video', 'mpeg-ts');
  }
  return undefined;
}

const MPEG1_LAYER3_KBPS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const MPEG2_LAYER3_KBPS = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const LAYER2_KBPS = [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384];
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** mp3, mp2 and aac have no header of their own: frames that follow each other at the distance they state are the proof. */
export function sniffMpegAudio(bytes: Uint8Array): SniffedFormat | undefined {
  const reach = Math.min(bytes.length - 8, 4096);
  for (let start = 0; start < reach; start++) {
    if (bytes[start] !== 0xff) continue;
    const frame = frameAt(bytes, start);
    if (frame === undefined) continue;
    // Two frames at the very start suffice; further in, chance needs more convincing.
    const wanted = start === 0 ? 2 : 4;
    let frames = 0;
    let at = start;
    for (let next = frameAt(bytes, at); next !== undefined && next.format === frame.format && frames < wanted;) {
      frames++;
      at += next.length;
      next = frameAt(bytes, at);
    }
    if (frames >= wanted) return media('audio', frame.format);
  }
  return undefined;
}

function frameAt(bytes: Uint8Array, at: number): { format: string; length: number } | undefined {
  const [b0, b1, b2, b3, b4, b5] = bytes.subarray(at, at + 6);
  if (b0 !== 0xff || b1 === undefined || b2 === undefined || b3 === undefined) return undefined;
  if ((b1 & 0xf6) === 0xf0) {
    if (b4 === undefined || b5 === undefined || (b2 & 0x3c) >> 2 > 12) return undefined;
    const length = ((b3 & 3) << 11) | (b4 << 3) | (b5 >> 5);
    return length > 7 ? { format: 'aac', length } : undefined;
  }
  if ((b1 & 0xe0) !== 0xe0) return undefined;
  const version = (b1 >> 3) & 3; // 3 = MPEG-1, 2 = MPEG-2, 0 = MPEG-2.5
  const layer = (b1 >> 1) & 3; // 1 = III, 2 = II
  const rate = SAMPLE_RATES[(b2 >> 2) & 3];
  if (version === 1 || (layer !== 1 && layer !== 2) || rate === undefined) return undefined;
  const kbps = (layer === 2 && version === 3 ? LAYER2_KBPS : version === 3 ? MPEG1_LAYER3_KBPS : MPEG2_LAYER3_KBPS)[
    b2 >> 4
  ];
  if (kbps === undefined || kbps === 0) return undefined;
  const hz = version === 3 ? rate : version === 2 ? rate / 2 : rate / 4;
  const samples = layer === 1 && version !== 3 ? 72 : 144;
  return { format: layer === 1 ? 'mp3' : 'mp2', length: Math.floor((samples * kbps * 1000) / hz) + ((b2 >> 1) & 1) };
}

/** One character for each byte. */
function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < Math.min(to, bytes.length); at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 4096, to, bytes.length)));
  }
  return text;
}
