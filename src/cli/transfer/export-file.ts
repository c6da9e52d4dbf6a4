/**
 * One file for a whole installation: gzip of JSON lines. Head, then rows, kept files and keys, then a line that says how many
 * lines there were and their SHA-256, so that a cut or altered file is refused before anything is taken from it.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip, createGzip } from 'node:zlib';
import { finished } from 'node:stream/promises';
import { CommandFailed } from '../usage.ts';

export type Line =
  | readonly ['head', object]
  | readonly ['row', string, object]
  /** Folder below the data folder, file name, base64 of a part, in order. */
  | readonly ['file', string, string]
  | readonly ['end', { readonly lines: number; readonly sha256: string }];

const LINE_CHARACTERS_MAX = 600 * 2 ** 20;

export interface LineWriter {
  /** `text` is one line of JSON. */
  write(text: string): Promise<void>;
  close(): Promise<number>;
}

export function lineWriter(out: NodeJS.WritableStream): LineWriter {
  const gzip = createGzip();
  gzip.pipe(out);
  const hash = createHash('sha256');
  let lines = 0;
  const put = async (text: string) => {
    if (!gzip.write(`${text}\n`)) await new Promise((resolve) => gzip.once('drain', resolve));
  };
  return {
    async write(text) {
      lines++;
      hash.update(text).update('\n');
      await put(text);
    },
    async close() {
      await put(JSON.stringify(['end', { lines, sha256: hash.digest('hex') }]));
      gzip.end();
      await finished(out as NodeJS.WritableStream & { writable: boolean });
      return lines;
    },
  };
}

/** Every line but the last. @throws CommandFailed when the file is cut, altered or something else */
export async function* readLines(path: string): AsyncIterable<string> {
  const hash = createHash('sha256');
  let lines = 0;
  let ended = false;
  const source = createReadStream(path);
  const unpacked = source.pipe(createGunzip());
  source.on('error', (fault) => unpacked.destroy(fault));
  try {
    for await (const text of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (text.length > LINE_CHARACTERS_MAX) throw notAnExport(path, 'it has a line that no export has');
      if (text.startsWith('["end",')) {
        const [, { lines: said, sha256 }] = JSON.parse(text) as ['end', { lines: number; sha256: string }];
        if (said !== lines || sha256 !== hash.digest('hex'))
          throw notAnExport(path, 'it was altered after it was written');
        ended = true;
        continue;
      }
      if (ended) throw notAnExport(path, 'something follows its end');
      lines++;
      hash.update(text).update('\n');
      yield text;
    }
  } catch (fault) {
    if (fault instanceof CommandFailed) throw fault;
    throw notAnExport(path, (fault as Error).message);
  }
  if (!ended) throw notAnExport(path, 'its end is missing');
}

const notAnExport = (path: string, why: string): CommandFailed =>
  new CommandFailed(`${path} is not a whole export`, why, 'copy it again, or export again; nothing was imported');
