/** `recourse demo`: everything in one process, with sample works and uploads, checked live; then the address, and it stays up. */
import { join, relative } from 'node:path';
import { fillDocket, openTown } from '../demo/docket/fill-docket.ts';
import { uploaderLink } from '../demo/docket/uploader-link.ts';
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
  const installation = await startInstallation(terminal, {
    folder,
    port,
    consoleSoon: true,
    ...(process.env.RECOURSE_API_KEY && { apiKey: process.env.RECOURSE_API_KEY }),
  });
  try {
    const samples = join(folder, 'samples');
    const uploads = await showSamples(terminal, installation.service, samples);
    terminal.print();
    const town = await openTown(installation, samples);
    const cases = await fillDocket(terminal, installation, town, uploads);
    terminal.print();
    terminal.print(`  start page    ${terminal.paint(['cyan', 'underline'], installation.address)}`);
    terminal.print(`  console       ${await installation.consoleLink()} ${terminal.paint('dim', '(signs in once)')}`);
    terminal.print(`  an uploader   ${await uploaderLink(town, uploads)}`);
    terminal.print(`  report        ${installation.address}/notice`);
    terminal.print(`  the board     ${installation.address}/docket`);
    terminal.print(`  authorities   ${installation.address}/orders`);
    terminal.print(`  reports       ${installation.address}/reports`);
    terminal.print(`  public log    ${installation.address}/log`);
    terminal.print(`  policies      ${installation.address}/policies`);
    terminal.print(`  API           ${installation.address}/docs`);
    if (installation.firstKey !== undefined)
      terminal.print(`  API key: ${installation.firstKey}   ${terminal.paint('dim', '(shown once)')}`);
    terminal.print();
    terminal.print(terminal.paint('dim', 'Try, in another terminal:'));
    terminal.print(`  npx recourse check ${shown}/uploads --against ${shown}/works --policy de`);
    terminal.print(`  export RECOURSE_SERVER=${installation.address} RECOURSE_API_KEY=$(cat ${shown}/platform.key)`);
    terminal.print(`  npx recourse docket; npx recourse clock; npx recourse case show ${cases.at(-1)?.stream}`);
    terminal.print(`  npx recourse verify ${shown}/receipts/02-*.json --key ${shown}/vkey`);
    terminal.print();
    terminal.print(terminal.paint('dim', 'It stays up until you press Ctrl-C.'));
    await installation.untilStopped();
  } finally {
    await installation.stop();
  }
  return 0;
}
