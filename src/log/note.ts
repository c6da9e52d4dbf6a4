/**
 * C2SP signed notes: a text, an empty line, and signature lines `— name base64(key id, signature)`. Signatures by unknown keys
 * are ignored, one by a known key that fails condemns the note. Type 4 lines (tlog-cosignature) carry a time and sign
 * "cosignature/v1\ntime T\n" + text: a witness says that it saw this tree and no other of its size.
 */
import {
  assert,
  base64,
  concatBytes,
  done,
  fromBase64,
  fromHex,
  hex,
  refused,
  utf8,
  type Outcome,
} from '../common/index.ts';
import type { NoteSigner, Verify, VerifierKey } from './verifier-key.ts';

/** Bounds of a note that is read. */
export const NOTE_BOUNDS = { noteCharactersMax: 1_000_000, signaturesMax: 128 } as const;

export interface NoteSignature {
  readonly key: VerifierKey;
  /** Seconds since 1970 at which a witness signed; plain signatures have none. */
  readonly time?: number;
}

export interface OpenedNote {
  /** With its last newline. */
  readonly text: string;
  /** At least one: signatures by known keys, each verified. */
  readonly signatures: readonly NoteSignature[];
}

export type NoteRefusal = 'not-a-note' | 'bad-signature' | 'unknown-signers';

/** A note of `text`, which ends in a newline, signed with plain keys. */
export function signNote(text: string, ...signers: readonly NoteSigner[]): string {
  assert(isNoteText(text), 'a note ends in a newline and has no other control characters');
  const lines = signers.map(({ key, sign }) => {
    assert(key.algorithm === 'ed25519', 'a cosignature needs a time: use cosign');
    return signatureLine(key, sign(utf8(text)));
  });
  return `${text}\n${lines.join('')}`;
}

/** The note with one more line: a witness's, at `time` in seconds since 1970. */
export function cosign(note: string, { key, sign }: NoteSigner, time: number): string {
  assert(key.algorithm === 'cosignature', 'only a key of type 4 cosigns');
  assert(Number.isSafeInteger(time) && time >= 0, `${time} is not a time in whole seconds`);
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const stamp = new Uint8Array(8);
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time));
  return note + signatureLine(key, concatBytes(stamp, sign(cosignedMessage(text, time))));
}

/** The text, once at least one known key has signed it and none of them failed. */
export function openNote(
  note: string,
  known: readonly VerifierKey[],
  verify: Verify,
): Outcome<OpenedNote, NoteRefusal> {
  const refuse = (detail: string) => refused('not-a-note', detail, 'fetch the note again, byte for byte');
  if (note.length > NOTE_BOUNDS.noteCharactersMax) return refuse('the note is longer than a million characters');
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || !isNoteText(note)) return refuse('a note is a text, an empty line, and signature lines');
  const text = note.slice(0, cut + 1);
  const lines = note.slice(cut + 2, -1).split('\n');
  if (lines.length > NOTE_BOUNDS.signaturesMax) return refuse(`more than ${NOTE_BOUNDS.signaturesMax} signatures`);

  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [, name, encoded = ''] = /^\u2014 ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
    const signature = fromBase64(encoded);
    if (!name || !signature || signature.length < 5) return refuse(`this is not a signature line: ${line}`);
    const id = hex(signature.subarray(0, 4));
    const key = known.find((each) => each.name === name && each.id === id);
    if (!key) continue;
    const checked = check(key, text, signature.subarray(4), verify);
    if (!checked) {
      const detail = `the signature of ${name} (${id}) does not fit the text`;
      return refused('bad-signature', detail, 'trust neither the text nor its source; keep both as evidence');
    }
    if (!signatures.some((each) => each.key === key)) signatures.push(checked);
  }
  if (signatures.length > 0) return done({ text, signatures });
  const names = known.map((key) => key.name).join(', ');
  return refused('unknown-signers', `nobody known signed it (known: ${names})`, 'check that the key is the right one');
}

function check(key: VerifierKey, text: string, signature: Uint8Array, verify: Verify): NoteSignature | undefined {
  if (key.algorithm === 'ed25519') {
    const holds = signature.length === 64 && verify(key.publicKey, utf8(text), signature);
    return holds ? { key } : undefined;
  }
  if (signature.length !== 72) return undefined;
  const time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
  if (!Number.isSafeInteger(time)) return undefined;
  return verify(key.publicKey, cosignedMessage(text, time), signature.subarray(8)) ? { key, time } : undefined;
}

const cosignedMessage = (text: string, time: number): Uint8Array => utf8(`cosignature/v1\ntime ${time}\n${text}`);

const signatureLine = (key: VerifierKey, signature: Uint8Array): string =>
  `\u2014 ${key.name} ${base64(concatBytes(fromHex(key.id), signature))}\n`;

const isNoteText = (text: string): boolean =>
  text.endsWith('\n') && text.isWellFormed() && !text.split('').some((unit) => unit < ' ' && unit !== '\n');
