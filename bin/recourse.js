#!/usr/bin/env node
// Plain JavaScript on purpose: this file must start on whatever Node a machine happens to have.
// It finds a Node that can run us (>= 22.18, for type stripping) and hands over; in a clone npm brings one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major, minor] = process.versions.node.split('.').map(Number);
const recent = major > 22 || (major === 22 && minor >= 18);

if (recent) {
  const inClone = join(home, 'src/cli/main.ts');
  const entry = existsSync(inClone) ? inClone : join(home, 'dist/cli/main.js');
  const { main } = await import(pathToFileURL(entry).href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  const better = bundledNode();
  if (better === undefined || process.env.RECOURSE_REEXEC === '1') {
    console.error(`recourse needs Node 22.18 or newer; this is ${process.versions.node}.`);
    console.error('Fix: run `npm ci` in the clone (it brings Node 24), or install Node 24 from nodejs.org.');
    process.exitCode = 1;
  } else {
    const run = spawnSync(better, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, RECOURSE_REEXEC: '1' },
    });
    process.exitCode = run.status ?? 1;
  }
}

function bundledNode() {
  const require = createRequire(import.meta.url);
  try {
    const manifest = require.resolve(`node-${process.platform}-${process.arch}/package.json`);
    const binary = join(dirname(manifest), 'bin', 'node');
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined; // not installed for this platform; the message above says what to do
  }
}
