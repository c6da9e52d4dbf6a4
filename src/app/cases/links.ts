/** Links for people without accounts: made when a letter is written or a platform shows its own page, good for one case and one purpose. */
import { done, instant, refused, type Instant, type Outcome } from '../../common/index.ts';
import { issueToken } from './tokens.ts';
import type { CaseDeps } from './act.ts';

/** What a link can be for. `answer`, `complain`: about an upload; `complaint`, `notice`: about one's own case. */
export const LINK_PURPOSES = ['answer', 'complain', 'complaint', 'notice'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** Longer than any window here: six months to complain, and what follows from it. */
const GOOD_DAYS = 400;

export interface Link {
  /** Shown once; only its hash is kept. */
  readonly secret: string;
  readonly expiresAt: Instant;
}

const KINDS: Readonly<Record<LinkPurpose, readonly string[]>> = {
  answer: ['upload'],
  complain: ['upload', 'notice', 'account', 'claimant'],
  complaint: ['complaint'],
  notice: ['notice'],
};

export async function makeLink(
  deps: CaseDeps,
  link: { readonly stream: string; readonly party: string; readonly purpose: LinkPurpose },
): Promise<Outcome<Link, 'wrong-purpose'>> {
  if (!KINDS[link.purpose].some((kind) => link.stream.startsWith(`${kind}/`))) {
    return refused(
      'wrong-purpose',
      `A link for \`${link.purpose}\` does not fit this case.`,
      'Choose the purpose that fits the case.',
    );
  }
  const expiresAt = instant(deps.clock.now() + GOOD_DAYS * 86_400_000);
  const secret = await deps.store.transaction((tx) => issueToken(deps, tx, { ...link, expiresAt }));
  return done({ secret, expiresAt });
}
