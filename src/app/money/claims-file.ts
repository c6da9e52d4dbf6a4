/**
 * Many claims in one file: JSON Lines or CSV. Every line is read before any is kept; a dry run says what would happen and keeps
 * nothing. A line that cannot be kept says why; the others are kept all the same.
 */
import { done, refused, type Outcome } from '../../common/index.ts';
import { parseJsonText, readTerritory, type Territory } from '../../policy/index.ts';
import { commitOnce } from '../answer-once.ts';
import type { CaseDeps } from '../cases/act.ts';
import { claimIn, WHOLE, type NewClaim } from './claims.ts';

export const CLAIM_LINES_MAX = 5000;

export interface ClaimLine {
  /** From 1. */
  readonly line: number;
  readonly outcome: Outcome<NewClaim & { readonly id?: string; readonly disputed?: boolean }, string>;
}

/** `share` in per cent with up to four decimals, or absent for the whole; `territories` a list, or words between `;`, or absent for all. */
export function parseClaims(text: string, format: 'jsonl' | 'csv'): Outcome<readonly ClaimLine[], string> {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const rows = format === 'jsonl' ? jsonRows(lines) : csvRows(text.replace(/^\ufeff/, ''));
  if (rows.kind === 'refused') return rows;
  if (rows.value.length > CLAIM_LINES_MAX)
    return refused(
      'too-many-lines',
      `The file has ${rows.value.length} claims; ${CLAIM_LINES_MAX} fit into one request.`,
      'Send it in parts; sending a line twice changes nothing.',
    );
  return done(
    rows.value.map(({ line, json }) => ({ line, outcome: json.kind === 'refused' ? json : readClaim(json.value) })),
  );
}

interface Row {
  readonly line: number;
  readonly json: Outcome<unknown, string>;
}

const jsonRows = (lines: readonly string[]): Outcome<readonly Row[], string> =>
  done(
    lines.flatMap((text, i) =>
      text.trim() === '' ? [] : [{ line: i + 1, json: parseJsonText(text, (json) => done(json)) }],
    ),
  );

function csvRows(text: string): Outcome<readonly Row[], string> {
  const table = readCsv(text);
  const names = table[0]?.cells.map((name) => name.trim().toLowerCase());
  if (!names?.includes('reference') || !names.includes('claimant'))
    return refused(
      'no-heading',
      'The first line does not name the columns.',
      'Begin with a line such as reference,claimant,share,territories.',
    );
  return done(
    table.slice(1).map(({ line, cells }) => ({
      line,
      json: done(Object.fromEntries(names.flatMap((name, i) => (cells[i] ? [[name, cells[i]]] : [])))),
    })),
  );
}

/** RFC 4180: quotes, commas and line ends inside quotes, doubled quotes. `line` is where a row begins. */
export function readCsv(text: string): readonly { readonly line: number; readonly cells: readonly string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let began = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: began, cells });
    [cells, cell, began] = [[], '', line];
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\n') line++;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') [cell, i] = [`${cell}"`, i + 1];
      else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === ',') {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}

function readClaim(json: unknown): Outcome<NewClaim, string> {
  const { reference, claimant, share, territories } = (typeof json === 'object' && json !== null ? json : {}) as Record<
    string,
    unknown
  >;
  const bad = (field: string, fix: string) => refused('bad-line', `\`${field}\` cannot be read.`, fix);
  if (typeof reference !== 'string' || reference === '')
    return bad('reference', 'Give the id of a reference, `ref_…`.');
  if (typeof claimant !== 'string' || claimant === '') return bad('claimant', 'Give the id of a claimant, `clm_…`.');
  const millionths = readShare(share);
  if (millionths === undefined)
    return bad('share', 'Give per cent, more than 0 and at most 100, with at most four decimals.');
  const places = readPlaces(territories);
  if (places === undefined) return bad('territories', 'Give "all", or countries such as DE;AT.');
  return done({ reference, claimant, share: millionths, territories: places });
}

/** 33.3333 → 333333. Text, so that no decimal is lost in between. */
export function readShare(share: unknown): number | undefined {
  if (share === undefined || share === null || share === '') return WHOLE;
  const form = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(String(share).trim());
  if (!form) return undefined;
  const millionths = Number(form[1]) * 10_000 + Number((form[2] ?? '').padEnd(4, '0'));
  return millionths > 0 && millionths <= WHOLE ? millionths : undefined;
}

function readPlaces(territories: unknown): readonly Territory[] | 'all' | undefined {
  if (territories === undefined || territories === null || territories === '' || territories === 'all') return 'all';
  const words = Array.isArray(territories)
    ? territories
    : String(territories)
        .split(/[;\s]+/)
        .filter(Boolean);
  const read = words.map((word) => (typeof word === 'string' ? readTerritory(word) : undefined));
  return read.length > 0 && read.every((one) => one !== undefined) ? [...new Set(read)] : undefined;
}

class OnlyTried extends Error {
  override readonly name = 'OnlyTried';
  readonly outcome: ClaimLine['outcome'];
  constructor(outcome: ClaimLine['outcome']) {
    super('a dry run keeps nothing');
    this.outcome = outcome;
  }
}

/** One line, one transaction: a file of thousands never holds the writer up. A dry run does everything and keeps nothing. */
export async function importClaims(
  deps: CaseDeps,
  lines: readonly ClaimLine[],
  dryRun: boolean,
): Promise<readonly ClaimLine[]> {
  const results: ClaimLine[] = [];
  for (const { line, outcome } of lines) {
    if (outcome.kind === 'refused') results.push({ line, outcome });
    else results.push({ line, outcome: await claimOne(deps, outcome.value, dryRun) });
  }
  return results;
}

async function claimOne(deps: CaseDeps, claim: NewClaim, dryRun: boolean): Promise<ClaimLine['outcome']> {
  if (!dryRun) return commitOnce(deps, undefined, deps.clock.now(), (tx) => claimIn(deps, tx, claim));
  try {
    return await deps.store.transaction(async (tx) => {
      throw new OnlyTried(await claimIn(deps, tx, claim));
    });
  } catch (tried) {
    if (tried instanceof OnlyTried) return tried.outcome;
    throw tried;
  }
}
