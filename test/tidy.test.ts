/**
 * The house rules, as a test. Each ban names its replacement; there are no exemptions beyond those written here.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { test } from 'node:test';

const HOME = join(import.meta.dirname, '..');
const SOURCE = join(HOME, 'src');

/** A room may import from the rooms listed here, through their door. `type:` means type imports only. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  common: [],
  media: ['common'],
  fingerprint: ['common', 'media'],
  match: ['common', 'media', 'fingerprint'],
  policy: ['common', 'match'],
  casework: ['common', 'match', 'policy'],
  abuse: ['common', 'casework'],
  ledger: ['common', 'match', 'policy'],
  log: ['common'],
  decode: ['common', 'media'],
  store: ['common', ...types('match', 'policy', 'casework', 'log', 'fingerprint', 'ledger', 'abuse')],
  app: [
    'common',
    'media',
    'fingerprint',
    'match',
    'policy',
    'casework',
    'abuse',
    'ledger',
    'log',
    ...types('store', 'decode'),
  ],
  server: ['common', 'app', ...types('media', 'fingerprint', 'match', 'policy', 'casework', 'log', 'abuse', 'ledger')],
  cli: [
    'common',
    'media',
    'fingerprint',
    'match',
    'policy',
    'casework',
    'abuse',
    'ledger',
    'log',
    'decode',
    'store',
    'app',
    'server',
  ],
  sdk: [],
  console: ['sdk'],
};
const PURE = new Set(['common', 'media', 'fingerprint', 'match', 'policy', 'casework', 'abuse', 'ledger', 'log']);
const MAIN_PATH = [
  'cli/main.ts',
  'server/routes/uploads.ts',
  'app/submit-upload.ts',
  'fingerprint/registry.ts',
  'match/match-upload.ts',
  'policy/decide.ts',
  'casework/statement-of-reasons.ts',
  'log/append.ts',
];
const MAX_LINES = 400;
const FORBIDDEN_NAMES = /(^|\/)(utils?|helpers?|misc|types|manager|common-utils|lib)\.tsx?$/;
const UNFINISHED = new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'not ' + 'implemented'].join('|'));

function types(...rooms: string[]): string[] {
  return rooms.map((room) => `type:${room}`);
}

function filesBelow(folder: string, ending: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const isGenerated = (file: string, text: string) => file.includes('.generated.') || text.startsWith('// Generated');

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

function importsOf(text: string): Import[] {
  const found = [...text.matchAll(/(?:^|\n)(import|export)( type)?\s[^;'"]*?from '([^']+)'/g)].map((m) => ({
    from: m[3]!,
    typeOnly: m[2] !== undefined || importsOnlyTypes(m[0]),
  }));
  const dynamic = [...text.matchAll(/import\('([^']+)'\)/g)].map((m) => ({ from: m[1]!, typeOnly: false }));
  return [...found, ...dynamic];
}

/** `import { type A, type B } from` */
const importsOnlyTypes = (clause: string) => {
  const names = /\{([^}]*)\}/
    .exec(clause)?.[1]
    ?.split(',')
    .map((name) => name.trim());
  return names !== undefined && names.filter(Boolean).every((name) => name.startsWith('type '));
};

