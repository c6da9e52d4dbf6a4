/** `recourse demo`: everything in one process, with sample works and uploads, checked live; then the address, and it stays up. */
import { join, relative } from 'node:path';
import { showSamples } from '../demo/show-samples.ts';
import { startInstallation } from '../installation.ts';
import type { Terminal } from '../terminal.ts';
import { parsePort } from './serve.ts';

interface DemoOptions {
  readonly data?: string;
  readonly port?: string;
}

export async function runDemo(terminal: Terminal, options: DemoOptions): Promise<number> {
  const folder = options.data ?? process.env.RECOURSE_DATA ?? join(process.cwd(), 'data');
  const port = parsePort(options.port ?? process.env.PORT ?? '8484');
  terminal.print(
    `${terminal.paint('bold', 'Recourse')} ${terminal.paint('dim', '· an upload filter with due process')}`,
  );
  terminal.print(terminal.paint('dim', `data in ${folder}`));
  terminal.print();
  const near = relative(process.cwd(), folder);
  const shown = join(near === '' || near.startsWith('..') ? folder : near, 'samples');
  const installation = await startInstallation(terminal, { folder, port, consoleSoon: true });
  try {
    const samples = join(folder, 'samples');
    await showSamples(terminal, installation.service, samples);
    terminal.print();
    terminal.print(`  start page    ${terminal.paint(['cyan', 'underline'], installation.address)}`);
    terminal.print(`  console       ${await installation.consoleLink()} ${terminal.paint('dim', '(signs in once)')}`);
    terminal.print(`  public log    ${installation.address}/log`);
    terminal.print(`  policies      ${installation.address}/policies`);
    terminal.print(`  API           ${installation.address}/docs`);
    if (installation.firstKey !== undefined)
      terminal.print(`  API key: ${installation.firstKey}   ${terminal.paint('dim', '(shown once)')}`);
    terminal.print();
    terminal.print(terminal.paint('dim', 'Try, in another terminal:'));
    terminal.print(`  npx recourse check ${shown}/uploads --against ${shown}/works --policy de`);
    terminal.print(`  npx recourse verify ${shown}/receipts/02-*.json --key ${shown}/vkey`);
    terminal.print();
    terminal.print(terminal.paint('dim', 'It stays up until you press Ctrl-C.'));
    await installation.untilStopped();
  } finally {
    await installation.stop();
  }
  return 0;
}
