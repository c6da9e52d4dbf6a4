/** One case of the demo’s docket. */
import type { Staff } from './people.ts';
import type { Asking, Caller } from './town.ts';

export interface Stage {
  readonly asking: Asking;
  readonly platform: Caller;
  readonly staff: Staff;
  /** Ids of the sample uploads, by what they tell. */
  readonly samples: ReadonlyMap<string, string>;
}

/** What the terminal says of it. A type, not an interface: it is kept as JSON. */
export type Shown = {
  readonly story: string;
  /** How it stands, in half a sentence. */
  readonly stands: string;
  /** For `recourse case show`. */
  readonly stream: string;
};

export interface DemoCase {
  /** Part of the idempotency keys: never changed. */
  readonly name: string;
  play(stage: Stage): Promise<Shown>;
}
