/**
 * What a decision would lead to, before anybody makes it: the step is taken for real, looked at, and undone. So the draft of a
 * statement of reasons is written by the very code that will send it, and whoever may not decide learns it beforehand.
 */
import { done, type Outcome } from '../../common/index.ts';
import { streamOf } from '../../casework/index.ts';
import type { CaseDeps } from './act.ts';
import { stepIn, type Step } from './take-step.ts';

export interface TriedStep {
  /** Types of the events, in order, with their cases. */
  readonly events: readonly { readonly stream: string; readonly type: string }[];
  /** Of the upload's restriction, as its uploader would read it. Absent: nothing is restricted. */
  readonly statement?: string;
}

/** Ends the transaction without keeping anything of it. */
class OnlyTried extends Error {
  override readonly name = 'OnlyTried';
  readonly outcome: Outcome<TriedStep, string>;
  constructor(outcome: Outcome<TriedStep, string>) {
    super('nothing of this is kept');
    this.outcome = outcome;
  }
}

const STATEMENT = /^sor_/;

export async function tryStep(deps: CaseDeps, step: Omit<Step, 'usesLink'>): Promise<Outcome<TriedStep, string>> {
  try {
    return await deps.store.transaction(async (tx) => {
      const own = streamOf(step.address);
      const about = (await tx.caseFile(own))?.about.filter((stream) => stream.startsWith('upload/')) ?? [];
      const uploads = [...new Set([own, ...about].filter((stream) => stream.startsWith('upload/')))];
      const before = new Set<string>();
      for (const upload of uploads) for (const { id } of await tx.textsOf(upload)) before.add(id);
      const outcome = await stepIn(deps, tx, step);
      if (outcome.kind === 'refused') throw new OnlyTried(outcome);
      let statement: string | undefined;
      for (const upload of uploads)
        for (const { id, text } of await tx.textsOf(upload))
          if (STATEMENT.test(id) && !before.has(id)) statement = (JSON.parse(text) as { readonly text: string }).text;
      throw new OnlyTried(done({ events: outcome.value.events, ...(statement !== undefined && { statement }) }));
    });
  } catch (thrown) {
    if (thrown instanceof OnlyTried) return thrown.outcome;
    throw thrown;
  }
}
