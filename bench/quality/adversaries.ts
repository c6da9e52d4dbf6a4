/**
 * `npm run bench:adversaries -- [--pairs 1000] [--works 4] [--questions 1000] [--seed 1] [--json] [--write]`: pictures made to collide,
 * and a climber who asks the matcher how to get away: without the oracle limiter, with it as the server has it (answers become brief, never fewer),
 * and with a platform that also turns away whom the limiter calls too many. Only drawn pictures; no kit.
 * `--write` renews bench/quality/adversaries.md.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { askOracle, NOTHING_ASKED } from '../../src/abuse/index.ts';
import { instant, referenceId } from '../../src/common/index.ts';
import { type ImageFingerprint } from '../../src/fingerprint/index.ts';
import { matchUpload, ReferenceIndex } from '../../src/match/index.ts';
import type { LumaImage } from '../../src/media/index.ts';
import { randomFrom } from '../../test/fixtures/make-pictures.ts';
import { fingerprintOf } from '../../test/fixtures/poison-attack.ts';
import { innocent } from '../../test/fixtures/poison.ts';
import { collideWith } from './collisions.ts';
import { climb, type Told } from './evader.ts';

const BUDGETS = [10, 100, 1000];
/** The climber asks once a minute. */
const EVERY_MS = 60_000;
/** References whose hashes are stolen. */
const TARGETS = 10;

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '1000' },
    works: { type: 'string', default: '4' },
    questions: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean' },
    write: { type: 'boolean' },
  },
});
const [pairs, works, questions, seed] = [values.pairs, values.works, values.questions, values.seed].map(Number) as [
  number,
  number,
  number,
  number,
];

const drawn = (number: number): LumaImage => innocent(seed * 100_000 + number, 256, 192);
const made = (luma: LumaImage): ImageFingerprint => {
  const fingerprint = fingerprintOf(luma);
  if (!fingerprint) throw new Error('a drawn picture without features');
  return fingerprint;
};
const progress = (words: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r${words.padEnd(70)}`);
};

function collisions() {
  const targets = Array.from({ length: TARGETS }, (_, i) => made(drawn(i)));
  const index = new ReferenceIndex();
  targets.forEach((target, i) => index.add(referenceId(`work ${i}`), target));
  const tally = { pairs: 0, reached: 0, matched: 0, undetermined: 0, noMatch: 0 };
  const distances: number[] = [];
  const changes: number[] = [];
  for (let i = 0; i < pairs; i++) {
    const target = targets[i % targets.length]!;
    const { picture, distance, change } = collideWith(drawn(1000 + i), target.frames[0].pdq.words);
    tally.pairs++;
    distances.push(distance);
    changes.push(change);
    if (distance <= 31) tally.reached++;
    const fingerprint = fingerprintOf(picture);
    const outcome = fingerprint && matchUpload(fingerprint, index);
    if (outcome?.kind === 'matched') tally.matched++;
    else if (outcome?.kind === 'no-match') tally.noMatch++;
    else tally.undetermined++;
    if (i % 10 === 0) progress(`collisions ${i} of ${pairs}, ${tally.matched} matched`);
  }
  const middle = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  return { ...tally, medianDistance: middle(distances), medianChange: Math.round(middle(changes) * 10) / 10 };
}

type Limiter = 'none' | 'brief' | 'strict';

function evasion(limiter: Limiter) {
  const escapes: (number | undefined)[] = [];
  let answered = 0;
  for (let i = 0; i < works; i++) {
    const work = drawn(i);
    const index = new ReferenceIndex();
    index.add(referenceId('work'), made(work));
    let account = NOTHING_ASKED;
    const ask = (upload: LumaImage, question: number): Told => {
      const fingerprint = fingerprintOf(upload);
      if (!fingerprint) return { matched: false };
      let coarse = false;
      if (limiter !== 'none') {
        const asked = askOracle(account, fingerprint.frames[0].pdq.words, instant(question * EVERY_MS));
        account = asked.state;
        if (limiter === 'strict' && asked.answer.kind === 'later') return 'later';
        coarse = asked.answer.kind !== 'full';
      }
      progress(`limiter ${limiter}: work ${i + 1} of ${works}, question ${question}`);
      const outcome = matchUpload(fingerprint, index);
      const own =
        outcome.kind === 'matched' ? outcome.matches.find(({ reference }) => reference === 'work') : undefined;
      return own ? { matched: true, ...(!coarse && { confidence: own.confidence }) } : { matched: false };
    };
    const result = climb(work, questions, randomFrom(seed * 31 + i), ask);
    escapes.push(result.escapedAfter);
    answered += result.answered;
  }
  const recall = BUDGETS.filter((budget) => budget <= questions).map((budget) => ({
    budget,
    recall: escapes.filter((after) => after === undefined || after > budget).length / works,
  }));
  return { recall, escapedAfter: escapes, answeredPerWork: Math.round(answered / works) };
}

const started = performance.now();
const collided = collisions();
const open = evasion('none');
const brief = evasion('brief');
const strict = evasion('strict');
progress('');

const result = {
  seed,
  collisions: collided,
  evasion: { works, questions, withoutLimiter: open, withLimiter: brief, turnedAway: strict },
  seconds: Math.round((performance.now() - started) / 1000),
};
if (values.json) console.log(JSON.stringify(result));
else console.log(page());
if (values.write) writeFileSync(join(import.meta.dirname, 'adversaries.md'), page());

function page(): string {
  const row = ({ budget }: { budget: number }, i: number): string =>
    `| ${budget} | ${open.recall[i]!.recall.toFixed(2)} | ${brief.recall[i]!.recall.toFixed(2)} | ${strict.recall[i]!.recall.toFixed(2)} |`;
  const said = (list: readonly (number | undefined)[]): string => list.map((after) => after ?? 'never').join(', ');
  const { reached, matched, undetermined, noMatch, medianDistance, medianChange } = collided;
  return `# Adversaries

\`npm run bench:adversaries -- --pairs ${pairs} --works ${works} --questions ${questions} --seed ${seed} --write\`, ${result.seconds} s on ${cpus()[0]?.model ?? 'this machine'}, Node ${process.version}. Drawn pictures only.

## Pictures made to collide

${collided.pairs} pictures were changed until PDQ gave them the hash of one of ${TARGETS} references; ${reached} came within 31 bits (median ${medianDistance}), for a median change of ${medianChange} grey levels. **${matched} were matched**; ${undetermined} went to a human as possible, ${noMatch} were no match. A match by hash alone would have accused all ${reached}.

## Climbing out of recognition

Each climber starts from an exact copy and changes it a little at a time (bends up to 2 % of the side, waves of tone, grain, crops up to 6 %, turns up to 3°), asking once a minute. Recall = share of ${works} works still recognised after so many questions.

| questions | without the limiter | as the server has it: brief answers | too many turned away by the platform |
|---|---|---|---|
${open.recall.map(row).join('\n')}

Questions answered for each work: ${open.answeredPerWork}; ${brief.answeredPerWork}; ${strict.answeredPerWork}. Escaped after: ${said(open.escapedAfter)}; ${said(brief.escapedAfter)}; ${said(strict.escapedAfter)}.

The server never turns an upload away, holds or delays it because somebody probes: brief answers take the climber's slope away, not the answers. What stops a climber for good is that answers run out, which only the platform can decide about its own accounts. A climber with many accounts has as many buckets: the limiter makes each of them cost an account.
`;
}
