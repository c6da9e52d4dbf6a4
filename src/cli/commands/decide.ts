/** `recourse decide FACTS`: the decision table alone. A JSON file, JSON lines, or standard input. */
import { readFileSync } from 'node:fs';
import { decide, parseFacts, policyForFacts, type Decision } from '../../policy/index.ts';
import { describeDecision } from '../describe-decision.ts';
import type { Terminal } from '../terminal.ts';
import { CommandFailed, UsageError } from '../usage.ts';

interface DecideOptions {
  readonly policy?: string;
  readonly json?: boolean;
}

export async function runDecide(terminal: Terminal, source: string, options: DecideOptions): Promise<number> {
  const text = read(source);
  const whole = parseJson(text);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const asLines = source.endsWith('.jsonl') || (source === '-' && whole.kind === 'bad' && lines.length > 1);
  if (!asLines) {
    if (whole.kind === 'bad')
      throw new CommandFailed(
        `${source} is not JSON`,
        whole.why,
        'check the file; several objects, one per line, go into a .jsonl file',
      );
    show(terminal, decideOne(whole.value, options.policy), options);
    return 0;
  }
  return decideLines(terminal, lines, options);
}

/** One answer per line, in order; a bad line answers `{error}` and the rest goes on. Exit 1 when there was one. */
function decideLines(terminal: Terminal, lines: readonly string[], options: DecideOptions): number {
  let bad = 0;
  lines.forEach((line, i) => {
    try {
      const parsed = parseJson(line);
      if (parsed.kind === 'bad') throw new CommandFailed('not JSON', parsed.why, 'one JSON object per line');
      show(terminal, decideOne(parsed.value, options.policy), options);
    } catch (error) {
      if (!(error instanceof CommandFailed || error instanceof UsageError)) throw error;
      bad++;
      const answer = { error: `${error.message}: ${error.why}`, fix: error.fix, line: i + 1 };
      if (options.json) terminal.print(JSON.stringify(answer));
      else terminal.print(`${terminal.paint('red', 'error')}  line ${i + 1}: ${answer.error}`);
    }
  });
  if (bad > 0) terminal.note(`${bad} of ${lines.length} lines could not be decided`);
  return bad > 0 ? 1 : 0;
}

function decideOne(json: unknown, policyName: string | undefined): Decision {
  const facts = parseFacts(json);
  if (facts.kind === 'refused') throw new CommandFailed('these facts cannot be decided on', facts.detail, facts.fix);
  const policy = policyForFacts(facts.value.profile, policyName);
  if (policy.kind === 'refused')
    throw new UsageError(`policy ${policyName ?? ''} cannot decide these facts`, policy.detail, policy.fix);
  return decide(facts.value, policy.value);
}

function show(terminal: Terminal, decision: Decision, options: DecideOptions): void {
  if (options.json) terminal.print(JSON.stringify(decision));
  else for (const line of describeDecision(terminal, decision)) terminal.print(line);
}

function read(source: string): string {
  try {
    return readFileSync(source === '-' ? 0 : source, 'utf8').replace(/^\ufeff/, '');
  } catch (cause) {
    throw new UsageError(
      `cannot read ${source}`,
      (cause as Error).message,
      'give a JSON file, a .jsonl file, or - for standard input',
    );
  }
}

type Parsed = { readonly kind: 'good'; readonly value: unknown } | { readonly kind: 'bad'; readonly why: string };
function parseJson(text: string): Parsed {
  try {
    return { kind: 'good', value: JSON.parse(text) };
  } catch (error) {
    return { kind: 'bad', why: (error as Error).message };
  }
}
