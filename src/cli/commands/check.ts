/** `recourse check`: match, then decide, and write the statement of reasons that would be sent. Nothing is kept. */
import { needsStatement, languageFor, writeStatement, type Statement } from '../../casework/index.ts';
import { canonicalJson, hex, instant, sha256, utf8, type Json } from '../../common/index.ts';
import {
  decide,
  factsFromMatch,
  findPolicy,
  readTerritory,
  type Decision,
  type Facts,
  type PolicyVersion,
  type Profile,
} from '../../policy/index.ts';
import { describeDecision } from '../describe-decision.ts';
import { evidenceWriter, makeEvidenceFolder, type EvidenceFiles } from '../evidence/write-evidence.ts';
import { expandPaths, sizeOf, type NamedFile } from '../paths.ts';
import { matchLine, readReferences, recogniseUploads, withDecoder, type RecognisedUpload } from '../recognition.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { readDeclaration, readWorks } from '../works-file.ts';
import { describeRecognition } from './match.ts';

interface CheckOptions {
  readonly against: readonly string[];
  readonly policy: string;
  readonly works?: string;
  readonly declaration?: string;
  readonly territory?: string;
  readonly stage: string;
  readonly hours?: string;
  readonly language: string;
  readonly evidence?: string;
  readonly json?: boolean;
}

interface Checked {
  readonly facts: Facts;
  readonly decision: Decision;
  readonly statement?: Statement;
}

type Question = ReturnType<typeof readQuestion>;

export async function runCheck(terminal: Terminal, uploads: readonly string[], options: CheckOptions): Promise<number> {
  const question = readQuestion(options);
  const files = expandPaths(uploads, 'upload');
  const references = expandPaths(options.against, 'reference');
  if (options.evidence !== undefined) makeEvidenceFolder(options.evidence);
  await withDecoder(async (decoder) => {
    const index = await readReferences(decoder, references, terminal);
    const writer = evidenceWriter(options.evidence, decoder, references, terminal);
    let place = 0;
    for await (const recognised of recogniseUploads(decoder, index, files, terminal)) {
      const checked = checkOne(recognised, question);
      const evidence = await writer.write(++place, recognised.upload, recognised.recognition);
      if (options.json) {
        const { statement, ...rest } = checked;
        const line = {
          ...matchLine(recognised.upload.name, recognised.recognition, evidence),
          ...rest,
          ...(statement && { statement: { text: statement.text, json: statement.json } }),
        };
        terminal.print(JSON.stringify(line));
      } else describe(terminal, recognised, checked, evidence);
    }
  });
  return 0;
}

/** Everything the options say, parsed before any work. */
function readQuestion(options: CheckOptions) {
  const policy = findPolicy(options.policy);
  if (policy.kind === 'refused')
    throw new UsageError(policy.detail, 'check decides under one published policy', policy.fix);
  const { stage, hours } = options;
  if (stage !== 'upload' && stage !== 'post')
    throw new UsageError(
      `${stage} is not a stage`,
      'the law treats an upload before and after publication differently',
      'use --stage upload or --stage post --hours N',
    );
  if (stage === 'post' && hours === undefined)
    throw new UsageError(
      '--hours is missing',
      'after publication the answer depends on how long the uploader has known',
      'add --hours N',
    );
  const since = Number(hours ?? 0);
  if (!Number.isFinite(since) || since < 0)
    throw new UsageError(`${hours} is not a number of hours`, 'hours are 0 or more', 'use for example --hours 10');
  return {
    policy: policy.value,
    territory: territoryOf(options.territory, policy.value.profile),
    stage: stage as Facts['stage'],
    hours: since,
    rights: readWorks(options.works),
    declaration: readDeclaration(options.declaration),
    language: languageFor(options.language),
    now: instant(Date.now()),
  };
}

const HOME = { DE: 'DE', EU: 'FR', US: 'US' } as const satisfies Record<Profile, string>;

function territoryOf(given: string | undefined, profile: Profile): string {
  const territory = readTerritory(given ?? HOME[profile]);
  if (territory === undefined)
    throw new UsageError(
      `${given} is not a territory`,
      'territories are ISO 3166-1 codes of two letters',
      'use for example --territory DE',
    );
  return territory;
}

function checkOne({ upload, recognition }: RecognisedUpload, question: Question): Checked {
  const { policy, territory, stage, hours, rights, declaration, language, now } = question;
  const { outcome, modality } = recognition;
  const facts = factsFromMatch({
    outcome,
    fileSize: recognition.file?.size ?? sizeOf(upload) ?? 0,
    rights,
    declaration,
    territory,
    profile: policy.profile,
    stage,
    ...(stage === 'post' && { hours }),
    now,
    parameters: policy.parameters,
  });
  const decision = decide(facts, policy);
  if (!needsStatement(decision.action)) return { facts, decision };
  const statement = writeStatement({
    decision,
    facts,
    policy,
    outcome,
    rights,
    upload: { modality, name: upload.name, createdAt: now },
    territories: [territory],
    from: now,
    puid: previewPuid(upload, facts, policy),
    language,
  });
  return { facts, decision, statement };
}

/** Nothing is submitted, so there is no leaf to name it after: the same question gets the same mark. */
const previewPuid = (upload: NamedFile, facts: Facts, policy: PolicyVersion): string =>
  hex(
    sha256(
      utf8(canonicalJson({ preview: upload.name, facts: facts as unknown as Json, policy: policy.policyVersion })),
    ),
  );

function describe(
  terminal: Terminal,
  recognised: RecognisedUpload,
  { decision, statement }: Checked,
  evidence: EvidenceFiles,
): void {
  for (const line of describeRecognition(terminal, recognised.upload.name, recognised.recognition, evidence))
    terminal.print(line);
  for (const line of describeDecision(terminal, decision)) terminal.print(`  ${line}`);
  if (statement)
    for (const line of statement.text.trimEnd().split('\n')) terminal.print(terminal.paint('dim', `  │ ${line}`));
  terminal.print();
}
