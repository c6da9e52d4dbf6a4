/** Who acts together, over three kinds of objects: works recognised in uploads, uploads reported by notices, words used in notices. For people who judge; no effect by itself. */
import { hex, sha256, utf8 } from '../../common/index.ts';
import {
  accountPairs,
  detectCoordination,
  falseDiscovery,
  type AccountPair,
  type Discovery,
  type Share,
} from '../../abuse/index.ts';
import type { Reads } from '../../store/store.ts';
import type { Service } from '../service.ts';
import { eventsOf } from './act.ts';

export const COORDINATION_OVER = ['uploads', 'notices', 'texts'] as const;
export type CoordinationOver = (typeof COORDINATION_OVER)[number];

export interface CoordinationQuery {
  readonly over: CoordinationOver;
  readonly windowS: number;
  readonly participationMin: number;
}

export interface CoordinationReport extends CoordinationQuery {
  readonly shares: number;
  readonly coShares: number;
  /** Newest shares only, when there are more than can be looked at in one answer. */
  readonly complete: boolean;
  readonly discovery: readonly Discovery[];
  readonly pairs: readonly (AccountPair & { readonly explainedByChance: number })[];
}

const SHARES_MAX = 20_000;
const PAIRS_SHOWN = 200;

export async function coordination(
  deps: Pick<Service, 'store'>,
  { over, windowS, participationMin }: CoordinationQuery,
): Promise<CoordinationReport> {
  const shares: Share[] = [];
  let complete = true;
  const source = over === 'uploads' ? sharesOfUploads(deps.store) : sharesOfNotices(deps.store, over);
  for await (const share of source) {
    if (shares.length >= SHARES_MAX) {
      complete = false;
      break;
    }
    shares.push(share);
  }
  const terms = { windowS, participationMin };
  const found = detectCoordination(shares, terms);
  const discovery = falseDiscovery(shares, terms);
  const rateFor = (objects: number): number => discovery[Math.min(objects, discovery.length) - 1]?.rate ?? 1;
  const pairs = accountPairs(found)
    .slice(0, PAIRS_SHOWN)
    .map((pair) => ({ ...pair, explainedByChance: rateFor(pair.objects) }));
  return { over, ...terms, shares: shares.length, coShares: found.length, complete, discovery, pairs };
}

/** An upload shares each work that was recognised in it. */
async function* sharesOfUploads(reads: Reads): AsyncIterable<Share> {
  for await (const { stream, about, openedAt } of filesOf(reads, 'upload')) {
    const account = about.find((one) => one.startsWith('account/'));
    if (account === undefined) continue;
    for (const object of about.filter((one) => one.startsWith('reference/'))) {
      yield { object, account, content: `${stream}#${object}`, at: openedAt / 1000 };
    }
  }
}

/** A notice shares the upload it reports, or the words it is written in: brigades copy theirs. */
async function* sharesOfNotices(reads: Reads, over: CoordinationOver): AsyncIterable<Share> {
  for await (const { stream, openedAt } of filesOf(reads, 'notice')) {
    const [first] = await eventsOf(reads, { kind: 'notice', id: stream.slice('notice/'.length) });
    const filed = first as unknown as { account?: string; notifier?: string; upload?: string; text?: string };
    const account = filed.account ?? filed.notifier;
    const object = over === 'notices' ? filed.upload : await wordsOf(reads, stream, filed.text);
    if (account === undefined || object === undefined) continue;
    yield { object, account, content: stream, at: openedAt / 1000 };
  }
}

/** The same for everybody who wrote the same, whatever the case, the spaces and the marks. Only compared here, never kept. */
async function wordsOf(reads: Reads, stream: string, id: string | undefined): Promise<string | undefined> {
  const text = id === undefined ? undefined : (await reads.textsOf(stream)).find((one) => one.id === id)?.text;
  const skeleton = text
    ?.normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return skeleton ? `words/${hex(sha256(utf8(skeleton))).slice(0, 32)}` : undefined;
}

async function* filesOf(reads: Reads, kind: string) {
  let after: string | undefined;
  do {
    const page = await reads.docket({ kind, ...(after !== undefined && { after }) });
    yield* page.rows;
    after = page.next;
  } while (after !== undefined);
}
