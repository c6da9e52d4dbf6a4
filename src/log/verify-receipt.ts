/**
 * Checks a receipt offline, each claim by itself: is the file whole, is it of the log whose key the reader holds, did that log
 * promise this leaf, does the private record belong to it, and does the leaf stand in a tree the log has signed.
 * The key inside the receipt is never believed: the key given decides.
 */
import { assert, fromBase64 } from '../common/index.ts';
import { openCheckpoint, type Trust } from './checkpoint.ts';
import { commitment } from './commitment.ts';
import { parseLeaf, type Leaf } from './leaf.ts';
import { leafHash, verifyInclusion } from './merkle.ts';
import { verifyPromise } from './promise.ts';
import { parseReceipt, type Receipt } from './receipt.ts';
import { parseTlogProof } from './tlog-proof.ts';
import { formatVerifierKey, parseVerifierKey, type Verify, type VerifierKey } from './verifier-key.ts';

export type ReceiptState = 'verified' | 'promised, not yet in the log' | 'invalid';

export interface ReceiptCheck {
  readonly name: 'format' | 'log key' | 'witness keys' | 'leaf' | 'promise' | 'commitment' | 'checkpoint' | 'inclusion';
  readonly ok: boolean;
  /** What is wrong, and what to do. */
  readonly why?: string;
}

export interface ReceiptVerdict {
  readonly ok: boolean;
  readonly state: ReceiptState;
  /** Every check that applies to this receipt; all must hold. */
  readonly checks: readonly ReceiptCheck[];
  /** The public leaf, when all checks hold. */
  readonly leaf?: Leaf;
  /** Its place in the log and the checkpoint's size, when verified. */
  readonly index?: number;
  readonly size?: number;
}

export interface ReceiptTrust {
  readonly verify: Verify;
  /** Verifier keys of witnesses (type 4), and how many of them must have cosigned the checkpoint. */
  readonly witnesses?: { readonly keys: readonly string[]; readonly quorum: number };
}

/** `receipt`: the file's text, or its parsed JSON. `vkey`: the log's verifier key, from a source the reader trusts. */
export function verifyReceipt(receipt: unknown, vkey: string, { verify, witnesses }: ReceiptTrust): ReceiptVerdict {
  const checks: ReceiptCheck[] = [];
  const note = (name: ReceiptCheck['name'], why?: string): void => {
    checks.push(why === undefined ? { name, ok: true } : { name, ok: false, why });
  };
  const invalid = (): ReceiptVerdict => ({ ok: false, state: 'invalid', checks });

  const parsed = parseReceipt(receipt);
  note('format', parsed.kind === 'refused' ? `${parsed.detail}; ${parsed.fix}` : undefined);
  if (parsed.kind === 'refused') return invalid();
  const { value } = parsed;

  const key = logKeyOf(value, vkey);
  note('log key', typeof key === 'string' ? key : undefined);
  const witnessKeys = (witnesses?.keys ?? []).map(parseVerifierKey);
  const badWitness = witnessKeys.find((each) => each.kind === 'refused');
  if (witnesses) note('witness keys', badWitness?.kind === 'refused' ? badWitness.detail : undefined);
  if (typeof key === 'string' || badWitness) return invalid();

  const leaf = bytesOf(value.leaf);
  const parsedLeaf = parseLeaf(leaf);
  note('leaf', parsedLeaf.kind === 'refused' ? parsedLeaf.detail : undefined);
  const { timestamp, signature } = value.promise;
  const promised = verifyPromise(leaf, timestamp, bytesOf(signature), key.publicKey, verify);
  note('promise', promised ? undefined : 'the signature does not fit this leaf, time and log: one of them was altered');
  if (value.record && value.salt !== undefined) {
    const expected = parsedLeaf.kind === 'done' ? parsedLeaf.value.c : undefined;
    const holds = expected !== undefined && commitment(value.record, bytesOf(value.salt)) === expected;
    note('commitment', holds ? undefined : 'record and salt are not those the leaf commits to');
  }

  const keys = witnessKeys.flatMap((each) => (each.kind === 'done' ? [each.value] : []));
  const trust: Trust = { logKey: key, verify, ...(witnesses && { witnesses: { keys, quorum: witnesses.quorum } }) };
  const place = value.proof === undefined ? undefined : placeInLog(value.proof, leaf, trust, note);

  if (!checks.every((each) => each.ok) || parsedLeaf.kind === 'refused') return invalid();
  const found = { ok: true, checks, leaf: parsedLeaf.value };
  return place ? { ...found, state: 'verified', ...place } : { ...found, state: 'promised, not yet in the log' };
}

/** The key to verify with, or why there is none. */
function logKeyOf(receipt: Receipt, vkey: string): VerifierKey | string {
  const parsed = parseVerifierKey(vkey);
  if (parsed.kind === 'refused') return `the given key cannot be used: ${parsed.detail}; ${parsed.fix}`;
  const key = parsed.value;
  if (key.algorithm !== 'ed25519') return "the given key is a witness's (type 4), not a log's (type 1)";
  if (receipt.log !== key.name) return `the receipt is of the log ${receipt.log}, the given key of ${key.name}`;
  if (receipt.promise.logKey !== formatVerifierKey(key)) {
    return 'the receipt names another key than the given one: it is of another log, or the log changed its key';
  }
  return key;
}

function placeInLog(
  proofText: string,
  leaf: Uint8Array,
  trust: Trust,
  note: (name: ReceiptCheck['name'], why?: string) => void,
): { readonly index: number; readonly size: number } | undefined {
  const proof = parseTlogProof(proofText);
  if (proof.kind === 'refused') {
    note('inclusion', `${proof.detail}; ${proof.fix}`);
    return undefined;
  }
  const { index, hashes, checkpoint: text } = proof.value;
  const checkpoint = openCheckpoint(text, trust);
  note('checkpoint', checkpoint.kind === 'refused' ? `${checkpoint.detail}; ${checkpoint.fix}` : undefined);
  if (checkpoint.kind === 'refused') {
    note('inclusion', 'not checked: without a valid checkpoint there is no tree to be in');
    return undefined;
  }
  const { size, root } = checkpoint.value;
  const included = verifyInclusion(index, size, leafHash(leaf), hashes, root);
  note('inclusion', included ? undefined : `the proof does not lead from leaf ${index} to the root of ${size} leaves`);
  return included ? { index, size } : undefined;
}

function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64(text);
  assert(bytes, 'parseReceipt lets only base64 through');
  return bytes;
}
