/**
 * Pictures drawn from a seed, as SVG: landscapes with hills, houses, trees, water and boats. Ours, and nobody's face.
 * Detailed on purpose: a flat picture has nothing to recognise.
 */
import { between, pick, seeded, type Chance } from './seeded.ts';

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly svg: string;
}

interface Palette {
  readonly sky: readonly [string, string];
  readonly sun: string;
  readonly hills: readonly string[];
  readonly walls: readonly string[];
  readonly roofs: readonly string[];
  readonly water: string;
  readonly leaf: readonly string[];
}

const PALETTES: readonly Palette[] = [
  {
    sky: ['#27335f', '#f2a65a'],
    sun: '#ffe3a3',
    hills: ['#5b5f8d', '#43486f', '#2c3050'],
    walls: ['#e9d8c0', '#c98f6b', '#8f5a4c'],
    roofs: ['#7c2f2f', '#4b2a3f'],
    water: '#3c4f7d',
    leaf: ['#1f2b2f', '#2e4a43'],
  },
  {
    sky: ['#b9d6f2', '#f7f4ea'],
    sun: '#ffffff',
    hills: ['#c4d3dd', '#9fb4c2', '#7c93a4'],
    walls: ['#fdf6e8', '#d9c6b0', '#a98d78'],
    roofs: ['#5a4a4a', '#8a5a44'],
    water: '#8fb3cc',
    leaf: ['#3f5e50', '#6d8a74'],
  },
  {
    sky: ['#6fc3df', '#e8f6d8'],
    sun: '#fff6b0',
    hills: ['#9ccf8a', '#6fae63', '#467f4a'],
    walls: ['#fff3d6', '#f2c57c', '#d97b5b'],
    roofs: ['#b5443a', '#6a3a2e'],
    water: '#4ba3c7',
    leaf: ['#2d6a3e', '#88b04b'],
  },
  {
    sky: ['#1b1f3b', '#53354a'],
    sun: '#e8e4f0',
    hills: ['#3a3354', '#2b2643', '#1c1930'],
    walls: ['#8c7aa9', '#5f4b8b', '#b497bd'],
    roofs: ['#2d1e2f', '#903749'],
    water: '#2b2d52',
    leaf: ['#14213d', '#3d405b'],
  },
];

/** @param seed decides everything: composition, palette and detail */
export function drawLandscape(seed: number, width = 1200, height = 800): Drawing {
  const chance = seeded(seed);
  const palette = PALETTES[seed % PALETTES.length]!;
  const shore = height * between(chance, 0.66, 0.78);
  const parts = [
    sky(chance, palette, width, height),
    ...palette.hills.map((colour, i) => ridge(chance, colour, width, height, height * (0.3 + 0.13 * i), 60 - 12 * i)),
    village(chance, palette, width, shore),
    water(chance, palette, width, height, shore),
    ...Array.from({ length: 2 + Math.floor(chance() * 3) }, () => boat(chance, palette, width, shore, height)),
    ridge(chance, palette.leaf[0]!, width, height, height * 0.93, 22),
    ...Array.from({ length: 5 }, () =>
      tree(chance, palette, between(chance, 0, width), height * between(chance, 0.93, 1.02), between(chance, 90, 210)),
    ),
  ];
  return { width, height, svg: document(width, height, parts.join('\n')) };
}

