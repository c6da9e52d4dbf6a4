/** `recourse verify`: a receipt offline, or a database against a checkpoint somebody kept. */
import { readFileSync } from 'node:fs';
import { ed25519Verify } from '../../app/index.ts';
import { verifyReceipt, type ReceiptVerdict } from '../../log/index.ts';
import { keyText } from '../key-text.ts';
import { compareLog, type CompareOptions } from '../compare-log.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage.ts';

interface VerifyOptions extends Partial<CompareOptions> {
  readonly key?: string;
  readonly json?: boolean;
}

export async function runVerify(
  terminal: Terminal,
  receipt: string | undefined,
  options: VerifyOptions,
): Promise<number> {
  if (receipt !== undefined) return verifyOne(terminal, receipt, options);
  const { log, data, checkpoint } = options;
  if (log === undefined || data === undefined || checkpoint === undefined) {
    throw new UsageError(
      'nothing to verify',
      'neither a receipt nor --log, --data and --checkpoint were given',
      'recourse verify RECEIPT --key VKEY, or recourse verify --log DIR --data DIR --checkpoint FILE',
    );
  }
  return compareLog(terminal, { ...options, log, data, checkpoint });
}

function verifyOne(terminal: Terminal, source: string, options: VerifyOptions): number {
  if (options.key === undefined) {
    throw new UsageError(
      'no key given',
      'a receipt proves something only against a key from a source you trust',
      'add --key with the log’s verifier key, a string or a file; the operator publishes it at /log/vkey',
    );
  }
  const verdict = verifyReceipt(readReceipt(source), keyText(options.key), { verify: ed25519Verify });
  if (options.json) {
    const { ok, state, checks } = verdict;
    terminal.print(
      JSON.stringify({
        ok,
        state,
        checks,
        ...(verdict.index !== undefined && { index: verdict.index, size: verdict.size }),
      }),
    );
  } else describe(terminal, verdict);
  return verdict.ok ? 0 : 1;
}

function describe(terminal: Terminal, verdict: ReceiptVerdict): void {
  for (const check of verdict.checks) {
    terminal.print(
      check.ok
        ? `  ${terminal.paint('green', '✓')} ${check.name}`
        : `  ${terminal.paint('red', '✗')} ${check.name}: ${check.why}`,
    );
  }
  const place = verdict.index === undefined ? '' : ` at index ${verdict.index} of ${verdict.size}`;
  terminal.print(terminal.paint(verdict.ok ? ['green', 'bold'] : ['red', 'bold'], verdict.state) + place);
}

/** A receipt file, or an answer of POST /v1/uploads with the receipt inside. */
function readReceipt(source: string): unknown {
  const text = readText(source === '-' ? 0 : source, source);
  try {
    const json = JSON.parse(text) as unknown;
    if (typeof json === 'object' && json !== null && 'receipt' in json && !('promise' in json)) return json.receipt;
    return json;
  } catch {
    return text; // not JSON: the verifier says so as a failed check
  }
}

function readText(file: string | number, name: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(
      `cannot read ${name}`,
      (cause as Error).message,
      'give the path of a file you can read, or - for standard input',
    );
  }
}
