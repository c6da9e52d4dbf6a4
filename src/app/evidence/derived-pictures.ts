/** Pictures for people's eyes, made from samples of the sandbox: a page of a picture, or a film at one moment. Kept once made. */
import sharp from 'sharp';
import type { RgbImage } from '../../media/index.ts';
import type { Service } from '../service.ts';

type Deps = Pick<Service, 'decoder' | 'files'>;
type Picture = Uint8Array<ArrayBuffer>;

/** No side is longer. */
export const PICTURE_SIDE_MAX = 1024;
export const STILL_SIDE_MAX = 480;

/** WebP. Undefined when the file is not kept, or has no such frame. */
export async function pictureOf(deps: Deps, owner: string, frame: number): Promise<Picture | undefined> {
  return keptOrMade(deps, owner, `frame-${frame}.webp`, async () => {
    const file = await deps.files?.find(owner);
    return file && deps.decoder.picture(file, frame, PICTURE_SIDE_MAX);
  });
}

/** Stills that are being made, so that those who ask for neighbours of one strip wait for one pass through the film. */
const making = new Map<string, Promise<void>>();

/**
 * WebP of a film at this moment, to a tenth of a second. `others`: further moments that will be asked for; all are made in the
 * same pass, since opening a film costs more than one picture of it.
 */
export async function stillOf(
  deps: Deps,
  owner: string,
  seconds: number,
  others: readonly number[] = [],
): Promise<Picture | undefined> {
  const name = stillName(tenthsOf(seconds));
  const kept = await deps.files?.derived(owner, name);
  if (kept) return kept;
  const wanted = [...new Set([seconds, ...others].map(tenthsOf))].sort((a, b) => a - b);
  const key = `${owner} ${wanted.join(',')}`;
  const running = making.get(key) ?? makeStills(deps, owner, wanted).finally(() => making.delete(key));
  making.set(key, running);
  await running;
  return deps.files?.derived(owner, name);
}

const tenthsOf = (seconds: number): number => Math.round(seconds * 10);
const stillName = (tenths: number): string => `still-${tenths}.webp`;

async function makeStills(deps: Deps, owner: string, tenths: readonly number[]): Promise<void> {
  const file = await deps.files?.find(owner);
  if (!file) return;
  const stills = await deps.decoder.stills(
    file,
    tenths.map((one) => one / 10),
    STILL_SIDE_MAX,
  );
  for (const [at, still] of stills.entries())
    if (still) await deps.files?.keepDerived(owner, stillName(tenths[at]!), await asWebp(still));
}

async function keptOrMade(
  deps: Deps,
  owner: string,
  name: string,
  make: () => Promise<RgbImage | undefined>,
): Promise<Picture | undefined> {
  const kept = await deps.files?.derived(owner, name);
  if (kept) return kept;
  const image = await make();
  if (!image) return undefined;
  const made = await asWebp(image);
  await deps.files?.keepDerived(owner, name, made);
  return made;
}

const asWebp = async ({ width, height, data }: RgbImage): Promise<Picture> =>
  new Uint8Array(
    await sharp(data, { raw: { width, height, channels: 3 } })
      .webp({ quality: 82 })
      .toBuffer(),
  );
