/**
 * app: one use case per file. Loads, asks the pure rooms, commits once; effects come in through `deps`.
 */
export { fingerprintFile, recognise, type ReadFile, type Recognition } from './recognise.ts';
