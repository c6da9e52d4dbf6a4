/** `recourse match UPLOAD… --against PATH…`: no server, no database. */
import type { Recognition } from '../../app/index.ts';
import type { Match } from '../../match/index.ts';
import { describeSegment } from '../describe.ts';
import { evidenceWriter, makeEvidenceFolder } from '../evidence/write-evidence.ts';
import { expandPaths } from '../paths.ts';
import { matchLine, readReferences, recogniseUploads, withDecoder } from '../recognition.ts';
import { percent, table, type Terminal } from '../terminal.ts';

export interface MatchOptions {
  readonly against: readonly string[];
  readonly evidence?: string;
  readonly json?: boolean;
}

export async function runMatch(terminal: Terminal, uploads: readonly string[], options: MatchOptions): Promise<number> {
  const files = expandPaths(uploads, 'upload');
  const references = expandPaths(options.against, 'reference');
  if (options.evidence !== undefined) makeEvidenceFolder(options.evidence);
  const tally = { matched: 0, 'no-match': 0, undetermined: 0 };
  await withDecoder(async (decoder) => {
    const index = await readReferences(decoder, references, terminal);
    if (!options.json) terminal.print(terminal.paint('dim', `${index.size} of ${references.length} references usable`));
    const writer = evidenceWriter(options.evidence, decoder, references, terminal);
    let line = 0;
    for await (const { upload, recognition } of recogniseUploads(decoder, index, files, terminal)) {
      tally[recognition.outcome.kind]++;
      const evidence = await writer.write(++line, upload, recognition);
      if (options.json) terminal.print(JSON.stringify(matchLine(upload.name, recognition, evidence)));
      else for (const words of describeRecognition(terminal, upload.name, recognition, evidence)) terminal.print(words);
    }
  });
  if (!options.json)
    terminal.print(`\n${tally.matched} matched, ${tally['no-match']} no match, ${tally.undetermined} undetermined`);
  return 0;
}

export function describeRecognition(
  terminal: Terminal,
  upload: string,
  { outcome }: Recognition,
  evidence: readonly (string | undefined)[] = [],
): string[] {
  const described = (verb: string) => (match: Match, i: number) => [
    ...describeMatch(terminal, match, verb),
    ...(evidence[i] === undefined ? [] : indented([`see ${evidence[i]}`])),
  ];
  switch (outcome.kind) {
    case 'no-match':
      return [`${terminal.paint('green', '○ no match')}      ${upload}`];
    case 'undetermined': {
      const detail = outcome.detail ? `: ${outcome.detail}` : '';
      const head = `${terminal.paint('yellow', '? undetermined')}  ${upload}  ${terminal.paint('dim', outcome.why + detail)}`;
      return [head, ...indented((outcome.candidates ?? []).flatMap(described('possibly')))];
    }
    case 'matched':
      return [
        `${terminal.paint('red', '● matched')}       ${upload}`,
        ...indented(outcome.matches.flatMap(described('shows'))),
      ];
  }
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `    ${line}`);

function describeMatch(terminal: Terminal, match: Match, verb: string): string[] {
  const traits = [
    match.tier,
    `confidence ${match.confidence.toFixed(2)}`,
    `${percent(match.coverageOfReference)} of the work`,
    `${percent(match.coverageOfUpload)} of the upload`,
    match.combined ? 'with other content' : 'nothing added',
    match.modified === 'none' ? 'unchanged' : `${match.modified} change`,
    ...(match.shadow ? ['reference quarantined: decides nothing'] : []),
  ];
  const rows = match.segments.slice(0, 8).map((segment) => describeSegment(segment));
  const more = match.segments.length > rows.length ? [`… and ${match.segments.length - rows.length} more places`] : [];
  return [
    `${verb} ${terminal.paint('bold', match.reference)}  ${terminal.paint('dim', traits.join(' · '))}`,
    ...indented([...table(rows), ...more]),
    ...(match.alsoIn?.length
      ? indented([terminal.paint('dim', `also in ${match.alsoIn.slice(0, 5).join(', ')}`)])
      : []),
  ];
}
