/** One JSON file that lets a person check the log without trusting the operator. */
import { assert, base64, done, fromBase64, refused, type Instant, type Outcome } from '../common/index.ts';
import { SALT_BYTES } from './commitment.ts';
import { LEAF_BYTES_MAX } from './entry-bundle.ts';
import type { PrivateRecord } from './leaf.ts';
import { formatVerifierKey, type VerifierKey } from './verifier-key.ts';

export interface Receipt {
  readonly format: 'recourse-receipt/1';
  /** Origin of the log: the first line of its checkpoints. */
  readonly log: string;
  /** Base64 of the leaf's exact bytes. */
  readonly leaf: string;
  readonly promise: {
    /** Verifier key of the log, `name+id+base64`. For finding the key; whom to believe is the verifier's choice. */
    readonly logKey: string;
    /** Milliseconds since 1970. */
    readonly timestamp: number;
    /** Base64 of Ed25519 over "recourse-promise/1\n" + leaf hash + timestamp. */
    readonly signature: string;
  };
  /** `.tlog-proof` text, once integrated. */
  readonly proof?: string;
  /** To the affected person only. */
  readonly record?: PrivateRecord;
  readonly salt?: string;
}

/** Bounds of a receipt that is read. */
export const RECEIPT_BOUNDS = { receiptCharactersMax: 4 * 2 ** 20, recordDepthMax: 64 } as const;

export interface ReceiptParts {
  readonly logKey: VerifierKey;
  readonly leaf: Uint8Array;
  readonly promisedAt: Instant;
  /** Of the promise; 64 bytes. */
  readonly signature: Uint8Array;
  /** `.tlog-proof` text, once there is one. */
  readonly proof?: string;
  /** Only when the receipt goes to the affected person. */
  readonly half?: { readonly record: PrivateRecord; readonly salt: Uint8Array };
}

export function makeReceipt({ logKey, leaf, promisedAt, signature, proof, half }: ReceiptParts): Receipt {
  assert(signature.length === 64, 'a promise is signed with 64 bytes');
  return {
    format: 'recourse-receipt/1',
    log: logKey.name,
    leaf: base64(leaf),
    promise: { logKey: formatVerifierKey(logKey), timestamp: promisedAt, signature: base64(signature) },
    ...(proof !== undefined && { proof }),
    ...(half && { record: half.record, salt: base64(half.salt) }),
  };
}

/** Reads a receipt from its text or from parsed JSON. Strict: a field it does not know could hide one that was renamed. */
export function parseReceipt(source: unknown): Outcome<Receipt, 'not-a-receipt'> {
  const value = typeof source === 'string' ? jsonOf(source) : source;
  const fault = faultOf(value);
  if (fault === undefined) return done(value as Receipt);
  return refused('not-a-receipt', fault, 'download the receipt again and leave the file as it is');
}

function jsonOf(text: string): unknown {
  if (text.length > RECEIPT_BOUNDS.receiptCharactersMax) return 'longer than a receipt can be';
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultOf(value: unknown): string | undefined {
  if (value === undefined) return 'it is not JSON';
  if (!isObject(value)) return 'it is not a JSON object of at most 4 MiB';
  if (value['format'] !== 'recourse-receipt/1') return 'its format is not recourse-receipt/1';
  const stranger = unknownName(value, ['format', 'log', 'leaf', 'promise', 'proof', 'record', 'salt']);
  if (stranger !== undefined) return `a receipt has no field "${stranger}"`;
  if (typeof value['log'] !== 'string' || value['log'] === '') return '"log" does not name a log';
  const leaf = bytesOf(value['leaf']);
  if (!leaf || leaf.length > LEAF_BYTES_MAX) return '"leaf" is not base64 of a leaf';
  const promiseFault = faultOfPromise(value['promise']);
  if (promiseFault !== undefined) return promiseFault;
  if (Object.hasOwn(value, 'proof') && typeof value['proof'] !== 'string') return '"proof" is not text';
  if (Object.hasOwn(value, 'record') !== Object.hasOwn(value, 'salt')) {
    return '"record" and "salt" come together or not at all';
  }
  if (!Object.hasOwn(value, 'record')) return undefined;
  if (!isObject(value['record']) || !hasCanonicalForm(value['record'], 0)) return '"record" is not a record';
  return bytesOf(value['salt'])?.length === SALT_BYTES ? undefined : `"salt" is not ${SALT_BYTES} bytes of base64`;
}

function faultOfPromise(promise: unknown): string | undefined {
  if (!isObject(promise)) return '"promise" is missing';
  const stranger = unknownName(promise, ['logKey', 'timestamp', 'signature']);
  if (stranger !== undefined) return `a promise has no field "${stranger}"`;
  if (typeof promise['logKey'] !== 'string') return 'the promise names no key';
  const timestamp = promise['timestamp'];
  if (!Number.isSafeInteger(timestamp) || (timestamp as number) < 0) return 'the promise has no time';
  return bytesOf(promise['signature'])?.length === 64 ? undefined : "the promise's signature is not 64 bytes of base64";
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unknownName = (value: Record<string, unknown>, known: readonly string[]): string | undefined =>
  Object.keys(value).find((name) => !known.includes(name));

const bytesOf = (value: unknown): Uint8Array | undefined => (typeof value === 'string' ? fromBase64(value) : undefined);

/** JSON can hold lone surrogates and bottomless nesting; canonical JSON cannot. */
function hasCanonicalForm(value: unknown, depth: number): boolean {
  if (depth > RECEIPT_BOUNDS.recordDepthMax) return false;
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((each) => hasCanonicalForm(each, depth + 1));
  return (
    isObject(value) &&
    Object.entries(value).every(([name, each]) => name.isWellFormed() && hasCanonicalForm(each, depth + 1))
  );
}
