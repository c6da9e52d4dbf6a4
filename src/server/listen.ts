/** From an app to an address. Header and time limits are here; SIGTERM belongs to whoever started us. */
import { createAdaptorServer } from '@hono/node-server';
import type { Server as NodeServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from './create-server.ts';

export interface ListenOptions {
  /** Default 127.0.0.1: other machines only when told. */
  readonly host?: string;
  /** 0 = any free one. */
  readonly port: number;
}

export interface Listening {
  /** `http://127.0.0.1:8484` */
  readonly address: string;
  readonly port: number;
  /** No new requests; those under way are finished, for `drainMs` at most. */
  stop(drainMs?: number): Promise<void>;
}

/** The world's fault: says what to do. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

const HEADER_BYTES_MAX = 64 * 1024;
const HEADERS_WITHIN_MS = 20_000;
/** A body of 2 GiB over a slow line; what takes longer has stopped moving. */
const REQUEST_WITHIN_MS = 60 * 60_000;

export async function listen(server: Server, { host = '127.0.0.1', port }: ListenOptions): Promise<Listening> {
  const node = createAdaptorServer({
    fetch: server.app.fetch,
    serverOptions: {
      maxHeaderSize: HEADER_BYTES_MAX,
      headersTimeout: HEADERS_WITHIN_MS,
      requestTimeout: REQUEST_WITHIN_MS,
    },
  }) as NodeServer;
  await new Promise<void>((resolve, reject) => {
    node.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, host, port)));
    node.listen(port, host, resolve);
  });
  const bound = (node.address() as AddressInfo).port;
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    address: `http://${shown}:${bound}`,
    port: bound,
    async stop(drainMs = 10_000) {
      const closed = new Promise<void>((resolve) => node.close(() => resolve()));
      node.closeIdleConnections();
      const cut = setTimeout(() => node.closeAllConnections(), drainMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

function cannotListen(cause: NodeJS.ErrnoException, host: string, port: number): CannotListen {
  const [what, fix] =
    cause.code === 'EADDRINUSE'
      ? [
          `port ${port} on ${host} is in use`,
          'stop the other program, or give another port (--port 0 takes any free one)',
        ]
      : cause.code === 'EACCES'
        ? [`port ${port} on ${host} is not allowed for this user`, 'give a port above 1023']
        : cause.code === 'EADDRNOTAVAIL'
          ? [`this machine has no address ${host}`, 'give 127.0.0.1, or 0.0.0.0 for all addresses']
          : [`cannot listen on ${host}:${port} (${cause.code ?? cause.message})`, 'try another host or port'];
  return new CannotListen(`${what}. Fix: ${fix}.`, { cause });
}
