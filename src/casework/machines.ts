/** Every procedure, in one table: a command finds its machine by the case's kind. */
import { accountMachine } from './account/account-machine.ts';
import { claimantMachine } from './claimant/claimant-machine.ts';
import type { Machines } from './engine/machine.ts';
import { ownershipMachine } from './ownership/ownership.ts';
import { approvalMachine } from './people/approval.ts';
import { personMachine } from './people/person.ts';

export const machines = {
  person: personMachine,
  approval: approvalMachine,
  account: accountMachine,
  claimant: claimantMachine,
  ownership: ownershipMachine,
} as const satisfies Machines as Machines;
