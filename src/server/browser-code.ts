/**
 * The verifier's own source files, as a browser can run them: rooms `common` and `log` and one page's script, by allow-list. In a clone
 * the types are blanked out of them; an installed package holds them compiled. Nothing is bundled, so what runs can be read.
 */
import { readdir, readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, '..');
const ENDING = import.meta.filename.endsWith('.ts') ? '.ts' : '.js';
const ROOMS = ['common', 'log'];
const SCRIPT = 'server/pages/log/verify-in-browser';

const known = new Map<string, string>();
let allowed: ReadonlySet<string> | undefined;

/** `log/index.js` → its text; undefined for anything that is not on the list. */
export async function browserCode(path: string): Promise<string | undefined> {
  allowed ??= await list();
  const name = path.replace(/\.js$/, '');
  if (!path.endsWith('.js') || !allowed.has(name)) return undefined;
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const text = await readFile(join(SOURCE, name + ENDING), 'utf8');
  const code = ENDING === '.ts' ? withoutTypes(text) : text;
  known.set(name, code);
  return code;
}

async function list(): Promise<ReadonlySet<string>> {
  const names = [SCRIPT];
  for (const room of ROOMS) {
    for (const file of await readdir(join(SOURCE, room)))
      if (file.endsWith(ENDING) && !/\.(test|d)\.[tj]s$/.test(file)) names.push(`${room}/${file.slice(0, -3)}`);
  }
  return new Set(names);
}

/** Imports of types alone vanish with the types; those that stay name the file as the browser asks for it. */
const withoutTypes = (text: string): string => stripTypeScriptTypes(text).replace(/(from '[^']+)\.ts'/g, "$1.js'");
