/**
 * Units as types. A bare `number` says neither what it counts nor which way is better; these do.
 * Each unit has one constructor that checks its range, so that inside the house a value can be trusted.
 */
import { assert } from './assert.ts';

declare const unit: unique symbol;
export type Unit<T, Name extends string> = T & { readonly [unit]: Name };

/** A length of media time in seconds. Finite, never negative. */
export type Seconds = Unit<number, 'Seconds'>;
/** A moment: milliseconds since 1970-01-01T00:00Z. Whole, finite. */
export type Instant = Unit<number, 'Instant'>;
/** A share of a whole, 0 to 1. */
export type Fraction = Unit<number, 'Fraction'>;
/** How sure the matcher is that the segment shows the reference, 0 to 1. Its measured meaning: docs/confidence.md. */
export type Confidence = Unit<number, 'Confidence'>;
/** Bits that differ, 0 (identical) to 256. Lower is closer. */
export type BitDistance = Unit<number, 'BitDistance'>;
/** A count of Unicode code points. Whole, never negative. */
export type CodePoints = Unit<number, 'CodePoints'>;
/** A count of bytes. Whole, never negative. */
export type Bytes = Unit<number, 'Bytes'>;

export const seconds = (value: number): Seconds => atLeastZero(value, 'seconds') as Seconds;
export const instant = (value: number): Instant => whole(value, 'instant') as Instant;
export const fraction = (value: number): Fraction => zeroToOne(value, 'fraction') as Fraction;
export const confidence = (value: number): Confidence => zeroToOne(value, 'confidence') as Confidence;
export const bitDistance = (value: number): BitDistance => {
  assert(
    Number.isInteger(value) && value >= 0 && value <= 256,
    `bit distance ${value} is not a whole number in 0..256`,
  );
  return value as BitDistance;
};
export const codePoints = (value: number): CodePoints =>
  whole(atLeastZero(value, 'code points'), 'code points') as CodePoints;
export const bytes = (value: number): Bytes => whole(atLeastZero(value, 'bytes'), 'bytes') as Bytes;

function atLeastZero(value: number, name: string): number {
  assert(Number.isFinite(value) && value >= 0, `${name} ${value} is not finite and at least 0`);
  return value;
}

function zeroToOne(value: number, name: string): number {
  assert(value >= 0 && value <= 1, `${name} ${value} is not in 0..1`);
  return value;
}

function whole(value: number, name: string): number {
  assert(Number.isSafeInteger(value), `${name} ${value} is not a whole number`);
  return value;
}
