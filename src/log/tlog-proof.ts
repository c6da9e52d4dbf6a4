/** C2SP tlog-proof: a leaf's index, its inclusion proof and the checkpoint it leads to, as one text anybody can verify offline. */
import { assert, base64, done, fromBase64, refused, type Outcome } from '../common/index.ts';
import { openCheckpoint, type CheckpointRefusal, type OpenedCheckpoint, type Trust } from './checkpoint.ts';
import { HASH_BYTES, leafHash, verifyInclusion } from './merkle.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';

export interface TlogProof {
  readonly index: number;
  /** Lowest first, 32 bytes each. */
  readonly hashes: readonly Uint8Array[];
  /** The signed note, verbatim. */
  readonly checkpoint: string;
  /** Opaque, covered by no signature. */
  readonly extra?: Uint8Array;
}

export type ProofRefusal = 'not-a-proof' | 'not-included' | CheckpointRefusal;

export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  assert(Number.isSafeInteger(index) && index >= 0, `${index} is not a leaf's index`);
  const head = [HEADER, ...(extra ? [`extra ${base64(extra)}`] : []), `index ${index}`, ...hashes.map(base64)];
  return `${head.join('\n')}\n\n${checkpoint}`;
}

export function parseTlogProof(text: string): Outcome<TlogProof, 'not-a-proof'> {
  const refuse = (detail: string) => refused('not-a-proof', detail, 'fetch the receipt again, byte for byte');
  const cut = text.indexOf('\n\n');
  if (cut < 0) return refuse('there is no checkpoint after the proof');
  const lines = text.slice(0, cut).split('\n');
  if (lines.shift() !== HEADER) return refuse(`it does not begin with ${HEADER}`);
  let extra: Uint8Array | undefined;
  if (lines[0]?.startsWith('extra ')) {
    extra = fromBase64(lines.shift()!.slice('extra '.length));
    if (!extra) return refuse('the extra line is not base64');
  }
  const [, digits] = /^index (0|[1-9][0-9]*)$/.exec(lines.shift() ?? '') ?? [];
  if (!digits || !Number.isSafeInteger(Number(digits))) return refuse('it does not say which leaf it is about');
  const hashes: Uint8Array[] = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES) return refuse(`this is not a hash: ${line}`);
    hashes.push(hash);
  }
  return done({ index: Number(digits), hashes, checkpoint: text.slice(cut + 2), ...(extra && { extra }) });
}

/** Done when `leaf` stands in the tree of a checkpoint that `trust` believes. */
export function verifyTlogProof(
  text: string,
  leaf: Uint8Array,
  trust: Trust,
): Outcome<{ readonly index: number; readonly checkpoint: OpenedCheckpoint }, ProofRefusal> {
  const proof = parseTlogProof(text);
  if (proof.kind === 'refused') return proof;
  const { index, hashes, checkpoint: note } = proof.value;
  const checkpoint = openCheckpoint(note, trust);
  if (checkpoint.kind === 'refused') return checkpoint;
  const { size, root } = checkpoint.value;
  if (verifyInclusion(index, size, leafHash(leaf), hashes, root)) return done({ index, checkpoint: checkpoint.value });
  const detail = `the proof does not lead from this leaf at index ${index} to the root of ${size} leaves`;
  return refused('not-included', detail, 'fetch the receipt again; if it stays wrong, keep it: it is evidence');
}
