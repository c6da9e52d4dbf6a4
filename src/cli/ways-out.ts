/** The only ways out of the process: mail by SMTP, webhooks and the EU database by HTTPS. Each is off until its setting is there. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { AskEuDatabase, PostBytes, SendMail, WaysOut } from '../app/index.ts';
import { packageVersion } from './version.ts';

const WITHIN_MS = 15_000;
const EU_DATABASE = 'https://transparency.dsa.ec.europa.eu';
const ANSWER_BYTES_MAX = 1_000_000;

export function waysOut(environment: NodeJS.ProcessEnv): WaysOut {
  const { RECOURSE_SMTP_URL: smtp, RECOURSE_MAIL_FROM: from, RECOURSE_DSA_TOKEN: token } = environment;
  return {
    ...(smtp && { sendMail: mailOver(smtp, from ?? 'Recourse <recourse@localhost.localdomain>') }),
    postBytes: webhookPost(environment.RECOURSE_WEBHOOKS_PRIVATE === '1'),
    ...(token && { askEuDatabase: euDatabase(environment.RECOURSE_DSA_URL ?? EU_DATABASE, token) }),
  };
}

function mailOver(url: string, from: string): SendMail {
  const transport = createTransport(url, { from });
  return async ({ to, subject, text, messageId }) => {
    await transport.sendMail({ from, to, subject, text, messageId: `<${messageId}>` });
  };
}

/** A webhook's address is somebody else's word: it must not reach machines that only we can reach. */
function webhookPost(privateAllowed: boolean): PostBytes {
  return async (url, body, headers) => {
    if (!privateAllowed) await refusePrivate(new URL(url).hostname);
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { ...headers, 'user-agent': `recourse/${packageVersion()}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    await answer.body?.cancel();
    return answer.status;
  };
}

async function refusePrivate(hostname: string): Promise<void> {
  const name = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(name) ? [name] : (await lookup(name, { all: true })).map(({ address }) => address);
  if (addresses.some(isPrivate))
    throw new Error(`the webhook points into a private network (set RECOURSE_WEBHOOKS_PRIVATE=1 if that is meant)`);
}

const isPrivate = (address: string): boolean =>
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
    address.replace(/^::ffff:/i, ''),
  ) || /^(::1?$|f[cd]|fe[89ab])/i.test(address);

function euDatabase(base: string, token: string): AskEuDatabase {
  return async (method, path, body) => {
    const answer = await fetch(new URL(path, base), {
      method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    const text = (await answer.text()).slice(0, ANSWER_BYTES_MAX);
    return { status: answer.status, body: parsed(text) };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // an empty or HTML answer: the status says enough
  }
}
