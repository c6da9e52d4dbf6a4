import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const program = join(import.meta.dirname, '../../bin/recourse.js');
const recourse = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', input });

test('the facts shown by `recourse decide --help` can be decided on as they stand', () => {
  const help = recourse(['decide', '--help']).stdout;
  const facts = help.slice(help.indexOf('{'));
  const decided = recourse(['decide', '-', '--json'], facts);
  assert.equal(decided.status, 0, decided.stderr);
  assert.equal((JSON.parse(decided.stdout) as { action: string }).action, 'PUBLISH_PRESUMED');
});

test('wrong usage names the help of the command that was meant', () => {
  const refused = recourse(['serve']);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /--data/);
  assert.match(refused.stderr, /recourse serve --help/);
});
