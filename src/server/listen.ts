/** From an app to an address. Header and time limits are here; SIGTERM belongs to whoever started us. */
import { createAdaptorServer } from '@hono/node-server';
import type { Server as NodeServer, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AddressInfo } from 'node:net';
import type { Server } from './create-server.ts';
import { TITLES } from './problem.ts';

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
  /** What a person can do about it. */
  readonly fix: string;
  constructor(message: string, fix: string, options: ErrorOptions = {}) {
    super(message, options);
    this.fix = fix;
  }
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
  node.on('clientError', answerBroken);
  let stopping = false;
  // A kept-alive connection whose last answer is out would otherwise hold the end up until its client lets go.
  node.on('request', (_request, response: ServerResponse) => {
    response.once('close', () => stopping && setImmediate(() => node.closeIdleConnections()));
  });
  const bound = (node.address() as AddressInfo).port;
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    address: `http://${shown}:${bound}`,
    port: bound,
    async stop(drainMs = 10_000) {
      stopping = true;
      server.endStreams();
      const closed = new Promise<void>((resolve) => node.close(() => resolve()));
      node.closeIdleConnections();
      const cut = setTimeout(() => node.closeAllConnections(), drainMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

/** A request that is not HTTP, or whose header is too large, never reaches a route: it is answered here. */
function answerBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const status = tooLarge ? 431 : 400;
  const refusal = tooLarge
    ? {
        why: 'header-too-large',
        detail: `The header is larger than ${HEADER_BYTES_MAX} bytes.`,
        fix: 'Send large JSON as a form field (multipart/form-data).',
      }
    : { why: 'bad-request', detail: 'This is not a whole HTTP request.', fix: 'Send it again.' };
  const body = JSON.stringify({ type: `/docs#problem-${refusal.why}`, title: TITLES[status], status, ...refusal });
  socket.end(
    `HTTP/1.1 ${status} ${TITLES[status]}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
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
  return new CannotListen(what, fix, { cause });
}
