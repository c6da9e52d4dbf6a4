/** Numbers as reasons print them. Never rounded across a limit: 49.96 % of a work must not read as 50 %. */

/** A share as a percentage, cut (not rounded) to one decimal: 0.4999 → `49.9 %`. */
export function percent(share: number): string {
  const tenths = Math.floor(share * 1000 + 1e-9);
  return tenths === 0 && share > 0 ? 'less than 0.1 %' : `${tenths / 10} %`;
}

/** Seconds with as many decimals as tell them from a limit, three at most. */
export const secondsInWords = (value: number): string => `${Number(value.toFixed(3))} s`;

/** Bytes in decimal kilobytes: 98000 → `98 kB`. */
export const kilobytes = (value: number): string => `${Number((value / 1000).toFixed(3))} kB`;

export const hoursInWords = (count: number): string => (count === 1 ? '1 hour' : `${count} hours`);
