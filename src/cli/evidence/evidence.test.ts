import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { codePoints, confidence, fraction, referenceId } from '../../common/index.ts';
import type { ImageSegment, Match } from '../../match/index.ts';
import { runMatch } from '../commands/match.ts';
import { drawLandscape } from '../demo/draw.ts';
import { createTerminal } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { drawEvidence } from './picture-evidence.ts';
import { layOut } from './sheet.ts';
import { writeTextEvidence } from './text-evidence.ts';

const folder = mkdtempSync(join(tmpdir(), 'recourse-evidence-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const aMatch = (segments: Match['segments'], change: Partial<Match> = {}): Match => ({
  reference: referenceId('work'),
  modality: 'image',
  tier: 'same',
  confidence: confidence(0.9),
  coverageOfReference: fraction(1),
  coverageOfUpload: fraction(1),
  combined: false,
  modified: 'none',
  segments,
  ...change,
});
const wholePicture = (width: number, height: number): ImageSegment => ({
  algorithm: 'image/pdq@1',
  upload: { x: 0, y: 0, width, height },
  reference: { x: 0, y: 0, width, height },
  transform: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  mirrored: false,
  frame: 0,
  cells: { visible: 100, agreeing: 100 },
});

async function printed(work: (terminal: ReturnType<typeof createTerminal>) => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const terminal = { ...createTerminal(), print: (line = '') => void lines.push(line) };
  await work(terminal);
  return lines;
}

test('writes one picture for each match, named after its line, never after the file', async () => {
  const svg = Buffer.from(drawLandscape(7, 480, 320).svg);
  const [works, uploads, evidence] = [join(folder, 'works'), join(folder, 'uploads'), join(folder, 'evidence')];
  for (const place of [works, uploads]) mkdirSync(place);
  await sharp(svg).png().toFile(join(works, 'w.png'));
  await sharp(Buffer.from(drawLandscape(90, 480, 320).svg))
    .jpeg()
    .toFile(join(uploads, 'a-own.jpg'));
  await sharp(svg).flop().jpeg().toFile(join(uploads, 'b-Jane Doe.jpg'));
  writeFileSync(join(uploads, 'c.jpg'), 'no picture');
  const lines = await printed((terminal) => runMatch(terminal, [uploads], { against: [works], evidence, json: true }));
  const answers = lines.map((line) => JSON.parse(line) as { matches: { evidence?: string }[] });
  assert.deepEqual(
    answers.map(({ matches }) => matches.map((match) => match.evidence)),
    [[], [`${evidence}/0002-1.png`], []],
  );
  assert.deepEqual(readdirSync(evidence), ['0002-1.png']);
  const { width, height } = await sharp(join(evidence, '0002-1.png')).metadata();
  assert.ok(width >= 860 && height > 300, `${width} × ${height}`);
});

test('a folder that cannot be made is wrong usage, before any work', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  await assert.rejects(
    printed((terminal) => runMatch(terminal, [file], { against: [file], evidence: join(file, 'below') })),
    UsageError,
  );
});

test('both pictures stand at one height, whatever their shapes, and inside the sheet', () => {
  for (const [a, b] of [
    [
      { width: 900, height: 600 },
      { width: 400, height: 900 },
    ],
    [
      { width: 1, height: 5000 },
      { width: 5000, height: 1 },
    ],
    [
      { width: 30, height: 30 },
      { width: 9000, height: 9000 },
    ],
  ] as const) {
    const sheet = layOut(a, b);
    assert.equal(sheet.upload.height, sheet.reference.height);
    for (const panel of [sheet.upload, sheet.reference]) {
      assert.ok(panel.width >= 2 && panel.height >= 2);
      assert.ok(panel.x >= 0 && panel.x + panel.width <= sheet.width && panel.y + panel.height < sheet.height);
    }
    assert.ok(sheet.upload.x + sheet.upload.width < sheet.reference.x);
  }
});

test('agreeing places are seen in the picture: dots on both sides, stripes only where something was drawn', async () => {
  const pixels = async (edit: string) => {
    const { data, info } = await sharp(Buffer.from(drawLandscape(7, 480, 320).svg))
      .composite([{ input: Buffer.from(`<svg width="480" height="320">${edit}</svg>`) }])
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const shown = { width: info.width, height: info.height };
    return { pixels: { ...shown, data: new Uint8Array(data) }, shown };
  };
  const reference = await pixels('');
  const segment = wholePicture(480, 320);
  const draw = async (edit: string, possible = false) =>
    drawEvidence({ upload: await pixels(edit), reference, match: aMatch([segment]), segments: [segment], possible });
  const plain = await draw('');
  const drawnOver = await draw('<path d="M60 60h200v120h-200z" fill="#fff" stroke="#000" stroke-width="30"/>');
  const brown = async (png: Uint8Array): Promise<number> => {
    // Below the heading and above the legend.
    const { width, height } = await sharp(png).metadata();
    const { data } = await sharp(png)
      .extract({ left: 24, top: 110, width: Math.floor(width / 2) - 60, height: height - 180 })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    let count = 0;
    for (let i = 0; i < data.length; i += 3)
      if (data[i]! > 110 && data[i]! - data[i + 2]! > 90 && data[i + 1]! < 150) count++;
    return count;
  };
  assert.ok((await brown(drawnOver)) > (await brown(plain)) + 500);
  assert.notDeepEqual(await draw('', true), plain);
});

test('text evidence marks the shared words on both sides and lets nothing of the texts become markup', () => {
  const nasty = 'before 🦊 <script>alert(1)</script> "shared & words" after\u202e\u0007';
  const start = [...nasty].indexOf('"');
  const segment = {
    algorithm: 'text/skeleton@1',
    upload: { start, end: start + 16 },
    reference: { start: 0, end: 12 },
    agreeing: 12,
  };
  const page = writeTextEvidence({
    upload: { modality: 'text', text: nasty, sourceLength: codePoints([...nasty].length) },
    reference: { modality: 'text', text: 'shared words', sourceLength: codePoints(12) },
    match: aMatch([segment], { modality: 'text' }),
    segments: [segment],
    possible: false,
  });
  assert.ok(page.includes('<mark><bdi>&quot;shared &amp; words&quot;</bdi></mark>'), page);
  assert.ok(page.includes('<mark><bdi>shared words</bdi></mark>'));
  assert.ok(!page.includes('<script') && !page.includes('\u0007'));
  assert.ok(page.includes("default-src 'none'"));
});

test('every evidence picture of the docs is small enough for a page', () => {
  const docs = join(import.meta.dirname, '../../../docs/evidence');
  if (!existsSync(docs)) return;
  for (const name of readdirSync(docs)) assert.ok(readFileSync(join(docs, name)).length <= 120_000, name);
});
