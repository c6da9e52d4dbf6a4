/** Which procedures are in the table: a machine that tells others asks here, so that each can be used without the others. */
import { machines } from './machines.ts';

export const isJoined = (kind: string): boolean => Object.hasOwn(machines, kind);
