/** What can be seen of a value before it is sent. The server decides; this only spares a round. Pure. */
import type { Words } from '../messages/en.ts';

type Wrongs = Words['steps']['wrongs'];
type Check = (given: string) => string | undefined;

const unless =
  (test: (given: string) => boolean, why: string): Check =>
  (given) =>
    test(given) ? undefined : why;

export const checks = (wrongs: Wrongs, now: number) => ({
  number: unless((given) => /^[1-9]\d{0,8}$/.test(given), wrongs.number),
  amount: unless((given) => minorUnits(given) !== undefined, wrongs.amount),
  country: unless((given) => /^[A-Za-z]{2}$/.test(given), wrongs.country),
  countries: unless((given) => /^[A-Za-z]{2}([\s,;]+[A-Za-z]{2})*$/.test(given), wrongs.country),
  law: unless((given) => /^[a-z]{2}\/[a-z0-9][a-z0-9-]{1,60}$/.test(given), wrongs.law),
  future: unless((given) => new Date(`${given}T23:59:00`).getTime() > now, wrongs.past),
  month: unless((given) => /^\d{4}-(0[1-9]|1[0-2])$/.test(given), wrongs.month),
  codes: unless((given) => /^[a-z0-9][a-z0-9-]*([\s,;]+[a-z0-9][a-z0-9-]*)*$/.test(given), wrongs.code),
  passphrase: unless((given) => given.length >= 12, wrongs.short),
});

/** `12.50`, `12,5`, `12` → 1250, with two digits after the point. Undefined: no amount. */
export function minorUnits(given: string, digits = 2): number | undefined {
  const match = /^(\d{1,12})(?:[.,](\d+))?$/.exec(given.trim());
  const after = match?.[2] ?? '';
  return match && after.length <= digits ? Number(match[1] + after.padEnd(digits, '0')) : undefined;
}

/** Per cent as written → millionths of the whole. Undefined: no share. */
export function millionths(given: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?$/.exec(given.trim());
  if (!match) return undefined;
  const value = Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'));
  return value <= 1_000_000 ? value : undefined;
}
