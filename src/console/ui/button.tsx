/** A button that can say which key does the same, and why it cannot be pressed. */
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  readonly kind?: 'plain' | 'main' | 'grave' | 'quiet';
  readonly tiny?: boolean;
  readonly submit?: boolean;
  /** The key that does the same. */
  readonly hint?: string;
  /** Why not, now. A button with a reason stays reachable, so that the reason can be read. */
  readonly whyNot?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

export function Button({ kind = 'plain', tiny, submit, hint, whyNot, onClick, className, children, ...rest }: Props) {
  const classes = ['button', kind === 'plain' ? '' : kind, tiny ? 'tiny' : '', className ?? '']
    .filter(Boolean)
    .join(' ');
  return (
    <button
      type={submit === true && whyNot === undefined ? 'submit' : 'button'}
      className={classes}
      aria-disabled={whyNot === undefined ? undefined : true}
      title={whyNot}
      aria-keyshortcuts={hint}
      onClick={whyNot === undefined ? onClick : undefined}
      {...rest}
    >
      {children}
      {hint !== undefined && <kbd aria-hidden="true">{hint}</kbd>}
      {whyNot !== undefined && <span className="heard">{whyNot}</span>}
    </button>
  );
}
