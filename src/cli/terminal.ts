/** What people see: aligned, coloured only where a terminal shows colour, progress on stderr so that stdout stays clean. */
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

export interface Terminal {
  /** One line on stdout. */
  print(line?: string): void;
  /** One line on stderr, above any progress line. */
  note(line: string): void;
  /** An error as people need it: what, why (unless what says it all), what to do. */
  problem(what: string, why: string | undefined, fix: string): void;
  paint(style: Style, text: string): string;
  /** Starts a progress line on stderr; silent when stderr is not a terminal, but for one line each ten seconds. */
  progress(label: string, total: number): Progress;
  /** Columns of stdout, 100 when unknown. */
  readonly width: number;
}

export interface Progress {
  step(current: number, label?: string): void;
  end(): void;
}

export function createTerminal(
  out: NodeJS.WriteStream = process.stdout,
  err: NodeJS.WriteStream = process.stderr,
): Terminal {
  const outColour = wantsColour(out);
  const errColour = wantsColour(err);
  let live = '';
  const clearLive = () => live && err.write('\r\u001b[K');
  const note = (line: string) => {
    clearLive();
    err.write(`${line}\n`);
    if (live) err.write(live);
  };
  return {
    width: out.columns ?? 100,
    print: (line = '') => {
      clearLive();
      out.write(`${line}\n`);
      if (live) err.write(live);
    },
    note,
    problem: (what, why, fix) => {
      const label = (text: string) => (errColour ? styleText('bold', text, { validateStream: false }) : text);
      note(`${errColour ? styleText('red', 'error', { validateStream: false }) : 'error'}: ${what}`);
      if (why !== undefined) note(`  ${label('why')}: ${why}`);
      note(`  ${label('fix')}: ${fix}`);
    },
    paint: (style, text) => (outColour ? styleText(style, text, { validateStream: false }) : text),
    progress: (label, total) => {
      const started = performance.now();
      let lastPlain = started;
      let lastLive = 0;
      return {
        step: (current, detail = '') => {
          const now = performance.now();
          const line = progressLine(label, current, total, now - started, detail);
          if (err.isTTY) {
            if (now - lastLive < 60 && current < total) return;
            lastLive = now;
            live = `\r\u001b[K${line.slice(0, (err.columns ?? 100) - 1)}`;
            err.write(live);
          } else if (now - lastPlain > 10_000) {
            lastPlain = now;
            err.write(`${line}\n`);
          }
        },
        end: () => {
          clearLive();
          live = '';
        },
      };
    },
  };
}

function progressLine(label: string, current: number, total: number, ms: number, detail: string): string {
  const share = total > 0 ? Math.min(1, current / total) : 1;
  const bar = '█'.repeat(Math.round(share * 20)).padEnd(20, '░');
  const left = current > 0 && current < total ? `, ${duration((ms / current) * (total - current))} left` : '';
  return `${label} ${bar} ${current}/${total}${left}${detail ? `  ${detail}` : ''}`;
}

/** `850 ms`, `12 s`, `3 min 20 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const total = Math.round(ms / 1000);
  return total < 60 ? `${total} s` : `${Math.floor(total / 60)} min ${total % 60} s`;
}

/** `98 kB`, `2.1 MB`: powers of ten, as the law's kilobyte. */
export function size(count: number): string {
  if (count < 1000) return `${count} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length, Math.floor(Math.log10(count) / 3));
  const value = count / 1000 ** power;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power - 1]}`;
}

export const percent = (share: number): string => `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;

/** Pads by what is seen, not by what is written: colour codes take no room. */
export function table(rows: readonly (readonly string[])[], gap = 2): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, seen(cell))));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat(widths[i]! - seen(cell) + gap)))
      .join('')
      .trimEnd(),
  );
}

// eslint-disable-next-line no-control-regex
const seen = (text: string): number => [...text.replace(/\u001b\[[0-9;]*m/g, '')].length;

const wantsColour = (stream: NodeJS.WriteStream): boolean =>
  process.env.NO_COLOR === undefined && (process.env.FORCE_COLOR !== undefined || stream.isTTY === true);
