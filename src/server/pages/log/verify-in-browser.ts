/**
 * Runs in the reader's browser, on `/log/verify` alone: the same verifier as everywhere, over files of ours served as they are.
 * WebCrypto answers later, the verifier asks at once. So it runs twice: first to learn which signatures it asks about, then with the answers.
 */
import type { ReceiptVerdict, verifyReceipt } from '../../../log/index.ts';

/** As much of a browser's page as is touched here; this file is compiled with the server's. */
interface Element {
  value: string;
  hidden: boolean;
  className: string;
  textContent: string | null;
  readonly dataset: Readonly<Record<string, string>>;
  append(...children: (Element | string)[]): void;
  replaceChildren(...children: Element[]): void;
  addEventListener(type: string, listener: () => void): void;
  focus(): void;
}
declare const document: { getElementById(id: string): Element; createElement(name: string): Element };

interface Words {
  readonly verdict: Readonly<Record<ReceiptVerdict['state'], string>>;
  readonly checks: Readonly<Record<string, string>>;
  readonly here: string;
  readonly holds: string;
  readonly fails: string;
  readonly working: string;
  readonly noBrowser: string;
}

// By address: in the browser the rooms lie where the server puts them.
const LOG = '/log/code/log/index.js';
type Verifier = { readonly verifyReceipt: typeof verifyReceipt };

const form = document.getElementById('verify');
const button = document.getElementById('in-browser');
const place = document.getElementById('verdict');
const words = JSON.parse(form.dataset['words']!) as Words;

const { verifyReceipt: verifier } = (await import(LOG)) as Verifier;
button.hidden = false;
document.getElementById('in-browser-hint').hidden = false;
button.addEventListener('click', () => void check());

async function check(): Promise<void> {
  place.replaceChildren(line('p', words.working, 'soft'));
  try {
    show(await verify(document.getElementById('receipt').value, document.getElementById('vkey').value.trim()));
  } catch {
    place.replaceChildren(line('p', words.noBrowser, 'problem'));
  }
}

type Question = readonly [publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array];
const nameOf = (question: Question): string => question.map((bytes) => bytes.join()).join('/');

async function verify(text: string, vkey: string): Promise<ReceiptVerdict> {
  const asked = new Map<string, Question>();
  verifier(text, vkey, {
    verify: (...question) => {
      asked.set(nameOf(question), question);
      return true;
    },
  });
  const answers = new Map<string, boolean>();
  for (const [name, question] of asked) answers.set(name, await signedBy(question));
  return verifier(text, vkey, { verify: (...question) => answers.get(nameOf(question)) ?? false });
}

/** @throws where this browser knows no Ed25519, or the page came over a connection that is not secure */
async function signedBy([publicKey, message, signature]: Question): Promise<boolean> {
  const { subtle } = globalThis.crypto;
  const copy = (bytes: Uint8Array) => new Uint8Array(bytes);
  const key = await subtle.importKey('raw', copy(publicKey), 'Ed25519', false, ['verify']);
  return subtle.verify('Ed25519', key, copy(signature), copy(message));
}

function show({ ok, state, checks }: ReceiptVerdict): void {
  const list = document.createElement('ul');
  list.className = 'checks';
  for (const { name, ok: holds, why } of checks) {
    const item = document.createElement('li');
    const badge = line(
      'span',
      `${holds ? '✓' : '✗'} ${holds ? words.holds : words.fails}`,
      `badge ${holds ? 'good' : 'stop'}`,
    );
    item.append(badge, ` ${words.checks[name] ?? name}`, why === undefined ? '' : `: ${why}`);
    list.append(item);
  }
  const section = document.createElement('section');
  section.className = 'statement';
  section.append(
    line('p', words.verdict[state], `headline ${ok ? 'good' : 'stop'}`),
    line('p', words.here, 'soft'),
    list,
  );
  place.replaceChildren(section);
}

function line(name: string, text: string, className: string): Element {
  const element = document.createElement(name);
  element.textContent = text;
  element.className = className;
  return element;
}
