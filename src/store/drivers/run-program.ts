/** Runs one of the server's programs to its end, as the server's user, with a scrubbed environment. */
import { spawn } from 'node:child_process';
import type { ServerFolder } from './server-folder.ts';
import type { ServerUser } from './server-user.ts';

/** Nothing of ours leaks in: PGDATA, PGHOST, LD_PRELOAD and locale settings of the caller would all be heard. */
export const PROGRAM_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as const;

export interface ProgramResult {
  readonly ok: boolean;
  /** What it printed, both streams; or why it could not start. */
  readonly output: string;
  /** EACCES, ENOENT…: it could not even start. */
  readonly startFault?: string;
}

export function runProgram(
  program: string,
  args: readonly string[],
  user: ServerUser,
  place?: ServerFolder,
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...user.ids,
      cwd: '/',
      env: PROGRAM_ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe', ...(place === undefined ? [] : [place.descriptor])],
    });
    let output = '';
    const keep = (chunk: Buffer) => (output = (output + chunk.toString('utf8')).slice(-20_000));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ ok: false, output: error.message, startFault: error.code ?? 'unknown' }),
    );
    child.on('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}
