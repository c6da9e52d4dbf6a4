/**
 * Where a request comes from, for counting, never for keeping: the peer's address, or, where the peer is a proxy of the house (loopback or
 * a private network), the last address that this proxy wrote down. Addresses further left are claims of the client. IPv6 by network
 * (/64): one household, or one machine, has all of it.
 */
import type { Context } from 'hono';
import { isIPv4, isIPv6 } from 'node:net';

/** Undefined where there is no connection: requests inside the process. */
export function originOf(c: Context): string | undefined {
  const env = c.env as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined;
  const peer = plain(env?.incoming?.socket?.remoteAddress ?? '');
  if (peer === '') return undefined;
  const passedOn = plain(c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? '');
  return networkOf(isInside(peer) && passedOn !== '' ? passedOn : peer);
}

/** IPv4 written as IPv6 is IPv4; a port or a zone does not belong to the address. Anything else is none. */
function plain(text: string): string {
  const address = text
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return isIPv4(address) || isIPv6(address) ? address.toLowerCase() : '';
}

const isInside = (address: string): boolean =>
  /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address) ||
  /^(::1$|f[cd]|fe[89ab])/.test(address);

function networkOf(address: string): string {
  if (isIPv4(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail.split(':').filter(Boolean);
  const whole = [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return whole
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
