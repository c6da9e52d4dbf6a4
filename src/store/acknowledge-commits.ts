/** Run as a process of its own by describe-durability.ts: commits and says so, line by line, until someone kills it. */
import { instant } from '../common/index.ts';
import { openStore } from './open-store.ts';
import { aLeaf } from './store-samples.ts';

const [folder, round] = process.argv.slice(2);
const store = await openStore({ kind: 'embedded', folder: folder! });

async function caller(name: string): Promise<never> {
  for (let i = 0; ; i++) {
    const stream = `${round} ${name} ${i}`;
    const { index } = await store.transaction(async (tx) => {
      await tx.append(stream, 0, [{ type: 'decided', version: 1, payload: i }], instant(0));
      return tx.takeIn('decision', ({ n }) => ({ ...aLeaf({ kind: 'decision', n }), case: stream }));
    });
    process.stdout.write(`${index} ${stream}\n`);
  }
}
await Promise.all(['a', 'b', 'c', 'd'].map(caller));
