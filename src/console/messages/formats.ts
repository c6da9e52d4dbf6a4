/** Dates, numbers and spans by locale. Pure: "now" is an argument. */
export interface Formats {
  /** `22 Nov 2026, 14:05` */
  moment(at: string | number): string;
  day(at: string | number): string;
  number(value: number): string;
  percent(share: number): string;
  bytes(size: number): string;
  /** `1:02.5` of media time. */
  mediaTime(seconds: number): string;
  /** `in 3 hours`, `2 days ago` */
  fromNow(at: string | number, now: number): string;
  /** `3 h`, `2 d`, `12 min`: a length without direction, for dense rows. */
  span(ms: number): string;
  territory(code: string): string;
  /** Whole minor units, as the ledger counts: 1250 EUR → `€12.50`. */
  money(minor: number, currency: string): string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function formats(language: string): Formats {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  // Making a formatter takes longer than a whole row: each is made once.
  const short = (name: 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' });
  const moneys = new Map<string, Intl.NumberFormat>();
  const units = { minute: short('minute'), hour: short('hour'), day: short('day') };
  const unit = (value: number, name: keyof typeof units) => units[name].format(value);
  const size = (value: number, name: 'byte' | 'kilobyte' | 'megabyte' | 'gigabyte') =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    }).format(value);
  return {
    moment: (at) => moment.format(new Date(at)),
    day: (at) => day.format(new Date(at)),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    bytes: (value) =>
      value < 1000
        ? size(value, 'byte')
        : value < 1e6
          ? size(value / 1000, 'kilobyte')
          : value < 1e9
            ? size(value / 1e6, 'megabyte')
            : size(value / 1e9, 'gigabyte'),
    mediaTime(seconds) {
      const tenths = Math.round(Math.max(0, seconds) * 10);
      const whole = Math.floor(tenths / 10);
      const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
      const two = (value: number) => String(value).padStart(2, '0');
      return `${h > 0 ? `${h}:${two(m)}` : m}:${two(s)}.${tenths % 10}`;
    },
    fromNow(at, now) {
      const ms = new Date(at).getTime() - now;
      const size = Math.abs(ms);
      if (size < HOUR) return relative.format(Math.round(ms / MINUTE), 'minute');
      if (size < 2 * DAY) return relative.format(Math.round(ms / HOUR), 'hour');
      return relative.format(Math.round(ms / DAY), 'day');
    },
    span(ms) {
      const size = Math.abs(ms);
      if (size < HOUR) return unit(Math.round(size / MINUTE), 'minute');
      if (size < 2 * DAY) return unit(Math.round(size / HOUR), 'hour');
      return unit(Math.round(size / DAY), 'day');
    },
    money(minor, currency) {
      const known = moneys.get(currency) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
      moneys.set(currency, known);
      return known.format(minor / 10 ** minorDigits(currency));
    },
    territory: (code) => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code),
  };
}

/** How many digits a currency has after the point: 2 for EUR, 0 for JPY. */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
