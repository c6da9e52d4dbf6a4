/** `recourse docket`, `case show`, `clock` and `report`: the casework of a data folder, or of a running server. */
import { request as ask, type CaseSource } from '../case-source.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage.ts';

export interface SourceOptions {
  readonly server?: string;
  readonly json?: boolean;
}

interface Line {
  readonly stream: string;
  readonly state: string;
  readonly waitsFor: string;
  readonly severity: number;
  readonly dueAt?: string;
  readonly late: boolean;
}

export async function runDocket(
  terminal: Terminal,
  options: SourceOptions & { readonly kind?: string; readonly all?: boolean },
): Promise<number> {
  const source = openSource(options);
  const query = new URLSearchParams({
    order: 'queue',
    ...(options.all ? {} : { open: 'true' }),
    ...(options.kind !== undefined && { kind: options.kind }),
  });
  let shown = 0;
  for (let after: string | undefined; ;) {
    if (after !== undefined) query.set('after', after);
    const page = await ask<{ rows: Line[]; next?: string }>(source, `/v1/cases?${query}`);
    for (const line of page.rows) {
      shown++;
      terminal.print(options.json ? JSON.stringify(line) : describe(terminal, line));
    }
    after = page.next;
    if (after === undefined) break;
  }
  if (shown === 0 && !options.json) {
    const wanted = options.kind === undefined ? 'No case' : `No case of the kind ${options.kind}`;
    terminal.print(terminal.paint('dim', `${wanted} is open.`));
    if (options.kind !== undefined) {
      const { counts } = await ask<{ counts: { kind: string }[] }>(source, '/v1/overview');
      terminal.print(terminal.paint('dim', `There are: ${[...new Set(counts.map(({ kind }) => kind))].join(', ')}.`));
    }
  }
  return 0;
}

function describe(terminal: Terminal, { stream, state, waitsFor, severity, dueAt, late }: Line): string {
  const due = dueAt === undefined ? '' : `${late ? 'late since' : 'due'} ${dueAt.slice(0, 16).replace('T', ' ')}`;
  const mark = severity > 0 ? terminal.paint('yellow', '!'.repeat(severity)) : '';
  return [
    stream.padEnd(36),
    state.padEnd(22),
    `waits for ${waitsFor}`.padEnd(22),
    late ? terminal.paint('red', due) : due,
    mark,
  ]
    .join(' ')
    .trimEnd();
}

interface Whole {
  readonly file: Line & { readonly pseudonym: string; readonly openedAt: string; readonly about: readonly string[] };
  readonly events: readonly {
    readonly type: string;
    readonly at: string;
    readonly by: string;
    readonly fields: object;
  }[];
  readonly clocks: readonly {
    readonly name: string;
    readonly dueAt: string;
    readonly basis: string;
    readonly firedAt?: string;
    readonly stoppedAt?: string;
  }[];
  readonly texts: readonly { readonly id: string; readonly text: string }[];
}

/** Who decided what, when, under which rule, and what is still to come. */
export async function runCaseShow(terminal: Terminal, id: string, options: SourceOptions): Promise<number> {
  if (!/^[a-z-]+\/[^/]+$/.test(id))
    throw new UsageError(`${id} is not a case`, 'a case is named `kind/id`', 'as `recourse docket` prints it');
  const whole = await ask<Whole>(openSource(options), `/v1/cases/${id.split('/').map(encodeURIComponent).join('/')}`);
  if (options.json) {
    terminal.print(JSON.stringify(whole));
    return 0;
  }
  const { file, events, clocks, texts } = whole;
  terminal.print(`${terminal.paint('bold', file.stream)}   ${file.state}, waits for ${file.waitsFor}`);
  terminal.print(terminal.paint('dim', `in public: ${file.pseudonym}   about: ${file.about.join(', ') || 'itself'}`));
  terminal.print();
  for (const { type, at, by, fields } of events) {
    terminal.print(`  ${at.slice(0, 19).replace('T', ' ')}  ${type.padEnd(24)} ${terminal.paint('dim', by)}`);
    for (const [name, value] of Object.entries(fields))
      terminal.print(terminal.paint('dim', `      ${name}: ${shorten(value)}`));
  }
  for (const { id: text, text: words } of texts) terminal.print(`\n  ${text}\n    ${words.replaceAll('\n', '\n    ')}`);
  const running = clocks.filter(({ firedAt, stoppedAt }) => firedAt === undefined && stoppedAt === undefined);
  if (running.length > 0) terminal.print(`\n  ${terminal.paint('bold', 'Clocks')}`);
  for (const { name, dueAt, basis } of running)
    terminal.print(`  ${dueAt.slice(0, 19).replace('T', ' ')}  ${name.padEnd(24)} ${terminal.paint('dim', basis)}`);
  return 0;
}

