/** A decision for the terminal: what happens, by which rule, and why. */
import { citation, type Action, type Decision } from '../policy/index.ts';
import type { Terminal } from './terminal.ts';

const COLOUR = {
  BLOCK: 'red',
  BLOCK_TIMED: 'red',
  PROMPT_HOLD: 'yellow',
  REVIEW_HOLD: 'yellow',
  PUBLIC_48H: 'yellow',
  PUBLISH_ESCROW: 'cyan',
  PUBLISH_PRESUMED: 'green',
  PUBLISH_NOTIFY: 'green',
  PUBLISH_ATTRIBUTED: 'green',
  PUBLISH_LICENSED: 'green',
  PUBLISH: 'green',
} as const satisfies Record<Action, 'red' | 'yellow' | 'cyan' | 'green'>;

export const paintAction = (terminal: Terminal, action: Action): string =>
  terminal.paint([COLOUR[action], 'bold'], action);

export function describeDecision(terminal: Terminal, decision: Decision): string[] {
  return [
    `${paintAction(terminal, decision.action)}  by rule ${decision.rule}  ${terminal.paint('dim', decision.policyVersion)}`,
    ...decision.reasons.flatMap((reason) => [
      ...wrap(`${reason.rule}: ${reason.text}`, terminal.width - 4).map((line) => `  ${line}`),
      ...wrap(reason.basis.map(citation).join('; '), terminal.width - 6).map((line) =>
        terminal.paint('dim', `    ${line}`),
      ),
    ]),
  ];
}

/** Breaks at spaces; a word longer than the width stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > Math.max(40, width)) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
