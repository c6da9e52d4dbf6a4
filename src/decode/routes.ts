/** What happens to a file of each modality before any decoder sees it: where it goes, how large it may be, what is refused by kind. */
import { BOUNDS, type Modality, type UndeterminedWhy } from '../common/index.ts';
import type { OtherFamily } from '../media/index.ts';

export interface Route {
  /** The pool of decoder processes, or an ffmpeg of its own. */
  readonly to: 'process' | 'ffmpeg';
  readonly bytesMax: number;
  /** Formats that are known and not decoded, each with its reason. */
  readonly refused: Readonly<Record<string, { readonly why: UndeterminedWhy; readonly detail: string }>>;
}

const asJpeg = (name: string) =>
  ({
    why: 'no-decoder',
    detail: `There is no decoder for ${name} pictures here. Send the picture as JPEG, PNG, WebP or AVIF.`,
  }) as const;

/** One row for each modality. */
export const ROUTES = {
  image: {
    to: 'process',
    bytesMax: BOUNDS.imageBytesMax,
    refused: {
      svg: {
        why: 'unsupported-modality',
        detail:
          'SVG is a program that draws and can reach for other files; it is not decoded. Send the picture it draws as PNG or JPEG.',
      },
      heic: asJpeg('HEIC'),
      jxl: asJpeg('JPEG XL'),
      jp2: asJpeg('JPEG 2000'),
      psd: asJpeg('Photoshop'),
      cr3: asJpeg('camera raw'),
      ico: asJpeg('icon'),
      icns: asJpeg('icon'),
      pnm: asJpeg('PNM'),
      exr: asJpeg('OpenEXR'),
      qoi: asJpeg('QOI'),
      dds: asJpeg('DDS'),
      xcf: asJpeg('GIMP'),
      hdr: asJpeg('Radiance'),
    },
  },
  text: { to: 'process', bytesMax: BOUNDS.textBytesMax, refused: {} },
  audio: { to: 'ffmpeg', bytesMax: BOUNDS.audioBytesMax, refused: {} },
  video: { to: 'ffmpeg', bytesMax: BOUNDS.filmBytesMax, refused: {} },
} as const satisfies { [M in Modality]: Route };

/** What is said about files that are no image, film, sound or text. */
export const OTHER_FAMILIES = {
  document: {
    why: 'unsupported-modality',
    detail:
      'Documents of this kind are not compared. Send their text as plain text or HTML, their pictures as pictures.',
  },
  archive: {
    why: 'unsupported-modality',
    detail: 'Archives and compressed files are not opened. Send the files in it one by one.',
  },
  program: { why: 'unsupported-modality', detail: 'This is a program, not a picture, film, sound or text.' },
  font: { why: 'unsupported-modality', detail: 'This is a font, not a picture, film, sound or text.' },
  playlist: {
    why: 'unsupported-modality',
    detail: 'This is a list that points to other files; nothing it names is opened. Send the film or sound itself.',
  },
} as const satisfies { [F in OtherFamily]: { why: UndeterminedWhy; detail: string } };
