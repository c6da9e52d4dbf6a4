/** Every procedure, in one table: a command finds its machine by the case's kind. */
import { accountMachine } from './account/account-machine.ts';
import { claimantMachine } from './claimant/claimant-machine.ts';
import { complaintMachine } from './complaint/complaint-machine.ts';
import type { Machines } from './engine/machine.ts';
import { ownershipMachine } from './ownership/ownership.ts';
import { exceptionMachine } from './exception/exception.ts';
import { orderMachine } from './order/order-machine.ts';
import { boardMemberMachine } from './oversight/board-member.ts';
import { oversightMachine } from './oversight/oversight.ts';
import { outOfCourtMachine } from './out-of-court/out-of-court.ts';
import { noticeMachine } from './notice/notice-machine.ts';
import { approvalMachine } from './people/approval.ts';
import { personMachine } from './people/person.ts';
import { recommendationMachine } from './recommendation/recommendation.ts';
import { uploadMachine } from './upload/upload-machine.ts';

export const machines = {
  upload: uploadMachine,
  notice: noticeMachine,
  complaint: complaintMachine,
  'out-of-court': outOfCourtMachine,
  person: personMachine,
  approval: approvalMachine,
  oversight: oversightMachine,
  recommendation: recommendationMachine,
  exception: exceptionMachine,
  order: orderMachine,
  'board-member': boardMemberMachine,
  account: accountMachine,
  claimant: claimantMachine,
  ownership: ownershipMachine,
} as const satisfies Machines as Machines;
