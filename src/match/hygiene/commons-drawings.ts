/**
 * Pictures that belong to nobody: patterns, app chrome, forms, codes, lettering, signs. Drawn here from formulas; a reference that looks
 * like one of them would accuse everyone who uses the same template. Two shapes of each, since screens and pages differ.
 */
import type { LumaImage } from '../../media/index.ts';

/** Grey level at a place; `u`, `v` run from 0 to 1, `x`, `y` in units of the shorter side. */
type Paint = (u: number, v: number, x: number, y: number) => number;

export interface CommonPicture {
  readonly name: string;
  readonly luma: LumaImage;
}

const LONG = 288;
const SHORT = 192;

const inside = (u: number, v: number, left: number, top: number, right: number, bottom: number): boolean =>
  u >= left && u < right && v >= top && v < bottom;

/** The same numbers on every machine: a hash of the cell, 0 to 1. */
function chance(a: number, b: number, seed = 1): number {
  let n = (Math.imul(a, 374_761_393) + Math.imul(b, 668_265_263) + Math.imul(seed, 2_147_483_647)) | 0;
  n = Math.imul(n ^ (n >>> 13), 1_274_126_177);
  return ((n ^ (n >>> 16)) >>> 0) / 2 ** 32;
}

/** Rows of block letters between two heights: is there ink? Letters are five by seven cells of chance. */
function lettering(x: number, v: number, top: number, bottom: number, lines: number, seed: number): boolean {
  if (v < top || v >= bottom) return false;
  const row = ((v - top) / (bottom - top)) * lines;
  const [line, within] = [Math.floor(row), row % 1];
  if (within > 0.62) return false;
  const height = (bottom - top) / lines;
  const column = (x / (height * 0.62)) * 5;
  const [letter, stroke] = [Math.floor(column / 6), Math.floor(column % 6)];
  if (stroke === 5 || chance(letter, line, seed + 3) < 0.16) return false;
  return chance(letter * 8 + stroke, line * 8 + Math.floor((within / 0.62) * 7), seed) < 0.5;
}

const disc = (x: number, y: number, cx: number, cy: number, r: number): boolean =>
  (x - cx) ** 2 + (y - cy) ** 2 < r * r;

function post(paper: number, ink: number, bar: number): Paint {
  return (u, v, x, y) => {
    if (v < 0.07 || v > 0.93) return bar;
    if (disc(x, y, 0.12, 0.2, 0.06)) return (paper + ink) / 2;
    if (inside(u, v, 0.06, 0.3, 0.94, 0.68)) return (2 * paper + bar) / 3;
    if (u > 0.22 && u < 0.8 && lettering(x, v, 0.1, 0.17, 2, 5)) return ink;
    if (u > 0.06 && u < 0.85 && lettering(x, v, 0.72, 0.9, 5, 6)) return ink;
    return paper;
  };
}

function chat(paper: number, mine: number, theirs: number, ink: number): Paint {
  return (u, v, x) => {
    if (v < 0.08) return mine;
    const row = Math.floor((v - 0.1) * 9);
    const within = ((v - 0.1) * 9) % 1;
    const own = chance(row, 1, 11) < 0.5;
    const [left, right] = own ? [0.42, 0.96] : [0.04, 0.58];
    if (row < 0 || within < 0.12 || within > 0.88 || u < left || u > right) return paper;
    const top = 0.1 + row / 9 + 0.03;
    return u > left + 0.04 && u < right - 0.06 && lettering(x, v, top, top + 0.07, 2, row + 20)
      ? ink
      : own
        ? mine
        : theirs;
  };
}

function code(modules: number): Paint {
  return (u, v) => {
    const [i, j] = [Math.floor(u * modules), Math.floor(v * modules)];
    const finder = (a: number, b: number): number | undefined => {
      const ring = Math.max(Math.abs(a - 3), Math.abs(b - 3));
      return ring > 3 ? undefined : ring === 2 ? 255 : 0;
    };
    return (
      finder(i, j) ?? finder(modules - 1 - i, j) ?? finder(i, modules - 1 - j) ?? (chance(i, j, 31) < 0.5 ? 0 : 255)
    );
  };
}

