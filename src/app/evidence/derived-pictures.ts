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

/** WebP of a film at this moment, to a tenth of a second. */
export async function stillOf(deps: Deps, owner: string, seconds: number): Promise<Picture | undefined> {
  const tenths = Math.round(seconds * 10);
  return keptOrMade(deps, owner, `still-${tenths}.webp`, async () => {
    const file = await deps.files?.find(owner);
    if (!file) return undefined;
    const [still] = await deps.decoder.stills(file, [tenths / 10], STILL_SIDE_MAX);
    return still;
  });
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
  const { width, height, data } = image;
  const made = new Uint8Array(
    await sharp(data, { raw: { width, height, channels: 3 } })
      .webp({ quality: 82 })
      .toBuffer(),
  );
  await deps.files?.keepDerived(owner, name, made);
  return made;
}
