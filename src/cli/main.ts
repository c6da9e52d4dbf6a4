/**
 * The command line, and the one place where drivers are built and wired. Exit 0 = ran, 1 = refused or found a problem as
 * documented, 2 = wrong usage. Commands are loaded when called, so that `--help` is quick.
 */
import { Command, CommanderError } from 'commander';
import { withExamples } from './examples.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { CommandFailed, UsageError } from './usage.ts';
import { packageVersion } from './version.ts';

/** @param args without node and script. Resolves to the exit code; never rejects. */
export async function main(args: readonly string[]): Promise<number> {
  const terminal = createTerminal();
  onClosedPipe(STAYS_UP.has(args[0] ?? ''));
  let exitCode = 0;
  const program = describeCommands(terminal, (code) => (exitCode = code));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(terminal, error);
  }
}

function describeCommands(terminal: Terminal, exit: (code: number) => void): Command {
  const program = new Command('recourse')
    .description(
      'An upload filter with due process: match with evidence, decide under a published policy, give reasons.',
    )
    .version(packageVersion(), '-V, --version')
    .showHelpAfterError('Run `recourse help` for the commands.')
    .configureOutput({ writeErr: (text) => terminal.note(text.trimEnd()) })
    .exitOverride();
  const json = ['--json', 'one JSON object per line on stdout'] as const;

  program
    .command('demo')
    .description('everything in one process, with sample works and uploads; prints the addresses and stays up')
    .option('--data <dir>', 'data folder (environment: RECOURSE_DATA; default: ./data)')
    .option('--port <n>', 'port, 0 = any free (environment: PORT; default: 8484)')
    .action(async (options) => exit(await (await import('./commands/demo.ts')).runDemo(terminal, options)));
  program
    .command('serve')
    .description('the server: embedded PostgreSQL in the data folder, or DATABASE_URL')
    .requiredOption('--data <dir>', 'data folder, made if it is missing (required)')
    .option('--port <n>', 'port, 0 = any free', '8484')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .action(async (options) => exit(await (await import('./commands/serve.ts')).runServe(terminal, options)));
  program
    .command('fingerprint')
    .description('print what is kept of files for comparing')
    .argument('<file...>', 'files or folders')
    .option(...json)
    .action(async (files, options) =>
      exit(await (await import('./commands/fingerprint.ts')).runFingerprint(terminal, files, options)),
    );
  program
    .command('match')
    .description('which works does each upload show, and where? No server, no database')
    .argument('<upload...>', 'files or folders')
    .requiredOption('--against <path...>', 'the works to look for: files or folders (required)')
    .option('--evidence <dir>', 'write a side-by-side picture for each match into this folder')
    .option(...json)
    .action(async (uploads, options) =>
      exit(await (await import('./commands/match.ts')).runMatch(terminal, uploads, options)),
    );
  program
    .command('decide')
    .description('the decision table alone: facts in, decision with reasons out')
    .argument('<facts>', 'a JSON file, a .jsonl file, or - for standard input')
    .option(
      '--policy <name>',
      'de, eu or us, with @version if not the latest (default: the latest for the facts’ profile)',
    )
    .option(...json)
    .action(async (facts, options) =>
      exit(await (await import('./commands/decide.ts')).runDecide(terminal, facts, options)),
    );
  program
    .command('check')
    .description('match, then decide, and write the statement of reasons that would be sent')
    .argument('<upload...>', 'files or folders')
    .requiredOption('--against <path...>', 'the works to look for: files or folders (required)')
    .requiredOption('--policy <name>', 'de, eu or us, with @version if not the latest (required)')
    .option('--works <file>', 'JSON lines: what is known of the references’ rights')
    .option('--declaration <file>', 'JSON: what the uploader declares')
    .option('--territory <CC>', 'where the upload would be shown (default: DE for policy de, FR for eu, US for us)')
    .option('--stage <stage>', 'upload, or post = it is public already', 'upload')
    .option('--hours <n>', 'with --stage post: hours since the uploader was told')
    .option('--language <code>', 'of the statement: en or de', 'en')
    .option('--evidence <dir>', 'write a side-by-side picture for each match into this folder')
    .option(...json)
    .action(async (uploads, options) =>
      exit(await (await import('./commands/check.ts')).runCheck(terminal, uploads, options)),
    );
  program
    .command('verify')
    .description('check a receipt offline, or a database against a kept checkpoint')
    .argument('[receipt]', 'a receipt file, or - for standard input')
    .option('--key <vkey>', 'the log’s verifier key: the string, or a file that holds it')
    .option('--log <dir|url>', 'with --data and --checkpoint: compare the published log')
    .option('--data <dir>', 'data folder of the server')
    .option('--checkpoint <file>', 'a checkpoint you kept')
    .option(...json)
    .action(async (receipt, options) =>
      exit(await (await import('./commands/verify.ts')).runVerify(terminal, receipt, options)),
    );
  const server = [
    '--server <url>',
    'a running server (environment: RECOURSE_SERVER; default: http://127.0.0.1:8484)',
  ] as const;
  program
    .command('docket')
    .description('open cases, in the order of the law; needs RECOURSE_API_KEY')
    .option(...server)
    .option('--kind <kind>', 'complaint, notice, oversight, order, account, …')
    .option('--all', 'closed ones too')
    .option(...json)
    .action(async (options) => exit(await (await import('./commands/docket.ts')).runDocket(terminal, options)));
  const caseCommand = program.command('case').description('one case');
  caseCommand
    .command('show')
    .description('who decided what, when, under which rule, and how it can be contested')
    .argument('<case>', '`kind/id`, as `recourse docket` prints it')
    .option(...server)
    .option(...json)
    .action(async (id, options) =>
      exit(await (await import('./commands/docket.ts')).runCaseShow(terminal, id, options)),
    )
    .exitOverride();
  program
    .command('clock')
    .description('the next dates, and what is late (exit 1 when something is)')
    .option(...server)
    .option(...json)
    .action(async (options) => exit(await (await import('./commands/docket.ts')).runClock(terminal, options)));
  program
    .command('report')
    .description('the transparency report of a period, and whether it adds up (exit 1 when not)')
    .argument('<period>', '2026, or a half: 2026-H1')
    .option(...server)
    .option('--csv <dir>', 'write the eleven sheets into this folder')
    .option(...json)
    .action(async (period, options) =>
      exit(await (await import('./commands/docket.ts')).runReport(terminal, period, options)),
    );
  program
    .command('export')
    .description('everything in one file: database, log, kept files, keys. Stop the server first')
    .argument('<file>', 'a file that is not there yet')
    .requiredOption('--data <dir>', 'data folder of the stopped server (required)')
    .option('--without-keys', 'leave the log’s signing key and the sign-in key out')
    .action(async (file, options) =>
      exit(await (await import('./commands/transfer.ts')).runExport(terminal, file, options)),
    );
  program
    .command('import')
    .description('takes an export into a new data folder or an empty database')
    .argument('<file>', 'made by `recourse export`')
    .requiredOption('--data <dir>', 'data folder, empty or not there yet (required)')
    .action(async (file, options) =>
      exit(await (await import('./commands/transfer.ts')).runImport(terminal, file, options)),
    );
  program
    .command('doctor')
    .description('what is installed, missing or misconfigured, and the fix')
    .option('--data <dir>', 'also look at this data folder')
    .option(...json)
    .action(async (options) => exit(await (await import('./commands/doctor.ts')).runDoctor(terminal, options)));
  for (const command of program.commands) {
    command.exitOverride();
    withExamples(command);
  }
  return program;
}

function explain(terminal: Terminal, error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    terminal.problem(error.message, error.why, error.fix);
    return 2;
  }
  if (error instanceof CommandFailed) {
    terminal.problem(error.message, error.why, error.fix);
    return 1;
  }
  const fault = error instanceof Error ? error : new Error(String(error));
  if ('fix' in fault && typeof fault.fix === 'string') {
    terminal.problem(fault.message, fault.cause === undefined ? undefined : faultChain(fault), fault.fix);
    return 1;
  }
  terminal.problem(
    fault.message,
    faultChain(fault),
    'run `recourse doctor`; if it finds nothing, report this with the lines below',
  );
  if (process.env.RECOURSE_TRACE) terminal.note(fault.stack ?? '');
  return 1;
}

const faultChain = (error: Error): string =>
  error.cause instanceof Error ? `${error.name}: ${error.cause.message}` : `a fault of the kind ${error.name}`;

/** Servers: whoever read their first lines may go away. */
const STAYS_UP = new Set(['demo', 'serve']);

/** `recourse match … | head` ends without a stack trace; a server goes on without its reader. */
function onClosedPipe(staysUp: boolean): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      if (!staysUp) process.exit(0);
    });
  }
}
