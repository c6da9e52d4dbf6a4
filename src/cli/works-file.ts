/** `--works` and `--declaration`: files of JSON, read before any work; what is wrong in them is said by line. */
import { readFileSync } from 'node:fs';
import { referenceId, type ReferenceId } from '../common/index.ts';
import { parseDeclaration, parseWorksLine, type Declaration, type WorkRights } from '../policy/index.ts';
import { UsageError } from './usage.ts';

/** @throws UsageError for the first line that cannot be used, and for a reference named twice */
export function readWorks(file: string | undefined): ReadonlyMap<ReferenceId, WorkRights> {
  const works = new Map<ReferenceId, WorkRights>();
  if (file === undefined) return works;
  readText(file, 'works file')
    .split('\n')
    .forEach((line, i) => {
      if (line.trim() === '') return;
      const where = `${file}, line ${i + 1}`;
      const work = parseWorksLine(parseJson(line, where));
      if (work.kind === 'refused') throw new UsageError(`${where} cannot be used`, work.detail, work.fix);
      const id = referenceId(work.value.reference);
      if (works.has(id))
        throw new UsageError(
          `${where} repeats a reference`,
          `${id} has a line above already`,
          'keep one line for each reference',
        );
      works.set(id, work.value);
    });
  return works;
}

/** Without a file: nothing declared, not commercial. */
export function readDeclaration(file: string | undefined): Declaration {
  if (file === undefined) return { commercial: false };
  const declaration = parseDeclaration(parseJson(readText(file, 'declaration'), file));
  if (declaration.kind === 'refused')
    throw new UsageError(`${file} is not a declaration`, declaration.detail, declaration.fix);
  return declaration.value;
}

function readText(file: string, role: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (cause) {
    throw new UsageError(
      `cannot read the ${role} ${file}`,
      (cause as Error).message,
      'check the path; nothing was done yet',
    );
  }
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${where} is not JSON`, (cause as Error).message, 'mend that line; nothing was done yet');
  }
}
