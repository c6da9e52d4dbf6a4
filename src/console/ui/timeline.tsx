/** What happened, oldest first, and what is still due. */
import type { ReactNode } from 'react';

export interface Step {
  readonly key: string;
  readonly when: ReactNode;
  readonly what: ReactNode;
  readonly more?: ReactNode;
  readonly ahead?: boolean;
}

export const Timeline = ({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) => (
  <ol className="steps" aria-label={label}>
    {steps.map(({ key, when, what, more, ahead }) => (
      <li key={key} className={ahead === true ? 'ahead' : undefined}>
        <div className="soft small numbers">{when}</div>
        <div className="strong">{what}</div>
        {more !== undefined && <div className="small">{more}</div>}
      </li>
    ))}
  </ol>
);
