/** Other uploads that show what a ruling was about, by their kept fingerprints: also those in which no work was recognised. */
import { referenceId, type UploadId } from '../../common/index.ts';
import { decodeFingerprint, type Fingerprint } from '../../fingerprint/index.ts';
import { matchUpload, ReferenceIndex } from '../../match/index.ts';
import type { KeptPrint } from '../../store/store.ts';
import type { Service } from '../service.ts';

/** Share of the ruled upload that another must show to be put before a human. */
const SHOWN_AT_LEAST = 0.8;
const PAGE = 50;

type PrintDeps = Pick<Service, 'store' | 'clock'>;

/** Cost: one comparison for each kept fingerprint of the same kind, in pages that let others work between them. */
export async function sameFingerprint(deps: PrintDeps, upload: UploadId): Promise<readonly UploadId[]> {
  const own = await fingerprintOf(deps, upload);
  if (!own) return [];
  const ruled = referenceId(upload);
  const index = new ReferenceIndex();
  index.add(ruled, own);
  const found: UploadId[] = [];
  for await (const print of prints(deps)) {
    if (print.upload === upload) continue;
    const read = decodeFingerprint(print.fingerprint);
    if (read.kind === 'refused' || read.value.modality !== own.modality) continue;
    const outcome = matchUpload(read.value, index);
    if (outcome.kind !== 'matched') continue;
    if (outcome.matches.some(({ coverageOfReference }) => coverageOfReference >= SHOWN_AT_LEAST))
      found.push(print.upload);
  }
  return found;
}

async function fingerprintOf({ store }: PrintDeps, upload: UploadId): Promise<Fingerprint | undefined> {
  const print = await store.print(upload);
  const read = print && decodeFingerprint(print.fingerprint);
  return read?.kind === 'done' ? read.value : undefined;
}

async function* prints({ store, clock }: PrintDeps): AsyncIterable<KeptPrint> {
  let after: string | undefined;
  do {
    const page = await store.prints(clock.now(), after, PAGE);
    yield* page.rows;
    after = page.next;
    await new Promise<void>((resolve) => setImmediate(resolve));
  } while (after !== undefined);
}
