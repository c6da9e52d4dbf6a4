/** Every procedure, in one table: a command finds its machine by the case's kind. */
import type { Machines } from './engine/machine.ts';
import { approvalMachine } from './people/approval.ts';
import { personMachine } from './people/person.ts';

export const machines = {
  person: personMachine,
  approval: approvalMachine,
} as const satisfies Machines as Machines;
