/**
 * Compares stored leaves with a checkpoint somebody kept: is the database still what was signed then? Fed leaf by leaf (`push`,
 * then `finish`), in log order from leaf 0. A root tells only that something differs; where it differs is found by the hashes in the
 * published level-0 tiles, when the caller passes them along. Private halves are checked against the leaf's commitment.
 */
import { equalBytes } from '../common/index.ts';
import type { Checkpoint } from './checkpoint.ts';
import { commitment } from './commitment.ts';
import { counterCheck } from './counters.ts';
import { parseLeaf, type PrivateRecord } from './leaf.ts';
import { emptyRoot, growingRoot, leafHash } from './merkle.ts';

/** One leaf as the database has it. */
export interface StoredEntry {
  readonly leaf: Uint8Array;
  /** Its private half, unless erased. */
  readonly half?: { readonly record: PrivateRecord; readonly salt: Uint8Array } | undefined;
  /** The leaf hash at this index in the published level-0 tile. */
  readonly published?: Uint8Array | undefined;
}

export interface LogFault {
  readonly why:
    | 'leaf-differs'
    | 'leaf-malformed'
    | 'record-differs'
    | 'counter-gap'
    | 'leaves-missing'
    | 'root-differs'
    | 'published-differs';
  /** Of the leaf concerned; absent when only the root tells. */
  readonly index?: number;
  readonly detail: string;
}

export interface LogComparison {
  readonly consistent: boolean;
  /** Leaves in the database, and covered by the kept checkpoint. */
  readonly size: number;
  readonly keptSize: number;
  /** By index, lowest first; at most FAULTS_MAX. */
  readonly faults: readonly LogFault[];
}

export const FAULTS_MAX = 100;

/** `kept` comes from `openCheckpoint`: its signature decides that it is worth comparing with. Memory: log2(size) hashes. */
export function compareWithCheckpoint(kept: Checkpoint) {
  const faults: LogFault[] = [];
  const counters = counterCheck();
  const stored = growingRoot();
  const published = growingRoot();
  let size = 0;
  let publishedSize = 0;
  let storedRoot = emptyRoot();
  let publishedRoot: Uint8Array | undefined;
  const fault = (why: LogFault['why'], detail: string, index?: number): void => {
    if (faults.length < FAULTS_MAX) faults.push({ why, detail, ...(index !== undefined && { index }) });
  };

  return {
    push(entry: StoredEntry): void {
      const index = size;
      size += 1;
      const hash = leafHash(entry.leaf);
      stored.push(hash);
      if (size === kept.size) storedRoot = stored.root();
      if (entry.published && publishedSize === index) {
        publishedSize += 1;
        published.push(entry.published);
        if (publishedSize === kept.size) publishedRoot = published.root();
        if (!equalBytes(entry.published, hash)) {
          fault('leaf-differs', `the leaf in the database is not the one published at ${index}`, index);
        }
      }
      const parsed = parseLeaf(entry.leaf);
      if (parsed.kind === 'refused') return fault('leaf-malformed', parsed.detail, index);
      const gap = counters.push(parsed.value);
      if (gap) fault('counter-gap', `a leaf of kind ${gap.kind} has number ${gap.found}, not ${gap.expected}`, index);
      if (entry.half && commitment(entry.half.record, entry.half.salt) !== parsed.value.c) {
        fault('record-differs', 'the private record is not the one this leaf commits to', index);
      }
    },

    finish(): LogComparison {
      if (size < kept.size) {
        const detail = `the database ends before leaf ${size}; the kept checkpoint covers ${kept.size}`;
        fault('leaves-missing', detail, size);
      } else if (!equalBytes(storedRoot, kept.root)) {
        const located = faults.some((each) => each.why === 'leaf-differs' && (each.index ?? 0) < kept.size);
        const fix = 'compare with the published log to find the leaf';
        fault('root-differs', `the first ${kept.size} leaves do not give the kept root${located ? '' : `; ${fix}`}`);
      }
      if (publishedRoot && !equalBytes(publishedRoot, kept.root)) {
        fault('published-differs', 'the published tiles do not give the kept root: what was published has changed');
      }
      const inOrder = faults.toSorted((a, b) => (a.index ?? Infinity) - (b.index ?? Infinity));
      return { consistent: faults.length === 0, size, keptSize: kept.size, faults: inOrder };
    },
  };
}
