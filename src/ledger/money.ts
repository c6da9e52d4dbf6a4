/**
 * Money in whole minor units (cents), never in fractions: what is split adds up again to what was there. Products go through
 * BigInt, so that no amount a platform can reach loses a digit on the way.
 */
import { assert } from '../common/index.ts';
import type { Unit } from '../common/index.ts';

/** Whole minor units of a currency; negative = the other way. Safe integers only. */
export type MinorUnits = Unit<number, 'MinorUnits'>;
/** ISO 4217, three capitals. */
export type Currency = string;

export const minorUnits = (value: number): MinorUnits => {
  assert(Number.isSafeInteger(value), `${value} is not a whole number of minor units`);
  return (value === 0 ? 0 : value) as MinorUnits;
};
export const readCurrency = (text: string): Currency | undefined => (/^[A-Z]{3}$/.test(text) ? text : undefined);

/** `value × numerator ÷ denominator`, to the nearest whole, halves away from zero. `denominator` > 0. */
export function proportion(value: number, numerator: number, denominator: number): MinorUnits {
  assert(denominator > 0, 'a proportion needs a whole that is more than nothing');
  const product = BigInt(value) * BigInt(numerator);
  const whole = BigInt(denominator);
  const sign = product < 0n ? -1n : 1n;
  return minorUnits(Number((sign * (2n * sign * product + whole)) / (2n * whole)));
}

export interface Part {
  readonly account: string;
  /** Any whole weights; they need not add up to anything in particular. */
  readonly weight: number;
}

/**
 * Largest remainder (Hamilton): each part gets its share rounded towards zero, the units left go one each to the largest
 * remainders, ties to the earlier part. Cents in = cents out, no part is more than one unit from its exact share.
 * @returns one amount per part, in their order
 */
export function splitByShares(amount: MinorUnits, parts: readonly Part[]): readonly MinorUnits[] {
  const total = parts.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  assert(
    total > 0n && parts.every(({ weight }) => weight >= 0),
    'shares are not negative, and one of them is something',
  );
  const sign = amount < 0 ? -1n : 1n;
  const whole = BigInt(amount) * sign;
  const exact = parts.map(({ weight }, i) => {
    const product = whole * BigInt(weight);
    return { i, floor: product / total, remainder: product % total };
  });
  let left = whole - exact.reduce((sum, { floor }) => sum + floor, 0n);
  const amounts = exact.map(({ floor }) => floor);
  const byRemainder = [...exact].sort((a, b) =>
    a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1,
  );
  for (const { i } of byRemainder) {
    if (left === 0n) break;
    amounts[i]! += 1n;
    left -= 1n;
  }
  return amounts.map((one) => minorUnits(Number(one * sign)));
}
