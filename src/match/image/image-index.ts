/**
 * The picture matcher: near hashes, confirmed by local evidence, joined into one match for each reference. The second
 * stage (local features, in `local/`) brings its own verified segments; they join in `match` beside the hash's.
 */
import { confidence, fraction, type ReferenceId } from '../../common/index.ts';
import {
  hashSays,
  localFeaturesOf,
  localQueryOf,
  queryLocalFeatures,
  type ImageFingerprint,
  type ImageFrameFingerprint,
} from '../../fingerprint/index.ts';
import type { SegmentHandle } from '../hamming/segment.ts';
import type { ModalityIndex } from '../modality-index.ts';
import type { Box, ImageSegment, Match, MatchOutcome } from '../outcome.ts';
import { withoutBars } from './bars.ts';
import { type Confirmation, confirmHash } from './confirm-hash.ts';
import { HashLookup, type NearHash } from './hash-lookup.ts';
import { type Edits, judgeEdits } from './judge-edits.ts';
import { LocalIndex, type LocalMatch, type LocalOutcome } from './local/local-index.ts';

/** A confirmed or only possible place of a reference in the upload. Further stages produce the same. */
export interface Finding {
  readonly id: ReferenceId;
  readonly confirmed: boolean;
  readonly confidence: number;
  readonly segment: ImageSegment;
  readonly coverageOfReference: number;
  readonly coverageOfUpload: number;
  readonly edits: Edits;
  readonly unmeasured?: Match['unmeasured'];
}

/** Frames of an animation that the second stage looks at; the hashes look at all. */
const LOCAL_FRAMES_MAX = 8;
/** A confirmed hash that covers so much of the upload leaves no room for another work. */
const SETTLED = 0.95;

export class ImageIndex implements ModalityIndex<ImageFingerprint> {
  readonly #hashes = new HashLookup();
  readonly #local = new LocalIndex();
  readonly #references = new Map<ReferenceId, { readonly shadow: boolean }>();

  get size(): number {
    return this.#references.size;
  }

  add(reference: ReferenceId, fingerprint: ImageFingerprint, options: { readonly shadow?: boolean } = {}): void {
    this.remove(reference);
    this.#hashes.add(reference, fingerprint);
    const local = localFeaturesOf(fingerprint);
    if (local) this.#local.add(reference, local);
    this.#references.set(reference, { shadow: options.shadow === true });
  }

