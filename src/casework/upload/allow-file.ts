/**
 * Mechanics § 8(c): what a person found lawful is not blocked again by the same claim, for the same file and the same holder. The entry
 * is written in the step that reverses; a machine reads it before each decision about a file like it.
 */
import type { Consequence } from '../engine/machine.ts';

/**
 * @param references the works whose claims fell; absent: all that were recognised
 * @param personal the whole work was used, so that what made it lawful is who uploaded it: the entry is that account's
 */
export const allowFile = (upload: string, personal: boolean, references?: readonly string[]): Consequence => ({
  kind: 'effect',
  effect: 'allow-file',
  key: 'file',
  fields: { upload, personal, ...(references && { references: [...references] }) },
});
