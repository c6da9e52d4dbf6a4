/** One palette for the public pages and the console, kept in two files because neither room may import the other. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { STYLE } from '../src/server/pages/style.ts';

const TOKENS = readFileSync(join(import.meta.dirname, '../src/console/design/tokens.css'), 'utf8');
const SHARED = ['paper', 'ink', 'soft', 'line', 'card', 'accent', 'good', 'wait', 'stop'];

const console_ = new Map(
  [...TOKENS.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, [light!, dark!]] as const,
  ),
);

/** The first value a name gets is the light one, the next the dark one. */
const publicPages = (name: string): string[] =>
  [...STYLE.matchAll(new RegExp(`--${name}:\\s*(?:light-dark\\()?(#[0-9a-f]{6})(?:,\\s*(#[0-9a-f]{6}))?`, 'g'))]
    .flatMap(([, first, second]) => [first!, ...(second ? [second] : [])])
    .slice(0, 2);

test('shows the console in the colours of the public pages, light and dark', () => {
  for (const name of SHARED) assert.deepEqual(console_.get(name), publicPages(name), `--${name}`);
});

/** WCAG 2.2, relative luminance and contrast. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [r, g, blue] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * blue!;
  };
  const [bright, dim] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (bright! + 0.05) / (dim! + 0.05);
}

test('keeps text readable and controls visible on every ground, in both schemes', () => {
  for (const scheme of [0, 1]) {
    const colour = (name: string): string => console_.get(name)![scheme]!;
    for (const ground of ['paper', 'card', 'well']) {
      for (const text of ['ink', 'soft', 'accent', 'good', 'wait', 'stop']) {
        const reached = contrast(colour(text), colour(ground));
        assert.ok(reached >= 4.5, `${text} on ${ground}, scheme ${scheme}: ${reached.toFixed(2)}`);
      }
      const edge = contrast(colour('edge'), colour(ground));
      assert.ok(edge >= 3, `edge on ${ground}, scheme ${scheme}: ${edge.toFixed(2)}`);
    }
    for (const mood of ['good', 'wait', 'stop', 'accent'])
      assert.ok(contrast(colour(mood), colour(`${mood}-wash`)) >= 4.5, `${mood} on its wash, scheme ${scheme}`);
    assert.ok(contrast(colour('on-accent'), colour('accent')) >= 4.5, `main buttons, scheme ${scheme}`);
  }
});
