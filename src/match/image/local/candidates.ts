/** Candidates with their evidence: votes, then geometry, then the pictures themselves. */
import type { LocalQuery, QueryView } from '../../../fingerprint/index.ts';
import type { FeatureStore, StoredReference } from './feature-store.ts';
import { verifyGeometry, type GeometricEvidence } from './geometric-verification.ts';
import {
  compareCells,
  thumbnailToPicture,
  warpToThumbnail,
  type CellEvidence,
  type MipMap,
} from './photometric-verification.ts';
import { PlaceGrid } from './place-grid.ts';
import { voteForReferences } from './votes.ts';

export interface Evidence {
  readonly reference: StoredReference;
  readonly view: QueryView;
  readonly votes: number;
  readonly geometry: GeometricEvidence;
  readonly cells: CellEvidence;
}

/** References of one view that are looked at closely. */
const VERIFIED_MAX = 12;

/** All that one view of an upload says, strongest geometry first. `mips` = mipMap(query.picture). */
export function gatherEvidence(store: FeatureStore, query: LocalQuery, view: QueryView, mips: MipMap): Evidence[] {
  const found: Evidence[] = [];
  const grid = new PlaceGrid(view.points, query.picture.width, query.picture.height);
  for (const candidate of voteForReferences(store, view, VERIFIED_MAX)) {
    const reference = store.at(candidate.slot);
    const { features } = reference;
    const geometry = verifyGeometry(features.points, features.frame, view, grid, candidate.pairs);
    if (geometry === undefined) continue;
    const map = thumbnailToPicture(features, query, geometry.map, view.mirrored);
    const cells = compareCells(features.thumbnail, warpToThumbnail(mips, map));
    found.push({ reference, view, votes: candidate.score, geometry, cells });
  }
  return found.sort((a, b) => b.geometry.inliers - a.geometry.inliers || (a.reference.id < b.reference.id ? -1 : 1));
}
