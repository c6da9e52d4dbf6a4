/** The package as strangers get it: packed, installed into an empty folder, run on Node 22 and 24. Needs the npm registry. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);
const HOME = join(import.meta.dirname, '../..');
let folder = '';

before(
  async () => {
    folder = await mkdtemp(join(tmpdir(), 'recourse-pack-'));
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: HOME,
      maxBuffer: 2 ** 26,
    });
    const tarball = /"filename": "([^"]+)"/.exec(stdout)?.[1];
    assert.ok(tarball, 'npm pack names its file');
    await writeFile(join(folder, 'package.json'), '{"name":"stranger","version":"1.0.0","type":"module"}');
    await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', join(folder, tarball)], {
      cwd: folder,
      maxBuffer: 2 ** 26,
    });
  },
  { timeout: 300_000 },
);

after(() => rm(folder, { recursive: true, force: true }));

for (const major of [22, 24]) {
  test(`the packed package works on Node ${major}: doctor, an import, the demo`, { timeout: 300_000 }, async () => {
    const node = await nodeOf(major);
    const bin = join(folder, 'node_modules/recourse/bin/recourse.js');
    const clean = { ...process.env, NODE_PATH: '', PORT: '0' };
    const doctor = await run(node, [bin, 'doctor', '--json'], { cwd: folder, env: clean });
    const found = JSON.parse(doctor.stdout) as { ok: boolean; findings: { name: string; detail: string }[] };
    assert.ok(found.ok, doctor.stdout);
    assert.match(found.findings.find(({ name }) => name === 'node')!.detail, new RegExp(`^${major}\\.`));

    const script = `import { pdqHashes } from 'recourse/fingerprint';
      const luma = { width: 64, height: 64, data: Uint8Array.from({ length: 4096 }, (_, i) => (i * i) % 251) };
      console.log(pdqHashes(luma).turned.length);`;
    const imported = await run(node, ['--input-type=module', '-e', script], { cwd: folder, env: clean });
    assert.equal(imported.stdout.trim(), '8');

    const address = await demoAddress(node, bin, clean, join(folder, `data-${major}`));
    assert.match(address, /^http:/);
  });
}

/** Node of a major version, from the registry, as clones get theirs. */
async function nodeOf(major: number): Promise<string> {
  const place = await mkdtemp(join(folder, `node-${major}-`));
  await writeFile(join(place, 'package.json'), '{"private":true}');
  const name = `node-${process.platform}-${process.arch}`;
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${major}`], { cwd: place });
  return join(place, 'node_modules', name, 'bin/node');
}

async function demoAddress(node: string, bin: string, env: NodeJS.ProcessEnv, data: string): Promise<string> {
  const demo = spawn(node, [bin, 'demo', '--data', data, '--port', '0'], { cwd: folder, env });
  const exited = new Promise<void>((resolve) => demo.once('exit', () => resolve()));
  let seen = '';
  try {
    for await (const chunk of demo.stdout) {
      seen += String(chunk);
      const address = /start page\s+(http:\S+)/.exec(seen)?.[1];
      if (address === undefined) continue;
      const answer = await fetch(`${address}/readyz`);
      assert.equal(answer.status, 200);
      return address;
    }
    assert.fail(`the demo ended before it said where it is: ${seen}`);
  } finally {
    demo.kill('SIGTERM');
    await exited;
  }
}
