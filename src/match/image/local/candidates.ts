/** Candidates with their evidence: votes, then geometry, then the pictures themselves. */
import { POSITION_STEPS, type LocalFeatures, type LocalQuery, type QueryView } from '../../../fingerprint/index.ts';
import type { FeatureStore, StoredReference } from './feature-store.ts';
import { verifyGeometry, type GeometricEvidence } from './geometric-verification.ts';
import {
  CELLS,
  compareCells,
  thumbnailToPicture,
  warpToThumbnail,
  type CellEvidence,
  type MipMap,
  type Warped,
} from './photometric-verification.ts';
import { PlaceGrid } from './place-grid.ts';
import { voteForReferences } from './votes.ts';

export interface Evidence {
  readonly reference: StoredReference;
  readonly view: QueryView;
  readonly votes: number;
  readonly geometry: GeometricEvidence;
  /** The upload as the reference's thumbnail would show it, and what comparing them cell by cell says. */
  readonly warped: Warped;
  readonly cells: CellEvidence;
  /** For each of the reference's 144 cells: 1 = what agrees there is in other references too. */
  readonly shared: Uint8Array;
}

/** References of one view that are looked at closely. */
const VERIFIED_MAX = 12;

/** All that one view of an upload says, strongest geometry first. `mips` = mipMap(query.picture). */
export function gatherEvidence(store: FeatureStore, query: LocalQuery, view: QueryView, mips: MipMap): Evidence[] {
  const found: Evidence[] = [];
  const grid = new PlaceGrid(view.points, query.picture.width, query.picture.height);
  const { candidates, holders } = voteForReferences(store, view, VERIFIED_MAX);
  for (const candidate of candidates) {
    const reference = store.at(candidate.slot);
    const { features } = reference;
    const geometry = verifyGeometry(features.points, features.frame, view, grid, candidate.pairs);
    if (geometry === undefined) continue;
    const map = thumbnailToPicture(features, query, geometry.map, view.mirrored);
    const warped = warpToThumbnail(mips, map);
    found.push({
      reference,
      view,
      votes: candidate.score,
      geometry,
      warped,
      cells: compareCells(features.thumbnail, warped),
      shared: sharedCells(features, geometry, holders),
    });
  }
  return found.sort((a, b) => b.geometry.inliers - a.geometry.inliers || (a.reference.id < b.reference.id ? -1 : 1));
}

/** From so many references on, what they all hold is a template. */
const HOLDERS_MIN = 3;

function sharedCells(features: LocalFeatures, geometry: GeometricEvidence, holders: Uint8Array): Uint8Array {
  const balance = new Int32Array(CELLS * CELLS);
  for (const pair of geometry.pairs) {
    const column = Math.floor((features.points.x[pair.reference]! / POSITION_STEPS / features.frame.width) * CELLS);
    const row = Math.floor((features.points.y[pair.reference]! / POSITION_STEPS / features.frame.height) * CELLS);
    const cell = Math.min(CELLS - 1, row) * CELLS + Math.min(CELLS - 1, column);
    balance[cell] = balance[cell]! + (holders[pair.query]! >= HOLDERS_MIN ? 1 : -1);
  }
  return Uint8Array.from(balance, (sum) => (sum > 0 ? 1 : 0));
}