  /** Unknown ids are ignored. */
  setShadow(reference: ReferenceId, shadow: boolean): void {
    if (this.#references.has(reference)) this.#references.set(reference, { shadow });
  }

  remove(reference: ReferenceId): void {
    this.#hashes.remove(reference);
    this.#local.remove(reference);
    this.#references.delete(reference);
  }

  /** A bare PDQ hash as it stands: which references hash within the radius. A question, never an answer. */
  nearHash(words: Uint32Array): readonly { readonly reference: ReferenceId; readonly distance: number }[] {
    return this.#hashes.nearHash(words).map(({ id, distance }) => ({ reference: id, distance }));
  }

  /** For searching the hashes from other threads, and for what these found (keys and distances in turn). */
  get hashHandles(): readonly SegmentHandle[] {
    return this.#hashes.handles;
  }

  nearestHashes(found: ArrayLike<number>): readonly { readonly reference: ReferenceId; readonly distance: number }[] {
    return this.#hashes.nearest(found).map(({ id, distance }) => ({ reference: id, distance }));
  }

  /** Hashes: about 3 ms an upload at a million references. Key points, where hashes do not settle it: about 100 ms a frame. */
  match(upload: ImageFingerprint): MatchOutcome {
    const every = Math.ceil(upload.frames.length / LOCAL_FRAMES_MAX);
    const findings = upload.frames.flatMap((frame, i) => this.#findingsIn(frame, i % every === 0));
    const [first, ...others] = this.#matchesOf(findings.filter(({ confirmed }) => confirmed));
    if (first !== undefined) return { kind: 'matched', matches: [first, ...others] };
    const candidates = this.#matchesOf(findings);
    if (candidates.length > 0) {
      const detail = 'Similar to a protected picture, but not confirmed: a human should look.';
      return { kind: 'undetermined', why: 'possible-match', detail, candidates };
    }
    if (hashSays(upload)) return { kind: 'no-match' };
    const detail = 'The picture is plain or smooth; nothing was found in its few details.';
    return { kind: 'undetermined', why: 'featureless', detail };
  }

  #findingsIn(frame: ImageFrameFingerprint, closely: boolean): readonly Finding[] {
    const byHash = bestOfEach(this.#hashes.near(frame), frame.frame, frame.box);
    const settled = byHash.some(
      ({ confirmed, edits, coverageOfUpload }) => confirmed && !edits.combined && coverageOfUpload >= SETTLED,
    );
    const query = closely && !settled && this.#local.size > 0 ? localQueryOf(frame) : undefined;
    if (query === undefined) return withoutSiblings(byHash);
    const first = findingsOf(this.#local.match(query), frame.frame);
    const isFound = [...first, ...byHash].some(({ confirmed }) => confirmed);
    // What the close look left to a human is not settled by a second one that sees less.
    const suspected = new Set(first.map(({ id }) => id));
    const behindBars = isFound ? [] : this.#findingsBehindBars(frame).filter(({ id }) => !suspected.has(id));
    const found = [...first, ...behindBars];
    // Key points place a work more exactly than a hash; a hash may still confirm what they only suspect.
    const placed = new Set(found.filter(({ confirmed }) => confirmed).map(({ id }) => id));
    return withoutSiblings([...found, ...byHash.filter(({ id }) => !placed.has(id))]);
  }

  /** A second look, without the bars that lie over the picture. What is found so is an edited copy. */
  #findingsBehindBars({ working, box, frame }: ImageFrameFingerprint): readonly Finding[] {
    const bare = working && withoutBars(working);
    if (bare === undefined) return [];
    return findingsOf(this.#local.match(queryLocalFeatures(bare, box)), frame).map((finding) => ({
      ...finding,
      edits: {
        ...finding.edits,
        tier: 'edited',
        residual: 'occlusion',
        modified: finding.edits.modified === 'none' ? 'technical' : finding.edits.modified,
      },
    }));
  }

  /** One match for each reference, strongest first. */
  #matchesOf(findings: readonly Finding[]): readonly Match[] {
    const byReference = new Map<ReferenceId, Finding[]>();
    for (const finding of findings) byReference.set(finding.id, [...(byReference.get(finding.id) ?? []), finding]);
    return [...byReference.values()]
      .map((group) => this.#matchOf(group, findings))
      .sort((a, b) => b.confidence - a.confidence || (a.reference < b.reference ? -1 : 1));
  }

  #matchOf(group: readonly Finding[], all: readonly Finding[]): Match {
    const best = group.reduce((a, b) => (b.confidence > a.confidence ? b : a));
    const [first, ...others] = [...group]
      .sort((a, b) => a.segment.frame - b.segment.frame)
      .map(({ segment }) => segment);
    const alsoIn = [...new Set(all.filter((other) => samePlace(other, best)).map(({ id }) => id))].sort();
    return {
      reference: best.id,
      modality: 'image',
      tier: best.edits.tier,
      confidence: confidence(best.confidence),
      coverageOfReference: fraction(Math.max(...group.map((finding) => finding.coverageOfReference))),
      coverageOfUpload: fraction(Math.max(...group.map((finding) => finding.coverageOfUpload))),
      combined: group.some(({ edits }) => edits.combined),
      modified: best.edits.modified,
      residual: best.edits.residual,
      ...(best.unmeasured && { unmeasured: best.unmeasured }),
      ...(alsoIn.length > 0 && { alsoIn }),
      ...(this.#references.get(best.id)?.shadow === true && { shadow: true as const }),
      segments: [first!, ...others],
    };
  }
}

