/** C2SP tlog-checkpoint: a signed note whose text is the log's origin, its size and its root, one a line. */
import { assert, base64, done, fromBase64, refused, type Outcome } from '../common/index.ts';
import { openNote, signNote, type NoteRefusal, type NoteSignature } from './note.ts';
import { HASH_BYTES } from './merkle.ts';
import { PROMISE_PREFIX } from './promise.ts';
import type { NoteSigner, Verify, VerifierKey } from './verifier-key.ts';

export interface Checkpoint {
  /** Names the log; the log's key has the same name. */
  readonly origin: string;
  /** Leaves covered. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

export interface OpenedCheckpoint extends Checkpoint {
  readonly signatures: readonly NoteSignature[];
}

export type CheckpointRefusal = NoteRefusal | 'not-a-checkpoint' | 'other-log' | 'too-few-witnesses';

/** Whom to believe: the log's key decides; of the witnesses, at least `quorum` different ones must have cosigned. */
export interface Trust {
  readonly logKey: VerifierKey;
  readonly verify: Verify;
  readonly witnesses?: { readonly keys: readonly VerifierKey[]; readonly quorum: number };
}

export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  // One key signs checkpoints, promises and perhaps cosignatures: no origin may begin a text as the others do.
  assert(`${origin}\n` !== PROMISE_PREFIX && origin !== 'cosignature/v1', `"${origin}" is reserved`);
  assert(origin !== '' && !origin.includes('\n'), 'an origin is one line');
  assert(Number.isSafeInteger(size) && size >= 0, `${size} is not a tree size`);
  assert(root.length === HASH_BYTES, 'a root has 32 bytes');
  return `${origin}\n${size}\n${base64(root)}\n`;
}

/** Signs the tree's state. The caller never signs two that are not consistent. */
export const signCheckpoint = (size: number, root: Uint8Array, signer: NoteSigner): string =>
  signNote(formatCheckpoint({ origin: signer.key.name, size, root }), signer);

/** Reads the text alone: believe it only after `openCheckpoint`. Extension lines are allowed and ignored. */
export function parseCheckpoint(text: string): Outcome<Checkpoint, 'not-a-checkpoint'> {
  const refuse = (detail: string) => refused('not-a-checkpoint', detail, 'fetch /log/checkpoint again');
  const [origin = '', size = '', encodedRoot = '', ...extensions] = text.slice(0, -1).split('\n');
  if (!text.endsWith('\n') || origin === '') return refuse('it does not begin with an origin');
  if (extensions.includes('')) return refuse('it has an empty line');
  if (!/^(0|[1-9][0-9]*)$/.test(size) || !Number.isSafeInteger(Number(size))) return refuse(`"${size}" is not a size`);
  const root = fromBase64(encodedRoot);
  if (root?.length !== HASH_BYTES) return refuse('the root is not 32 bytes of base64');
  return done({ origin, size: Number(size), root });
}

/** A checkpoint that the log's own key and enough witnesses signed. */
export function openCheckpoint(note: string, trust: Trust): Outcome<OpenedCheckpoint, CheckpointRefusal> {
  const { logKey, verify, witnesses } = trust;
  const opened = openNote(note, [logKey, ...(witnesses?.keys ?? [])], verify);
  if (opened.kind === 'refused') return opened;
  const { text, signatures } = opened.value;
  const parsed = parseCheckpoint(text);
  if (parsed.kind === 'refused') return parsed;
  const { origin } = parsed.value;
  if (origin !== logKey.name) {
    return refused('other-log', `it is of ${origin}, the key of ${logKey.name}`, 'take the key of the same log');
  }
  if (!signatures.some(({ key }) => key === logKey && key.algorithm === 'ed25519')) {
    return refused('unknown-signers', `${origin} itself did not sign it`, 'fetch it from the log');
  }
  const cosigners = new Set(signatures.filter(({ key }) => key !== logKey).map(({ key }) => key.name)).size;
  const quorum = witnesses?.quorum ?? 0;
  if (cosigners < quorum) {
    const detail = `${cosigners} known witnesses signed it, ${quorum} are asked for`;
    return refused('too-few-witnesses', detail, 'fetch a later checkpoint, or ask for fewer witnesses');
  }
  return done({ ...parsed.value, signatures });
}
