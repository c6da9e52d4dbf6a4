/** What one may do here, as buttons. While a step waits to go out, the next one waits with it. */
import { useWords } from '../messages/words.tsx';
import { pendingStreams, usePending } from '../pages/case/pending-decisions.ts';
import { Button } from '../ui/button.tsx';
import { useAskStep } from './step-place.tsx';
import type { Step } from './step.ts';

export function StepButton({
  step,
  stream,
  tiny,
  about,
}: {
  readonly step: Step;
  readonly stream: string;
  readonly tiny?: boolean;
  /** What it is done to, where several of the same stand in a list. */
  readonly about?: string;
}) {
  const { words } = useWords();
  const ask = useAskStep();
  const waits = pendingStreams(usePending()).has(stream);
  return (
    <Button
      kind={step.mood ?? 'plain'}
      {...(tiny === true && { tiny })}
      whyNot={waits ? words.steps.waits : step.whyNot}
      onClick={() => ask({ step, stream })}
    >
      {step.title}
      {about !== undefined && <span className="heard"> {about}</span>}
    </Button>
  );
}

export function StepList({ steps, stream }: { readonly steps: readonly Step[]; readonly stream: string }) {
  const { words } = useWords();
  if (steps.length === 0) return null;
  return (
    <section className="stack tight" aria-label={words.steps.title}>
      <div className="line-up">
        {steps.map((step) => (
          <StepButton key={step.id} step={step} stream={stream} />
        ))}
      </div>
      {steps
        .filter(({ whyNot }) => whyNot !== undefined)
        .map(({ id, title, whyNot }) => (
          <p key={id} className="soft small">
            {title}: {whyNot}
          </p>
        ))}
    </section>
  );
}
