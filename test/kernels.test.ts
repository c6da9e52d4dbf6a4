import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compiled, KERNELS } from '../kernels/build.ts';

/** The base64 in a generated module, however the formatter broke its lines. */
const payload = (text: string): string => /'([A-Za-z0-9+/=]+)'/.exec(text)?.[1] ?? '';

for (const kernel of KERNELS) {
  test(`the module in ${kernel.target} is what ${kernel.source} compiles to`, async () => {
    const kept = payload(readFileSync(new URL(`../${kernel.target}`, import.meta.url), 'utf8'));
    assert.ok(kept.length > 1000);
    assert.equal(payload(await compiled(kernel)), kept);
  });
}