const wave = (at: number): number => 127.5 + 127.5 * Math.sin(2 * Math.PI * at);
const edge = (at: number, cycles: number): number => ((at * cycles) % 1 < 0.5 ? 230 : 25);

const PAINTS: Readonly<Record<string, Paint>> = {
  'stripes-across': (_u, v) => edge(v, 9),
  'stripes-down': (u) => edge(u, 11),
  'stripes-slanted': (_u, _v, x, y) => edge(x + y, 7),
  'chess-board': (u, v) => ((Math.floor(u * 8) + Math.floor(v * 8)) % 2 === 0 ? 240 : 20),
  'polka-dots': (_u, _v, x, y) => (disc((x * 8) % 1, (y * 8) % 1, 0.5, 0.5, 0.3) ? 40 : 225),
  rings: (u, v) => wave(8 * Math.hypot(u - 0.5, v - 0.5)),
  sunburst: (u, v) => (Math.floor((Math.atan2(v - 0.5, u - 0.5) / Math.PI) * 12 + 24) % 2 === 0 ? 235 : 120),
  ripples: (u, v) => (wave(5 * u) + wave(4 * v)) / 2,
  'colour-bars': (u) => [235, 210, 170, 145, 106, 81, 41, 16][Math.floor(u * 8)]!,
  'grid-paper': (_u, _v, x, y) => ((x * 14) % 1 < 0.08 || (y * 14) % 1 < 0.08 ? 130 : 250),
  spreadsheet: (u, v, x) =>
    v < 0.06 || u < 0.06 || (u * 7) % 1 < 0.02 || (v * 16) % 1 < 0.06
      ? 190
      : lettering(x, v, 0.06, 1, 16, 7)
        ? 60
        : 252,
  calendar: (u, v, x) =>
    v < 0.14
      ? 70
      : (u * 7) % 1 < 0.03 || (v * 6) % 1 < 0.03
        ? 160
        : lettering(x, (v * 6) % 1, 0.1, 0.3, 1, 9)
          ? 90
          : 248,
  form: (u, v, x) => {
    const within = (v * 7) % 1;
    if (u > 0.35 && u < 0.92 && within > 0.3 && within < 0.8) return within < 0.36 || within > 0.74 ? 120 : 255;
    return u > 0.06 && u < 0.32 && lettering(x, within, 0.35, 0.6, 1, 13) ? 50 : 242;
  },
  'post-light': post(250, 40, 225),
  'post-dark': post(24, 225, 50),
  'chat-light': chat(238, 205, 255, 40),
  'chat-dark': chat(18, 90, 52, 235),
  'browser-window': (u, v, x) =>
    v < 0.06
      ? 205
      : v < 0.12
        ? u > 0.2 && u < 0.85
          ? 252
          : 222
        : u < 0.2
          ? lettering(x, v, 0.16, 0.9, 12, 15)
            ? 120
            : 235
          : 255,
  'search-results': (u, v, x) =>
    v < 0.12 ? 228 : u > 0.1 && u < 0.75 && lettering(x, v, 0.16, 0.98, 18, 17) && (v * 6) % 1 < 0.7 ? 70 : 254,
  'player-frame': (u, v, x, y) => {
    if (v > 0.9) return v < 0.92 ? (u < 0.3 ? 220 : 90) : disc(x, y, 0.08, 0.95, 0.02) ? 230 : 30;
    return disc(u, v, 0.5, 0.45, 0.09) ? (u > 0.47 && Math.abs(v - 0.45) < 0.05 - 0.6 * (u - 0.47) ? 240 : 60) : 8;
  },
  'text-page': (u, v, x) => (u > 0.1 && u < 0.9 && lettering(x, v, 0.08, 0.94, 30, 19) ? 25 : 250),
  'sheet-music': (u, v) => {
    const within = (v * 7) % 1;
    if (within < 0.62 && (within * 8) % 1 < 0.16) return 20;
    const note = Math.floor(u * 26);
    const height = 0.08 + 0.5 * chance(note, Math.floor(v * 7), 23);
    return chance(note, Math.floor(v * 7), 25) < 0.6 && Math.abs(within - height) < 0.055 && (u * 26) % 1 < 0.45
      ? 15
      : 250;
  },
  'quick-code': code(29),
  'quick-code-fine': code(45),
  barcode: (u, v) => (v > 0.86 ? 250 : chance(Math.floor(u * 95), 0, 27) < 0.5 ? 10 : 248),
  'caption-on-top': (_u, v, x) => (v > 0.05 && lettering(x, v, 0.05, 0.26, 2, 33) ? 250 : 70),
  'caption-banner': (u, v, x) =>
    v > 0.4 ? 110 : u > 0.08 && u < 0.92 && lettering(x, v, 0.06, 0.34, 3, 35) ? 10 : 252,
  'sale-burst': (u, v, x) => {
    const angle = Math.atan2(v - 0.5, u - 0.5);
    const reach = 0.36 + 0.05 * Math.sign(Math.sin(angle * 18));
    if (Math.hypot(u - 0.5, v - 0.5) > reach) return 245;
    return u > 0.25 && u < 0.75 && lettering(x, v, 0.4, 0.6, 1, 37) ? 250 : 90;
  },
  smiley: (u, v) => {
    if (disc(u, v, 0.37, 0.4, 0.05) || disc(u, v, 0.63, 0.4, 0.05)) return 30;
    const mouth = Math.hypot(u - 0.5, v - 0.5);
    if (v > 0.55 && mouth > 0.22 && mouth < 0.27) return 30;
    return mouth < 0.42 ? 205 : 250;
  },
  'speech-bubble': (u, v, x) => {
    if (inside(u, v, 0.1, 0.12, 0.9, 0.7)) return u > 0.18 && u < 0.82 && lettering(x, v, 0.22, 0.62, 4, 39) ? 20 : 255;
    return v > 0.7 && v < 0.88 && u > 0.25 && u < 0.4 - 0.6 * (v - 0.7) ? 255 : 150;
  },
  star: (u, v) => {
    const angle = Math.atan2(v - 0.5, u - 0.5) + Math.PI / 2;
    const reach = 0.2 + 0.22 * Math.abs(1 - (Math.abs((((angle / (2 * Math.PI)) * 5 + 25) % 1) - 0.5) * 4) / 2);
    return Math.hypot(u - 0.5, v - 0.5) < reach ? 60 : 235;
  },
  'round-logo': (u, v, x) => {
    const r = Math.hypot(u - 0.5, v - 0.5);
    if (r > 0.4) return 248;
    if (r > 0.33) return 40;
    return u > 0.28 && u < 0.72 && lettering(x, v, 0.42, 0.58, 1, 41) ? 250 : 120;
  },
};

function painted(paint: Paint, width: number, height: number): LumaImage {
  const shorter = Math.min(width, height);
  const data = Uint8Array.from({ length: width * height }, (_, i) => {
    const [px, py] = [(i % width) + 0.5, Math.floor(i / width) + 0.5];
    return Math.min(255, Math.max(0, Math.round(paint(px / width, py / height, px / shorter, py / shorter))));
  });
  return { width, height, data };
}

/** About 60 pictures; 0.3 s. */
export function drawCommons(): readonly CommonPicture[] {
  return Object.entries(PAINTS).flatMap(([name, paint]) => [
    { name: `${name}-wide`, luma: painted(paint, LONG, SHORT) },
    { name: `${name}-tall`, luma: painted(paint, SHORT, LONG) },
  ]);
}
