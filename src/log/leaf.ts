/**
 * What goes into the public log, by allow-list: a leaf is JCS (RFC 8785) of the fields below and nothing else, each of a shape that
 * holds a code, a number or a time. Never a hash of content, URL, account or free text: the log is for ever.
 */
import { assert, canonicalJson, done, fromBase64, refused, utf8, utf8Decode, equalBytes } from '../common/index.ts';
import type { Instant, Json, Outcome } from '../common/index.ts';
import { LEAF_BYTES_MAX } from './entry-bundle.ts';

/** Field names are the contract of design.md, "Receipt and leaf"; a field that means nothing for a kind is absent. */
export interface Leaf {
  readonly v: 1;
  /** Kind: `decision`, `census`, … */
  readonly k: string;
  /** Gap-free counter per kind, from 0: an omission shows. */
  readonly n: number;
  /** Random case pseudonym. */
  readonly case?: string;
  /** Policy version's hash. */
  readonly p?: string;
  /** Category. */
  readonly cat?: string;
  /** Action. */
  readonly a?: string;
  /** Ground: rule or address of the law. */
  readonly ground?: string;
  /** Source: what started it. */
  readonly src?: string;
  /** How far it was automated. */
  readonly auto?: string;
  /** Media kind. */
  readonly media?: string;
  /** Territories, two letters each, comma between; or `all`. */
  readonly terr?: string;
  /** Time to the hour: `2026-11-22T11:00Z`. */
  readonly at: string;
  /** Index of the case's preceding leaf. */
  readonly prev?: number;
  /** Base64 of HMAC-SHA-256(salt, JCS(private record)). */
  readonly c?: string;
}

/** The private half: goes to the affected person, and is erased with its salt. */
export type PrivateRecord = { readonly [name: string]: Json };

/** What a caller fills in; version and the rounded time are ours. */
export type LeafFields = Omit<Leaf, 'v' | 'at'> & { readonly at: Instant };

const matches =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && pattern.test(value);
// No space, no `//`, an @ only before a version: codes pass, sentences, addresses and links do not.
const isCode = matches(/^(?!.*\/\/)[A-Za-z0-9][A-Za-z0-9_.:/-]{0,95}(@[0-9][0-9A-Za-z.-]{0,31})?$/);
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const FIELDS = {
  v: (value) => value === 1,
  k: matches(/^[a-z][a-z0-9-]{0,31}$/),
  n: isWhole,
  case: matches(/^[A-Za-z0-9_-]{8,64}$/),
  p: matches(/^[A-Za-z0-9_.:@+/=-]{1,128}$/),
  cat: isCode,
  a: isCode,
  ground: isCode,
  src: isCode,
  auto: isCode,
  media: isCode,
  terr: matches(/^(all|[A-Z]{2}(,[A-Z]{2})*)$/),
  at: matches(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:00Z$/),
  prev: isWhole,
  c: (value) => typeof value === 'string' && fromBase64(value)?.length === 32,
} satisfies Record<keyof Leaf, (value: unknown) => boolean>;
const REQUIRED = ['v', 'k', 'n', 'at'] as const;

/** Only listed fields get in, whatever else the caller's object holds. A field of the wrong shape is a bug and asserts. */
export function toLeaf(fields: LeafFields): Leaf {
  const listed: Record<string, unknown> = {};
  const source: Record<string, unknown> = { ...fields, v: 1, at: hourOf(fields.at) };
  for (const name of Object.keys(FIELDS)) if (source[name] !== undefined) listed[name] = source[name];
  const fault = faultOf(listed);
  assert(fault === undefined, `not fit for the public log: ${fault}`);
  return listed as unknown as Leaf;
}

/** The exact bytes that are hashed and published: UTF-8 of JCS. */
export function leafBytes(leaf: Leaf): Uint8Array {
  const bytes = utf8(canonicalJson({ ...leaf }));
  assert(bytes.length <= LEAF_BYTES_MAX, `a leaf of ${bytes.length} bytes is longer than ${LEAF_BYTES_MAX}`);
  return bytes;
}

/** Reads a leaf; refused unless it is canonical and holds only well-formed, listed fields. */
export function parseLeaf(bytes: Uint8Array): Outcome<Leaf, 'not-a-leaf'> {
  const refuse = (detail: string) => refused('not-a-leaf', detail, 'it was not written by this log, or was altered');
  if (bytes.length > LEAF_BYTES_MAX) return refuse(`it is longer than ${LEAF_BYTES_MAX} bytes`);
  const value = jsonOf(bytes);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return refuse('it is not a JSON object');
  const fault = faultOf(value as Record<string, unknown>);
  if (fault) return refuse(fault);
  const leaf = value as unknown as Leaf;
  return equalBytes(leafBytes(leaf), bytes) ? done(leaf) : refuse('its JSON is not in canonical form (RFC 8785)');
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8Decode(bytes));
  } catch {
    // Neither UTF-8 nor JSON: both are answers about the bytes, not faults.
    return undefined;
  }
}

function faultOf(leaf: Record<string, unknown>): string | undefined {
  for (const [name, value] of Object.entries(leaf)) {
    const fits = Object.hasOwn(FIELDS, name) ? FIELDS[name as keyof Leaf] : undefined;
    if (!fits) return `a leaf has no field "${name}"`;
    if (!fits(value)) return `its field "${name}" has the wrong shape`;
  }
  const missing = REQUIRED.find((name) => !Object.hasOwn(leaf, name));
  return missing && `its field "${missing}" is missing`;
}

const HOUR_MS = 3_600_000;

/** `2026-11-22T11:00Z`: the hour an instant falls in, UTC. Years 1970 to 9999. */
export function hourOf(at: Instant): string {
  assert(at >= 0 && at < 253_402_300_800_000, `${at} is not between 1970 and 9999`);
  return `${new Date(Math.floor(at / HOUR_MS) * HOUR_MS).toISOString().slice(0, 16)}Z`;
}