for (const file of filesBelow(SOURCE, /\.tsx?$/)) {
  const name = relative(SOURCE, file).split(sep).join('/');
  const room = name.split('/')[0]!;
  const text = readFileSync(file, 'utf8');
  const isTest = name.endsWith('.test.ts');

  test(`tidy: ${name}`, () => {
    assert.ok(
      room in MAY_IMPORT,
      `${name}: there is no room called ${room}; rooms are listed in style.md and in this test`,
    );
    assert.doesNotMatch(name, FORBIDDEN_NAMES, `${name}: name it after the one concept it holds`);
    for (const { from, typeOnly } of importsOf(text)) checkImport(name, room, from, typeOnly || isTest);
    if (PURE.has(room) && !isTest && name !== 'common/sha256.ts') checkPurity(name, text);
    if (isGenerated(name, text)) return;
    const lines = text.split('\n').length - 1;
    assert.ok(lines <= MAX_LINES, `${name}: ${lines} lines; ${MAX_LINES} at most. Which concept is missing?`);
    assert.doesNotMatch(text, UNFINISHED, `${name}: finish it, or put it into the closing note`);
    assert.doesNotMatch(text, /export \* from/, `${name}: a door lists its exports by name`);
    assert.doesNotMatch(text, /\bdebugger\b|\btest\.only\(|\bit\.only\(/, `${name}: left over from debugging`);
  });
}

function checkImport(name: string, room: string, from: string, typeOnly: boolean): void {
  if (!from.startsWith('.')) return;
  assert.match(from, /\.(ts|tsx|js|json|css)$/, `${name}: write the file's ending in '${from}'`);
  const target = relative(SOURCE, join(SOURCE, name, '..', from))
    .split(sep)
    .join('/');
  const other = target.split('/')[0]!;
  if (other === room || other === '..') return;
  const allowed = MAY_IMPORT[room]!;
  const ok = allowed.includes(other) || (typeOnly && allowed.includes(`type:${other}`));
  assert.ok(
    ok || (typeOnly && name.endsWith('.test.ts') && allowed.includes(`type:${other}`)),
    `${name}: ${room} may not import ${typeOnly ? '' : 'values of '}${other}; move the thing down, or pass it in`,
  );
  const doors = [
    `${other}/index.ts`,
    ...(other === 'store' ? ['store/store.ts'] : []),
    ...(other === 'decode' ? ['decode/decoder.ts'] : []),
  ];
  assert.ok(doors.includes(target), `${name}: use the door ${other}/index.ts instead of ${target}`);
}

function checkPurity(name: string, text: string): void {
  const bans: [RegExp, string][] = [
    [/\bDate\.now\(|\bnew Date\(\)|performance\.now\(/, 'take the moment as an argument'],
    [/\bMath\.random\(|\brandomUUID\(/, 'take chance as an argument'],
    [/\bprocess\.[a-z]/, 'take the setting as an argument'],
    [/from 'node:|import\('node:/, 'leave Node to decode, store, app, server and cli'],
    [/\basync\b|\bawait\b|\bPromise\b/, 'effects belong to app; pure rooms compute'],
  ];
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  for (const [ban, instead] of bans) assert.doesNotMatch(code, ban, `${name}: pure room; ${instead}`);
}

test('tidy: the main path exists, in eight files', () => {
  for (const file of MAIN_PATH)
    assert.ok(existsSync(join(SOURCE, file)), `src/${file} is missing; docs/tour.md walks it`);
});

test('tidy: every room has a door that says what it is for', () => {
  for (const room of readdirSync(SOURCE)) {
    const door = join(SOURCE, room, 'index.ts');
    if (room === 'cli' || !statSync(join(SOURCE, room)).isDirectory()) continue;
    assert.ok(existsSync(door), `src/${room}/index.ts is missing`);
    assert.match(readFileSync(door, 'utf8'), /^\/\*\*/, `src/${room}/index.ts: open with what the room is for`);
  }
});

test('tidy: common stays small', () => {
  const files = filesBelow(join(SOURCE, 'common'), /\.ts$/).filter((file) => !/(\.test|index)\.ts$/.test(file));
  assert.ok(files.length <= 10, `common/ has ${files.length} files; ten at most`);
});

for (const page of [
  ...filesBelow(join(HOME, 'docs'), /\.md$/),
  join(HOME, 'README.md'),
  join(HOME, 'CONTRIBUTING.md'),
]) {
  test(`tidy: every path named in ${relative(HOME, page)} exists`, () => {
    const text = readFileSync(page, 'utf8');
    const named = [...text.matchAll(/`((?:src|test|bench|docs|bin|kernels|\.ci)\/[\w./@-]+)`/g)].map((m) => m[1]!);
    const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((m) =>
      join(relative(HOME, join(page, '..')), m[1]!),
    );
    for (const path of [...named, ...linked])
      assert.ok(existsSync(join(HOME, path)), `${relative(HOME, page)} names ${path}, which does not exist`);
  });
}

test('tidy: each runtime dependency has its line in docs/dependencies.md', () => {
  const manifest = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const page = readFileSync(join(HOME, 'docs/dependencies.md'), 'utf8');
  for (const name of Object.keys(manifest.dependencies))
    assert.ok(page.includes(`\`${name}\``), `docs/dependencies.md says nothing of ${name}`);
});
