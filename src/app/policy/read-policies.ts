/** The policies published here, release and operator. Read with each decision: what counts is what is in force in that transaction. */
import { policyBook, policyHash, withChoices, type PolicyBook } from '../../policy/index.ts';
import type { PublishedPolicy, Reads } from '../../store/store.ts';

/** @throws PolicyDiffers when this program would read a published policy otherwise than it was published */
export async function readPolicies(reads: Pick<Reads, 'policies'>): Promise<PolicyBook> {
  const release = policyBook([]);
  const operators = (await reads.policies()).map((published) => {
    const found = release.find(published.name.split('+', 1)[0]!, published.publishedAt);
    if (found.kind === 'refused') throw new PolicyDiffers(published);
    const policy = withChoices(found.value, published.choices, published.name);
    if (policyHash(policy) !== published.hash) throw new PolicyDiffers(published);
    return { policy, inForceFrom: published.inForceFrom };
  });
  return operators.length === 0 ? release : policyBook(operators);
}

/** The table was altered below us, or the release is older than the policy: deciding on would be deciding under another policy. */
export class PolicyDiffers extends Error {
  override readonly name = 'PolicyDiffers';
  constructor({ name, hash }: PublishedPolicy) {
    super(
      `policy ${name} was published with the hash ${hash}, but this program reads it otherwise; start the release that published it, or a newer one`,
    );
  }
}
