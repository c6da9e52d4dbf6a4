/** A few drawn signs, 24 units wide, stroke only. Always beside words or with a label: never the only carrier of meaning. */
const PATHS = {
  home: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
  queue: 'M4 6h16M4 12h16M4 18h10',
  board: 'M12 4v16M5 20h14M12 6 5 8l-2.5 6h5L5 8m7-2 7 2 2.5 6h-5L19 8',
  book: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6 9c0-3.3 2.7-6 6-6s6 2.7 6 6M16 4.5a3.5 3.5 0 0 1 0 6.5m2 3.5c1.9.9 3 3 3 5.5',
  dispute: 'M8 4v10m0 0-4-4m4 4 4-4M16 20V10m0 0-4 4m4-4 4 4',
  strike: 'M5 21V4m0 1h12l-2.5 4L17 13H5',
  order: 'M4 10 12 4l8 6M6 10v8m4-8v8m4-8v8m4-8v8M4 20h16',
  policy: 'M4 7h9m4 0h3M4 17h3m4 0h9M15 4.5v5M9 14.5v5',
  licence: 'M5 3h10l4 4v14H5zM8 9h8M8 13h5M14 17a2.5 2.5 0 1 0 0-.01zM14 19.5V22',
  money: 'M4 7h16v11H4zM4 10.5h16M8 14.5h3',
  approve: 'M3 13l4 4L16 7M11 15l2 2 8-9',
  audit: 'M6 3h9l4 4v14H6zM9 12h7M9 16h7M9 8h3',
  health: 'M3 12h4l3-7 4 14 3-7h4',
  eye: 'M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7S2 12 2 12zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  'eye-off':
    'M4 4l16 16M9.5 5.4A9.7 9.7 0 0 1 12 5c6.5 0 10 7 10 7a17 17 0 0 1-3 3.8M6 7.6A16.4 16.4 0 0 0 2 12s3.5 7 10 7c1.4 0 2.7-.3 3.9-.8',
  check: 'M4 12.5 9.5 18 20 6',
  cross: 'M6 6l12 12M18 6 6 18',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zm0-14v5l3.5 2',
  late: 'M12 4 2.5 20h19zM12 10v5m0 2.5v.5',
  pause: 'M8 5v14M16 5v14',
  scales: 'M12 4v16M5 20h14M12 6 5 8l-2.5 6h5L5 8m7-2 7 2 2.5 6h-5L19 8',
  upload: 'M12 16V5m0 0-4 4m4-4 4 4M4 15v5h16v-5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zm5-2 5 5',
  out: 'M14 4h6v6m0-6-9 9M18 14v6H4V6h6',
  picture: 'M4 5h16v14H4zm0 11 5-5 4 4 3-3 4 4M15.5 10h.01',
  film: 'M4 5h16v14H4zM8 5v14m8-14v14M4 10h4m-4 4h4m8-4h4m-4 4h4',
  sound: 'M4 9v6h4l5 4V5L8 9zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11',
  text: 'M5 6h14M5 10h14M5 14h14M5 18h8',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The sign for a kind of media. */
export const mediaIcon = (modality: string): IconName =>
  (({ image: 'picture', video: 'film', film: 'film', audio: 'sound', text: 'text' }) as const)[modality as 'image'] ??
  'file';
