/** How an action feels to the uploader: its colour, never its only sign. */
import type { Action } from '../../policy/index.ts';

export const ACTION_MOODS = {
  BLOCK: 'stop',
  BLOCK_TIMED: 'stop',
  PROMPT_HOLD: 'wait',
  REVIEW_HOLD: 'wait',
  PUBLIC_48H: 'wait',
  PUBLISH_ESCROW: 'good',
  PUBLISH_PRESUMED: 'good',
  PUBLISH_NOTIFY: 'good',
  PUBLISH_ATTRIBUTED: 'good',
  PUBLISH_LICENSED: 'good',
  PUBLISH: 'good',
} as const satisfies Record<Action, 'good' | 'wait' | 'stop'>;
