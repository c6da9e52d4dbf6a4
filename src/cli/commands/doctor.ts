/** `recourse doctor`: what is installed, missing or misconfigured, and the fix. Exit 1 when something needed is not there. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { diagnoseDecoding } from '../../decode/index.ts';
import { diagnoseStore } from '../../store/index.ts';
import { table, type Terminal } from '../terminal.ts';
import { packageVersion } from '../version.ts';

interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly fix?: string;
  /** Missing, but only what it is for does not work. */
  readonly optional?: boolean;
}

/** Without these, film and sound or the tighter sandbox are missing; everything else works. */
const OPTIONAL = new Set(['ffmpeg', 'ffprobe', 'containment of decoders', 'sound without ffmpeg']);

export async function runDoctor(
  terminal: Terminal,
  options: { readonly data?: string; readonly json?: boolean },
): Promise<number> {
  const url = process.env.DATABASE_URL;
  const found: Finding[] = [
    { name: 'recourse', ok: true, detail: `version ${packageVersion()}` },
    node(),
    ...(await diagnoseDecoding()),
    ...(await diagnoseStore({ ...(url && { url }), ...(options.data !== undefined && { folder: options.data }) })),
  ].map((finding) => (OPTIONAL.has(finding.name) ? { ...finding, optional: true } : finding));
  const broken = found.filter((finding) => !finding.ok && !finding.optional);
  if (options.json) terminal.print(JSON.stringify({ ok: broken.length === 0, findings: found }));
  else {
    for (const line of table(found.map((finding) => row(terminal, finding)))) terminal.print(line);
    for (const { name, fix } of found.filter(({ ok }) => !ok))
      if (fix) terminal.print(`\n${terminal.paint('bold', `To mend ${name}:`)} ${fix}`);
    terminal.print(
      `\n${broken.length === 0 ? 'Ready.' : `${broken.length} thing${broken.length > 1 ? 's' : ''} to mend first.`}`,
    );
  }
  return broken.length === 0 ? 0 : 1;
}

function row(terminal: Terminal, { name, ok, detail, optional }: Finding): string[] {
  const mark = ok
    ? terminal.paint('green', '✓')
    : optional
      ? terminal.paint('yellow', '○')
      : terminal.paint('red', '✗');
  return [`${mark} ${name}`, detail];
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 22 || (major === 22 && minor >= 18);
  const bundled = isBundled() ? ', brought by npm' : '';
  return {
    name: 'node',
    ok,
    detail: `${process.versions.node}${bundled}`,
    ...(!ok && { fix: 'run `npm ci` in the clone, or install Node 24' }),
  };
}

function isBundled(): boolean {
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${process.platform}-${process.arch}/package.json`);
    return existsSync(manifest) && process.execPath.includes(`node-${process.platform}-${process.arch}`);
  } catch {
    return false; // not a clone with the optional package: the system's own Node runs us
  }
}
