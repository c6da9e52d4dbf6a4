/** Amounts in the spelling both languages share; words around them come from the catalogue. */
import { percent } from '../../policy/index.ts';
import type { Span } from '../../match/index.ts';

/** 130.25 → `2:10.3`; whole seconds without a decimal; hours only when there are some. */
export function clock(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  const [hours, minutes] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60];
  const rest = (tenths % 600) / 10;
  const padded = `${rest < 10 ? '0' : ''}${rest}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${padded}` : `${minutes}:${padded}`;
}

export const timeSpan = ({ start, end }: Span): string => `${clock(start)}–${clock(end)}`;
export const characterSpan = ({ start, end }: Span): string => `${Math.floor(start) + 1}–${Math.ceil(end)}`;

/** `53.3 %` or, with a comma, `53,3 %`. */
export const share = (value: number, decimal: '.' | ','): string => percent(value).replace('.', decimal);
export const decimals = (value: number, decimal: '.' | ','): string =>
  String(Number(value.toFixed(2))).replace('.', decimal);
