/** Names made of chance: nothing about a person, a file or an order of arrival follows from them. */
import { base64, casePseudonym, hex, referenceId, uploadId } from '../common/index.ts';
import type { CasePseudonym, ReferenceId, UploadId } from '../common/index.ts';

interface Chance {
  random(count: number): Uint8Array;
}

const ID_BYTES = 16;

export const newUploadId = (deps: Chance): UploadId => uploadId(`up_${urlSafe(deps.random(ID_BYTES))}`);
export const newReferenceId = (deps: Chance): ReferenceId => referenceId(`ref_${urlSafe(deps.random(ID_BYTES))}`);
export const newCasePseudonym = (deps: Chance): CasePseudonym => casePseudonym(hex(deps.random(ID_BYTES)));
export const newSecret = (deps: Chance): string => `rk_${urlSafe(deps.random(32))}`;
export const newKeyId = (deps: Chance): string => `key_${urlSafe(deps.random(8))}`;
/** `newName(deps, 'cmp')` → `cmp_…`: 128 bits unless told otherwise. */
export const newName = (deps: Chance, prefix: string, length: number = ID_BYTES): string =>
  `${prefix}_${urlSafe(deps.random(length))}`;
export const newApprovalId = (deps: Chance): string => newName(deps, 'apr');
export const newDisputeId = (deps: Chance): string => newName(deps, 'ods');
export const newOutboxId = (deps: Chance): string => `out_${urlSafe(deps.random(ID_BYTES))}`;

/** RFC 4648 § 5, without padding. */
const urlSafe = (data: Uint8Array): string =>
  base64(data).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
