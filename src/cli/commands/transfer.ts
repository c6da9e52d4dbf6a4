/** `recourse export FILE` and `recourse import FILE`: a whole installation in one file, log and keys included. */
import { createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openStore, type ExportedRow, type ExportHead, type Store } from '../../store/index.ts';
import type { Terminal } from '../terminal.ts';
import { lineWriter, readLines } from '../transfer/export-file.ts';
import { CommandFailed } from '../usage.ts';

interface TransferOptions {
  readonly data: string;
  readonly withoutKeys?: boolean;
}

const KEYS = ['log-key.seed', 'sign-in.seed'];
const KEPT = 'kept';
const FILE_PART_BYTES = 4 * 2 ** 20;

export async function runExport(terminal: Terminal, file: string, options: TransferOptions): Promise<number> {
  const store = await openData(terminal, options.data);
  try {
    // Keys and people's files: for the operator's eyes only.
    const out = createWriteStream(file, { mode: 0o600, flags: 'wx' });
    await new Promise<void>((resolve, reject) => out.once('open', () => resolve()).once('error', reject)).catch(
      (cause: NodeJS.ErrnoException) => {
        const taken = cause.code === 'EEXIST';
        throw new CommandFailed(
          `cannot write ${file}`,
          taken ? 'there is such a file already, and it may be the only copy' : cause.message,
          'name another file',
        );
      },
    );
    const writer = lineWriter(out);
    const head = await store.transfer.head();
    await writer.write(JSON.stringify(['head', head]));
    let rows = 0;
    for await (const { table, row } of store.transfer.rows()) {
      await writer.write(`["row",${JSON.stringify(table)},${row}]`);
      rows++;
    }
    const files = await exportFiles(options, (text) => writer.write(text));
    await writer.close();
    terminal.print(
      `${file}: ${rows} rows, ${files} files${options.withoutKeys ? ', without keys' : ', keys included'}`,
    );
    return 0;
  } finally {
    await store.close();
  }
}

async function exportFiles(options: TransferOptions, write: (text: string) => Promise<void>): Promise<number> {
  const kept = join(options.data, KEPT);
  const names = [
    ...(options.withoutKeys ? [] : KEYS.filter((name) => existsSync(join(options.data, name)))),
    ...(existsSync(kept) ? readdirSync(kept).sort() : []).map((name) => `${KEPT}/${name}`),
  ];
  for (const name of names) {
    const handle = await open(join(options.data, name), 'r');
    try {
      const buffer = Buffer.alloc(FILE_PART_BYTES);
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, FILE_PART_BYTES);
        if (bytesRead === 0) break;
        await write(JSON.stringify(['file', name, buffer.subarray(0, bytesRead).toString('base64')]));
      }
    } finally {
      await handle.close();
    }
  }
  return names.length;
}

export async function runImport(terminal: Terminal, file: string, options: TransferOptions): Promise<number> {
  // Once through without taking anything: a file that is cut at the end is found before, not after.
  let lines = 0;
  for await (const _ of readLines(file)) lines++;
  const store = await openData(terminal, options.data);
  try {
    const source = readLines(file)[Symbol.asyncIterator]();
    const first = await source.next();
    const head = first.done ? undefined : headOf(first.value);
    if (!head)
      throw new CommandFailed(`${file} is not an export of Recourse`, 'its first line is another', 'name another file');
    const progress = terminal.progress('importing', lines);
    let taken = 0;
    async function* rows(): AsyncIterable<ExportedRow> {
      for (;;) {
        const next = await source.next();
        if (next.done) return;
        const text = next.value;
        if (text.startsWith('["file",')) continue;
        const [, table] = /^\["row","(\w+)",/.exec(text) ?? [];
        if (table === undefined)
          throw new CommandFailed(`${file} is not an export of Recourse`, 'a line is of no known kind', 'export again');
        progress.step(++taken);
        yield { table, row: text.slice(text.indexOf(',', 7) + 1, -1) };
      }
    }
    const count = await store.transfer.take(head, rows());
    progress.end();
    const files = await importFiles(options.data, file);
    terminal.print(`${options.data}: ${count} rows, ${files} files`);
    terminal.print('The tiles of the log are made again from its leaves at the next start.');
    return 0;
  } finally {
    await store.close();
  }
}

function headOf(text: string): ExportHead | undefined {
  if (!text.startsWith('["head",')) return undefined;
  const [, head] = JSON.parse(text) as ['head', ExportHead];
  return head.format === 'recourse-export/1' ? head : undefined;
}

/** Names are ours: a key, or a kept file. Nothing else is written, whatever the export says. */
async function importFiles(folder: string, source: string): Promise<number> {
  const seen = new Set<string>();
  for await (const text of readLines(source)) {
    if (!text.startsWith('["file",')) continue;
    const [, name, part] = JSON.parse(text) as ['file', string, string];
    if (!KEYS.includes(name) && !/^kept\/[\w-][\w.-]{0,120}$/.test(name)) continue;
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, Buffer.from(part, 'base64'), { mode: 0o600, flag: seen.has(name) ? 'a' : 'w' });
    seen.add(name);
  }
  return seen.size;
}

function openData(terminal: Terminal, folder: string): Promise<Store> {
  const url = process.env.DATABASE_URL;
  return openStore(url ? { kind: 'url', url } : { kind: 'embedded', folder }, (line) => terminal.note(line));
}
