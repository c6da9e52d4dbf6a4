/**
 * Charts drawn on the server as SVG. Words and numbers stand beside the drawing as text, in a table: they wrap, they can be read aloud,
 * and they stay the same size on a phone. The drawing itself is decoration and hidden from screen readers.
 */
import { html } from 'hono/html';
import type { Html } from './layout.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** As the reader's language writes it. */
  readonly shown: string;
  readonly mood?: 'good' | 'wait' | 'stop';
}

/** Bars from a common zero; the longest fills the width. */
export function barChart(caption: string, bars: readonly Bar[]): Html {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return html`<table class="chart">
    <caption>
      ${caption}
    </caption>
    <tbody>
      ${bars.map(
        ({ label, value, shown, mood = '' }) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td class="drawing">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="lane" x="0" y="0" width="100" height="10" />
                <rect class="bar ${mood}" x="0" y="0" width="${round((100 * value) / most)}" height="10" />
              </svg>
            </td>
            <td class="n">${shown}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export interface Column {
  readonly label: string;
  readonly parts: readonly [number, number];
}

/** Columns of two parts, one above the other, with a scale; the same numbers as a table for those who do not see it. */
export function columnChart(
  caption: string,
  names: readonly [string, string],
  columns: readonly Column[],
  inNumber: (n: number) => string,
): Html {
  const most = niceTop(Math.max(1, ...columns.map(({ parts }) => parts[0] + parts[1])));
  const width = 100 / columns.length;
  const y = (value: number) => round(60 - (60 * value) / most);
  return html`<figure class="columns">
    <figcaption>${caption}</figcaption>
    <p class="key">
      <span class="swatch stop" aria-hidden="true"></span> ${names[0]}
      <span class="swatch good" aria-hidden="true"></span> ${names[1]}
      <span class="soft">0 – ${inNumber(most)}</span>
    </p>
    <svg viewBox="0 0 100 60" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      ${[0.25, 0.5, 0.75].map((part) => html`<line class="grid" x1="0" x2="100" y1="${60 * part}" y2="${60 * part}" />`)}
      ${columns.map(({ parts: [restricted, published] }, i) => {
        const x = round(i * width + width * 0.18);
        const wide = round(width * 0.64);
        return html`<rect
            class="bar good"
            x="${x}"
            y="${y(restricted + published)}"
            width="${wide}"
            height="${round((60 * published) / most)}"
          />
          <rect
            class="bar stop"
            x="${x}"
            y="${y(restricted)}"
            width="${wide}"
            height="${round((60 * restricted) / most)}"
          />`;
      })}
      <line class="base" x1="0" x2="100" y1="60" y2="60" />
    </svg>
    <table class="months">
      <thead>
        <tr>
          <td class="corner"></td>
          ${columns.map(({ label }) => html`<th scope="col">${label.slice(0, 1)}<span class="rest">${label.slice(1)}</span></th>`)}
        </tr>
      </thead>
      <tbody>
        ${names.map(
          (name, part) =>
            html`<tr>
              <th scope="row"><span class="away">${name}</span></th>
              ${columns.map(({ parts }) => html`<td>${inNumber(parts[part]!)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </figure>`;
}

/** 1, 2 or 5 times a power of ten: a scale that can be read. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

/** A share with the interval it lies in, on a scale from nothing to all. Undefined share: the whole scale. */
export const shareLine = (share: number | undefined, [low, high]: readonly [number, number]): Html =>
  html`<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="lane" x="0" y="4" width="100" height="2" />
    <rect class="spread" x="${round(low * 100)}" y="2" width="${round(Math.max(0.5, (high - low) * 100))}" height="6" />
    ${share === undefined ? '' : html`<rect class="mark" x="${round(Math.min(99, share * 100))}" y="0" width="1" height="10" />`}
  </svg>`;

const round = (n: number): number => Math.round(n * 100) / 100;
