import type { Unit } from './units.ts';

/** Names a reference: on the command line its printed path, on a server a random id. Opaque to every pure room. */
export type ReferenceId = Unit<string, 'ReferenceId'>;
/** Names an upload on a server. Random, never derived from content or person. */
export type UploadId = Unit<string, 'UploadId'>;
/** Names a claimant. */
export type ClaimantId = Unit<string, 'ClaimantId'>;
/** Names a case in public: random, so that nothing about the person or the file follows from it. */
export type CasePseudonym = Unit<string, 'CasePseudonym'>;

export const referenceId = (value: string): ReferenceId => value as ReferenceId;
export const uploadId = (value: string): UploadId => value as UploadId;
export const claimantId = (value: string): ClaimantId => value as ClaimantId;
export const casePseudonym = (value: string): CasePseudonym => value as CasePseudonym;
