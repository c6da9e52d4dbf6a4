/** Actions in plain words, with how they feel to the uploader. */
import type { Action } from '../../policy/index.ts';

export interface ActionName {
  readonly name: string;
  readonly mood: 'good' | 'wait' | 'stop';
}

export const ACTION_NAMES = {
  BLOCK: { name: 'Blocked', mood: 'stop' },
  BLOCK_TIMED: { name: 'Blocked for a time', mood: 'stop' },
  PROMPT_HOLD: { name: 'Uploader asked', mood: 'wait' },
  REVIEW_HOLD: { name: 'Waiting for a human', mood: 'wait' },
  PUBLIC_48H: { name: 'Public, uploader asked', mood: 'wait' },
  PUBLISH_ESCROW: { name: 'Published, income held', mood: 'good' },
  PUBLISH_PRESUMED: { name: 'Published, presumed lawful', mood: 'good' },
  PUBLISH_NOTIFY: { name: 'Published, claimant told', mood: 'good' },
  PUBLISH_ATTRIBUTED: { name: 'Published with source', mood: 'good' },
  PUBLISH_LICENSED: { name: 'Published under licence', mood: 'good' },
  PUBLISH: { name: 'Published', mood: 'good' },
} as const satisfies Record<Action, ActionName>;