/** Moments are stored as milliseconds; no other number in an event comes near. */
const MOMENTS_FROM = Date.UTC(2020, 0);

const shorten = (value: unknown): string => {
  if (typeof value === 'number' && value >= MOMENTS_FROM)
    return new Date(value).toISOString().slice(0, 19).replace('T', ' ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= 160 ? text : `${text.slice(0, 159)}…`;
};

export async function runClock(terminal: Terminal, options: SourceOptions): Promise<number> {
  type Overview = {
    readonly late: number;
    readonly next: readonly {
      readonly stream: string;
      readonly name: string;
      readonly dueAt: string;
      readonly basis: string;
    }[];
  };
  const overview = await ask<Overview>(openSource(options), '/v1/overview');
  if (options.json) terminal.print(JSON.stringify(overview));
  else {
    for (const { stream, name, dueAt, basis } of overview.next)
      terminal.print(
        `${dueAt.slice(0, 19).replace('T', ' ')}  ${name.padEnd(18)} ${stream.padEnd(36)} ${terminal.paint('dim', basis)}`,
      );
    terminal.print(
      overview.late === 0 ? 'Nothing is late.' : terminal.paint('red', `${overview.late} cases are late.`),
    );
  }
  return overview.late === 0 ? 0 : 1;
}

/** The checks decide the exit code: a report that does not add up is a problem found. */
export async function runReport(
  terminal: Terminal,
  period: string,
  options: SourceOptions & { readonly csv?: string },
): Promise<number> {
  type Report = {
    readonly sheets: readonly { readonly name: string; readonly rows: readonly unknown[] }[];
    readonly checks: {
      readonly sums: readonly string[];
      readonly restrictive: number;
      readonly submitted: number;
      readonly difference: number;
    };
  };
  const source = openSource(options);
  const report = await ask<Report>(source, `/v1/reports/${encodeURIComponent(period)}`);
  const { checks, sheets } = report;
  if (options.csv !== undefined) {
    const { mkdirSync, writeFileSync } = await import('node:fs');
    mkdirSync(options.csv, { recursive: true });
    for (const { name } of sheets)
      writeFileSync(
        `${options.csv}/${name}.csv`,
        await ask<string>(source, `/v1/reports/${period}/${name}.csv`, 'text'),
      );
  }
  if (options.json) terminal.print(JSON.stringify(report));
  else {
    for (const { name, rows } of sheets) terminal.print(`${name.padEnd(28)} ${rows.length} rows`);
    terminal.print();
    terminal.print(`sums that differ: ${checks.sums.length}`);
    for (const sum of checks.sums) terminal.print(terminal.paint('red', `  ${sum}`));
    terminal.print(
      `restrictive decisions ${checks.restrictive} − lines for the EU database ${checks.submitted} = ${checks.difference}`,
    );
  }
  return checks.sums.length === 0 && checks.difference === 0 ? 0 : 1;
}

function openSource({ server }: SourceOptions): CaseSource {
  const address = server ?? process.env.RECOURSE_SERVER ?? 'http://127.0.0.1:8484';
  if (!URL.canParse(address))
    throw new UsageError(
      `${address} is not an address`,
      'a server has an address like http://127.0.0.1:8484',
      'see --server',
    );
  const key = process.env.RECOURSE_API_KEY;
  return { address, ...(key !== undefined && { key }) };
}
