/**
 * log: RFC 6962 tree, C2SP tiles, checkpoints, proofs, receipts and their verifier. Knows nothing of cases.
 */
export type { Leaf, PrivateRecord } from './leaf.ts';
export type { Receipt } from './receipt.ts';
