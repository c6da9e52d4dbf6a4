/**
 * The second stage's index: works found in parts, turned, framed, inset, drawn over. Add and withdraw while serving; the answer
 * follows from what is stored and from the upload, not from the order of adding.
 */
import { confidence, fraction, type ReferenceId } from '../../../common/index.ts';
import { LOCAL_ALGORITHM, type LocalFeatures, type LocalQuery } from '../../../fingerprint/index.ts';
import type { Match, Residual } from '../../outcome.ts';
import { straighten } from './bend.ts';
import { gatherEvidence, type Evidence } from './candidates.ts';
import { judgeEdits } from './edits.ts';
import { FeatureStore } from './feature-store.ts';
import { shownRegion, type ShownRegion } from './shown-region.ts';
import { mipMap, thumbnailToPicture, type MipMap } from './photometric-verification.ts';
import { surroundingsOf } from './surroundings.ts';
import { judgeEvidence, type Verdict } from './verdict.ts';

/** A match with what was laid over the work, where its shape tells. */
export interface LocalMatch extends Match {
  readonly residual: Residual;
  /** Distinct places of key points that agree. */
  readonly inliers: number;
}

export interface LocalOutcome {
  /** Accepted: tiers `same` and `edited`, confidence ≥ 0.8. */
  readonly matches: readonly LocalMatch[];
  /** For a human to look at; confidence < 0.8. Never a reference that also matches. */
  readonly candidates: readonly LocalMatch[];
}

/** Share of an upload from which on one work fills it. */
const FILLED = 0.7;

interface Finding {
  readonly evidence: Evidence;
  readonly verdict: Verdict;
  readonly region: ShownRegion;
}

export class LocalIndex {
  readonly #store = new FeatureStore();

  get size(): number {
    return this.#store.size;
  }

  /** Memory of all references. */
  get bytes(): number {
    return this.#store.bytes;
  }

  /** Replaces what was under the same id. */
  add(id: ReferenceId, features: LocalFeatures): void {
    this.#store.add(id, features);
  }

  /** Unknown ids are ignored. */
  remove(id: ReferenceId): void {
    this.#store.remove(id);
  }

  match(query: LocalQuery): LocalOutcome {
    const mips = mipMap(query.picture);
    const findings: Finding[] = [];
    for (const view of query.views) {
      // A work that fills the upload leaves no room for a mirrored one.
      if (findings.some(({ verdict, region }) => verdict.tier !== 'possible' && region.ofUpload > FILLED)) break;
      for (const evidence of gatherEvidence(this.#store, query, view, mips))
        findings.push(...findingOf(query, evidence, mips));
    }
    const accepted = bestOfEach(findings.filter(({ verdict }) => verdict.tier !== 'possible'));
    const known = new Set(accepted.map(({ evidence }) => evidence.reference.id));
    const possible = bestOfEach(
      findings.filter(({ verdict, evidence }) => verdict.tier === 'possible' && !known.has(evidence.reference.id)),
    );
    return {
      matches: accepted.map((finding) => matchOf(query, finding, accepted)),
      candidates: possible.map((finding) => matchOf(query, finding, [finding])),
    };
  }
}

function findingOf(query: LocalQuery, evidence: Evidence, mips: MipMap): Finding[] {
  const { geometry, warped, cells, shared, view } = evidence;
  const { features } = evidence.reference;
  const verdict = judgeEvidence({
    features,
    geometry,
    warped,
    cells,
    shared,
    straighten: (textured) =>
      straighten(features, mips, thumbnailToPicture(features, query, geometry.map, view.mirrored), textured),
  });
  if (verdict === undefined) return [];
  const region = shownRegion(features, query, geometry.map, view.mirrored);
  return region === undefined ? [] : [{ evidence, verdict, region }];
}

/** The most confident finding of each reference, most confident first. */
function bestOfEach(findings: readonly Finding[]): readonly Finding[] {
  const best = new Map<ReferenceId, Finding>();
  for (const finding of findings) {
    const { id } = finding.evidence.reference;
    const known = best.get(id);
    if (known === undefined || finding.verdict.confidence > known.verdict.confidence) best.set(id, finding);
  }
  return [...best.values()].sort(
    (a, b) =>
      b.verdict.confidence - a.verdict.confidence || (a.evidence.reference.id < b.evidence.reference.id ? -1 : 1),
  );
}

function matchOf(query: LocalQuery, finding: Finding, others: readonly Finding[]): LocalMatch {
  const { evidence, verdict, region } = finding;
  const { measures } = verdict;
  const { mirrored } = evidence.view;
  // Another work beside this one is other content: only this work's own region is left out.
  const surroundings = surroundingsOf(query, [region]);
  const edits = judgeEdits(measures, region, surroundings, mirrored);
  const hidden = measures.foreign.reduce((sum, cell) => sum + cell, 0) / Math.max(1, measures.inView);
  const alsoIn = others.filter((other) => other !== finding && samePlace(other, finding));
  return {
    reference: evidence.reference.id,
    modality: 'image',
    tier: verdict.tier === 'same' && edits.residual === 'none' ? 'same' : 'edited',
    confidence: confidence(verdict.confidence),
    coverageOfReference: fraction(region.ofReference * (1 - hidden)),
    coverageOfUpload: fraction(region.ofUpload),
    combined: edits.combined,
    modified: edits.modified,
    ...(edits.unmeasured.length > 0 && { unmeasured: edits.unmeasured }),
    ...(alsoIn.length > 0 && { alsoIn: alsoIn.map((other) => other.evidence.reference.id).sort() }),
    segments: [
      {
        algorithm: LOCAL_ALGORITHM,
        upload: region.upload,
        reference: region.reference,
        transform: region.transform,
        mirrored,
        frame: 0,
        cells: { visible: measures.textured, agreeing: measures.agreeing },
      },
    ],
    residual: edits.residual,
    inliers: evidence.geometry.inliers,
  };
}

function samePlace(a: Finding, b: Finding): boolean {
  const [p, q] = [a.region.upload, b.region.upload];
  const width = Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x);
  const height = Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y);
  const shared = Math.max(0, width) * Math.max(0, height);
  return shared > 0.5 * Math.max(p.width * p.height, q.width * q.height);
}
