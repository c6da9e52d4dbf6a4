/** Every procedure, in one table: a command finds its machine by the case's kind. */
import type { Machines } from './engine/machine.ts';

export const machines: Machines = {};
