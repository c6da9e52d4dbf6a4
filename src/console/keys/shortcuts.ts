/**
 * Keys without a modifier, as in mail programs: `j`, `?`, or two in a row (`g q`). Never while somebody writes, never with
 * a dialog open unless the dialog asked for it, and they can be switched off (WCAG 2.1.4). Pure: the page feeds it keys.
 */
export interface Shortcut {
  /** `j`, `Enter`, `g q` */
  readonly keys: string;
  readonly does: string;
  run(): void;
}

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** How long a first key waits for its second, in milliseconds. */
export const SECOND_KEY_WITHIN_MS = 1200;

export interface Waiting {
  readonly first: string;
  readonly at: number;
}

export type Reading =
  | { readonly kind: 'run'; readonly shortcut: Shortcut }
  | { readonly kind: 'wait'; readonly waiting: Waiting }
  | { readonly kind: 'nothing' };

/** The newest of equal shortcuts wins: a page may take over a key of the shell. */
export function readKey(
  shortcuts: readonly Shortcut[],
  pressed: Pressed,
  waiting: Waiting | undefined,
  now: number,
): Reading {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return { kind: 'nothing' };
  const first = waiting !== undefined && now - waiting.at <= SECOND_KEY_WITHIN_MS ? `${waiting.first} ` : '';
  const typed = first + pressed.key;
  const found = shortcuts.findLast(({ keys }) => keys === typed);
  if (found) return { kind: 'run', shortcut: found };
  if (first === '' && shortcuts.some(({ keys }) => keys.startsWith(`${pressed.key} `)))
    return { kind: 'wait', waiting: { first: pressed.key, at: now } };
  return first === '' ? { kind: 'nothing' } : readKey(shortcuts, pressed, undefined, now);
}
