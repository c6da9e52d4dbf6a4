/** What goes into the public log, by allow-list. Never a hash of content, URL, account or free text. */
import type { Json } from '../common/index.ts';

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
  readonly cat?: string;
  readonly a?: string;
  readonly ground?: string;
  readonly src?: string;
  readonly auto?: string;
  readonly media?: string;
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