const findingsOf = ({ matches, candidates }: LocalOutcome, frame: number): readonly Finding[] => [
  ...matches.map((match) => localFinding(match, frame, true)),
  ...candidates.map((match) => localFinding(match, frame, false)),
];

const localFinding = (match: LocalMatch, frame: number, confirmed: boolean): Finding => ({
  id: match.reference,
  confirmed,
  confidence: match.confidence,
  segment: { ...(match.segments[0] as ImageSegment), frame },
  coverageOfReference: match.coverageOfReference,
  coverageOfUpload: match.coverageOfUpload,
  edits: { tier: match.tier, combined: match.combined, modified: match.modified, residual: match.residual },
  ...(match.unmeasured && { unmeasured: match.unmeasured }),
});

/** Of the ways in which a reference may lie in this frame, the best confirmed one. */
function bestOfEach(near: readonly NearHash[], frame: number, whole: Box): readonly Finding[] {
  const best = new Map<ReferenceId, Confirmation>();
  for (const pair of near) {
    const found = confirmHash(pair);
    if (!found.possible) continue;
    const known = best.get(pair.id);
    if (known === undefined || preferred(found, known)) best.set(pair.id, found);
  }
  return [...best].map(([id, found]) => findingOf(id, found, frame, whole));
}

/** Confirmed before possible; then the larger part of the upload, as a border that was cut off says less; then the surer one. */
function preferred(one: Confirmation, other: Confirmation): boolean {
  if (one.confirmed !== other.confirmed) return one.confirmed;
  const size = ({ upload }: Confirmation) => upload.box.width * upload.box.height;
  if (one.confirmed && Math.abs(size(one) - size(other)) > 1) return size(one) > size(other);
  return one.confidence > other.confidence;
}

function findingOf(id: ReferenceId, found: Confirmation, frame: number, whole: Box): Finding {
  const { upload, reference, evidence, transform, turn, distance } = found;
  const area = ({ width, height }: Box) => width * height;
  const { visible, agreeing } = evidence;
  return {
    id,
    confirmed: found.confirmed,
    confidence: found.confidence,
    segment: {
      algorithm: 'image/pdq@1',
      upload: upload.box,
      reference: reference.box,
      transform,
      mirrored: turn.mirrored,
      frame,
      cells: { visible, agreeing },
      distance,
    },
    // Plain borders are no part of the work: a view without them shows all of it.
    coverageOfReference: 1,
    coverageOfUpload: Math.min(1, area(upload.box) / area(whole)),
    edits: judgeEdits(found),
  };
}

/** A work of which this share of the places agrees needs no better explanation than itself. */
const EXPLAINED_FROM = 0.8;
/** So much more of another work's places must agree. */
const BETTER_BY = 0.15;
const POSSIBLE_UP_TO = 0.75;

/**
 * Drawings of one figure in two variants share most of their places. Where one work explains what is seen much better than another
 * does in the same place, the lesser is for a human to look at: it may be contained in the greater, or only resemble it.
 */
export function withoutSiblings(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => {
    if (!finding.confirmed || agreeingShare(finding) >= EXPLAINED_FROM) return finding;
    const better = findings.some(
      (other) =>
        other.confirmed && samePlace(other, finding) && agreeingShare(other) >= agreeingShare(finding) + BETTER_BY,
    );
    return better
      ? { ...finding, confirmed: false, confidence: Math.min(POSSIBLE_UP_TO, finding.confidence) }
      : finding;
  });
}

const agreeingShare = ({ segment: { cells } }: Finding): number =>
  cells.visible === 0 ? 0 : cells.agreeing / cells.visible;

/** Another reference found in the same place of the same frame. */
function samePlace(other: Finding, one: Finding): boolean {
  if (other.id === one.id || other.segment.frame !== one.segment.frame) return false;
  const [a, b] = [other.segment.upload, one.segment.upload];
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const shared = Math.max(0, width) * Math.max(0, height);
  return shared > 0.5 * Math.max(a.width * a.height, b.width * b.height);
}
