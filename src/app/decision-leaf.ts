/** What the public log says of one decision: an allow-list, never a copy of the record. */
import type { CasePseudonym } from '../common/index.ts';
import { toLeaf, type Leaf } from '../log/index.ts';
import type { UploadRecord } from '../store/store.ts';

export interface LeafInput {
  readonly n: number;
  readonly pseudonym: CasePseudonym;
  /** Of the policy version, in hex. */
  readonly policyHash: string;
  readonly record: Pick<UploadRecord, 'decision' | 'modality' | 'territory' | 'receivedAt'>;
  /** To the private record: erase the salt and nobody can link the two again. */
  readonly commitment: string;
}

export const decisionLeaf = ({ n, pseudonym, policyHash, record, commitment }: LeafInput): Leaf =>
  toLeaf({
    k: 'decision',
    n,
    case: pseudonym,
    p: policyHash,
    cat: 'copyright',
    a: record.decision.action,
    ground: record.decision.rule,
    src: 'reference-match',
    auto: 'full',
    ...(record.modality !== 'unknown' && { media: record.modality }),
    terr: record.territory,
    at: record.receivedAt,
    c: commitment,
  });