export const document = (width: number, height: number, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;

const n = (value: number): string => value.toFixed(1);

function sky(chance: Chance, { sky: [top, bottom], sun }: Palette, width: number, height: number): string {
  const stars = Array.from(
    { length: 60 },
    () =>
      `<circle cx="${n(chance() * width)}" cy="${n(chance() * height * 0.4)}" r="${n(between(chance, 0.6, 2.2))}" fill="#fff" opacity="${n(between(chance, 0.2, 0.8))}"/>`,
  );
  const clouds = Array.from({ length: 7 }, () => {
    const x = chance() * width;
    const y = between(chance, 0.05, 0.35) * height;
    return Array.from(
      { length: 6 },
      (_, i) =>
        `<ellipse cx="${n(x + i * between(chance, 18, 42))}" cy="${n(y + between(chance, -10, 10))}" rx="${n(between(chance, 24, 60))}" ry="${n(between(chance, 8, 20))}" fill="#fff" opacity="0.35"/>`,
    ).join('');
  });
  return `<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs>
<rect width="${width}" height="${height}" fill="url(#s)"/>${stars.join('')}
<circle cx="${n(between(chance, 0.15, 0.85) * width)}" cy="${n(between(chance, 0.12, 0.3) * height)}" r="${n(between(chance, 34, 70))}" fill="${sun}"/>${clouds.join('')}`;
}

/** A hill line by midpoint steps, with rocks and scrub on it. */
function ridge(chance: Chance, colour: string, width: number, height: number, base: number, rough: number): string {
  const points: [number, number][] = [];
  let y = base + between(chance, -rough, rough);
  for (let x = 0; x <= width; x += between(chance, 14, 46)) {
    y += between(chance, -rough, rough) * 0.6 + (base - y) * 0.12;
    points.push([x, y]);
  }
  const line = points.map(([x, at]) => `${n(x)},${n(at)}`).join(' ');
  const scrub = points.flatMap(([x, at]) =>
    Array.from(
      { length: 3 },
      () =>
        `<circle cx="${n(x + between(chance, -20, 20))}" cy="${n(at + between(chance, 8, 120))}" r="${n(between(chance, 2, 9))}" fill="#000" opacity="${n(between(chance, 0.05, 0.25))}"/>`,
    ),
  );
  return `<polygon points="0,${height} ${line} ${width},${n(y)} ${width},${height}" fill="${colour}"/>${scrub.join('')}`;
}

function village(chance: Chance, { walls, roofs }: Palette, width: number, shore: number): string {
  const houses: string[] = [];
  for (let x = between(chance, 0, 60); x < width - 40; x += between(chance, 40, 120)) {
    const w = between(chance, 42, 96);
    const h = between(chance, 44, 150);
    const y = shore - h + between(chance, -14, 6);
    const windows = [];
    for (let wy = y + 12; wy < y + h - 18; wy += 24) {
      for (let wx = x + 8; wx < x + w - 12; wx += 19) {
        if (chance() < 0.8)
          windows.push(
            `<rect x="${n(wx)}" y="${n(wy)}" width="9" height="13" fill="${chance() < 0.45 ? '#ffd27a' : '#26303c'}"/>`,
          );
      }
    }
    const peak = between(chance, 18, 54);
    houses.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h + 20)}" fill="${pick(chance, walls)}"/>
<polygon points="${n(x - 6)},${n(y)} ${n(x + w / 2)},${n(y - peak)} ${n(x + w + 6)},${n(y)}" fill="${pick(chance, roofs)}"/>${windows.join('')}`);
  }
  return houses.join('\n');
}

function water(chance: Chance, { water: colour }: Palette, width: number, height: number, shore: number): string {
  const waves = Array.from({ length: 150 }, () => {
    const y = between(chance, shore + 4, height);
    const length = between(chance, 12, 20 + (y - shore) * 0.7);
    return `<rect x="${n(chance() * width)}" y="${n(y)}" width="${n(length)}" height="${n(between(chance, 1.2, 4))}" fill="${chance() < 0.5 ? '#fff' : '#0b1a2b'}" opacity="${n(between(chance, 0.12, 0.45))}"/>`;
  });
  return `<rect y="${n(shore)}" width="${width}" height="${n(height - shore)}" fill="${colour}"/>${waves.join('')}`;
}

function boat(chance: Chance, { roofs, walls }: Palette, width: number, shore: number, height: number): string {
  const x = between(chance, 0.05, 0.9) * width;
  const y = between(chance, shore + 30, height - 60);
  const s = 0.5 + (y - shore) / (height - shore);
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${n(s * (chance() < 0.5 ? -1 : 1))} ${n(s)})">
<path d="M-60 0 L60 0 L42 26 L-46 26 Z" fill="${pick(chance, roofs)}"/><rect x="-3" y="-96" width="5" height="98" fill="#3b2a20"/>
<polygon points="4,-92 4,-10 58,-14" fill="${pick(chance, walls)}"/><polygon points="-6,-80 -6,-12 -40,-14" fill="#fff" opacity="0.9"/></g>`;
}

function tree(chance: Chance, { leaf }: Palette, x: number, y: number, tall: number): string {
  const crown = Array.from(
    { length: 16 },
    () =>
      `<circle cx="${n(x + between(chance, -0.3, 0.3) * tall)}" cy="${n(y - between(chance, 0.45, 1) * tall)}" r="${n(between(chance, 0.08, 0.2) * tall)}" fill="${pick(chance, leaf)}" opacity="0.92"/>`,
  );
  return `<rect x="${n(x - tall * 0.03)}" y="${n(y - tall * 0.6)}" width="${n(tall * 0.06)}" height="${n(tall * 0.6)}" fill="#2a1f1a"/>${crown.join('')}`;
}
