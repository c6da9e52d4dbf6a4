/** One or two lines for each command that can be copied from its `--help` and run. The sample files are those of `recourse demo`. */
import type { Command } from 'commander';

const FACTS = {
  profile: 'DE',
  stage: 'upload',
  flag: 'parody',
  flagRight: 'ok',
  commercial: false,
  matches: [
    {
      media: 'image',
      coverage: 1,
      matchedBytes: 200_000,
      confidence: 0.97,
      combined: true,
      modified: 'creative',
      claimedHere: true,
      licensedHere: false,
      ref: { claimant: 'verified', ownership: 'clear', policy: 'block', live: false, earmarked: false },
    },
  ],
};

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  demo: ['recourse demo --data /tmp/demo --port 0'],
  serve: [
    'recourse serve --data /var/lib/recourse',
    'DATABASE_URL=postgres://… recourse serve --data /var/lib/recourse',
  ],
  fingerprint: ['recourse fingerprint data/samples/works --json'],
  match: [
    'recourse match data/samples/uploads --against data/samples/works',
    'recourse match photo.jpg --against works --json --evidence out',
  ],
  check: [
    'recourse check data/samples/uploads --against data/samples/works --policy de',
    'recourse check photo.jpg --against works --policy us --works works.jsonl --declaration declaration.json',
    '',
    'A line of works.jsonl:    {"reference":"works/a.jpg","claimant":"Ada","policy":"license","claimedIn":["DE"]}',
    'A file declaration.json:  {"flag":"parody","commercial":false}',
  ],
  decide: ['recourse decide facts.json --policy de', '', 'A file facts.json:', ...factsLines()],
  verify: [
    'recourse verify receipt.json --key vkey',
    'recourse verify --log data/log --data data --checkpoint kept-checkpoint --key vkey',
  ],
  docket: ['RECOURSE_API_KEY=… recourse docket --kind complaint'],
  case: ['RECOURSE_API_KEY=… recourse case show complaint/cmp_…'],
  report: ['RECOURSE_API_KEY=… recourse report 2026-H1 --csv sheets'],
  export: ['recourse export recourse-2026-11-22.jsonl --data /var/lib/recourse'],
  import: ['recourse import recourse-2026-11-22.jsonl --data /var/lib/recourse-new'],
};

/** Puts examples below a command's help, and its help below its errors. */
export function withExamples(command: Command): void {
  const lines = EXAMPLES[command.name()];
  if (lines) command.addHelpText('after', `\nFor example:\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}`);
  command.showHelpAfterError(`Run \`recourse ${command.name()} --help\` for what it takes.`);
}

function factsLines(): readonly string[] {
  return JSON.stringify(FACTS, undefined, 1).split('\n');
}
