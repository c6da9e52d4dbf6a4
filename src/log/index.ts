/**
 * log: RFC 6962 tree, C2SP tiles, checkpoints, proofs, receipts and their verifier. Knows nothing of cases.
 * Signing and verifying come in as functions; files go out as paths and bytes.
 */
export { appendLeaves, EMPTY_TREE, resumeTree, rootOfState } from './append.ts';
export type { Appended, LogFile, TreeState } from './append.ts';
export { formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts';
export type { Checkpoint, CheckpointRefusal, OpenedCheckpoint, Trust } from './checkpoint.ts';
export { commitment, SALT_BYTES } from './commitment.ts';
export { compareWithCheckpoint } from './compare-log.ts';
export type { LogComparison, LogFault, StoredEntry } from './compare-log.ts';
export { counterCheck, type CounterGap } from './counters.ts';
export { LEAF_BYTES_MAX, leavesOfBundle } from './entry-bundle.ts';
export { hourOf, leafBytes, parseLeaf, toLeaf } from './leaf.ts';
export type { Leaf, LeafFields, PrivateRecord } from './leaf.ts';
export { emptyRoot, growingRoot, isSubtree, leafHash, nodeHash, proofPath, rootOf } from './merkle.ts';
export { verifyConsistency, verifyInclusion, verifySubtree, type Span } from './merkle.ts';
export { cosign, openNote, signNote } from './note.ts';
export type { NoteRefusal, NoteSignature, OpenedNote } from './note.ts';
export { MERGE_DELAY_MS, promiseMessage, signPromise, verifyPromise } from './promise.ts';
export { makeReceipt, parseReceipt } from './receipt.ts';
export type { Receipt, ReceiptParts } from './receipt.ts';
export { bundlePath, hashInTile, proveConsistency, proveInclusion, rootFromTiles, tileOf, tilePath } from './tiles.ts';
export { edgeTiles, partOfFull, TILE_WIDTH, TileMissing, tilesForProof } from './tiles.ts';
export type { PartOfFull, ReadTile, Tile } from './tiles.ts';
export { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof.ts';
export type { ProofRefusal, TlogProof } from './tlog-proof.ts';
export { formatVerifierKey, parseVerifierKey, verifierKey } from './verifier-key.ts';
export type { NoteAlgorithm, NoteSigner, Sign, Verify, VerifierKey } from './verifier-key.ts';
export { verifyReceipt } from './verify-receipt.ts';
export type { ReceiptCheck, ReceiptState, ReceiptTrust, ReceiptVerdict } from './verify-receipt.ts';
