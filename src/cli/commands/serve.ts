/** `recourse serve`: the server, until it is told to stop. */
import { UsageError } from '../usage.ts';
import { startInstallation } from '../installation.ts';
import type { Terminal } from '../terminal.ts';

interface ServeOptions {
  readonly data: string;
  readonly port: string;
  readonly host: string;
}

export async function runServe(terminal: Terminal, options: ServeOptions): Promise<number> {
  const installation = await startInstallation(terminal, {
    folder: options.data,
    port: parsePort(options.port),
    host: options.host,
    ...(process.env.RECOURSE_API_KEY && { apiKey: process.env.RECOURSE_API_KEY }),
  });
  if (installation.firstKey !== undefined) terminal.print(`API key: ${installation.firstKey}`);
  terminal.print(`Recourse listens on ${installation.address}`);
  terminal.print(`Sign in once, within 15 minutes: ${await installation.consoleLink()}`);
  await installation.untilStopped();
  return 0;
}

export function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535 && text.trim() !== '') return port;
  throw new UsageError(
    `${text} is not a port`,
    'a port is a whole number from 0 to 65535',
    'use --port 8484, or 0 for any free one',
  );
}
