/** An upload, its evidence, and the addresses of what can be seen and heard of it. */
import type { Match, Upload } from '../../sdk/index.ts';
import type { Media } from '../evidence/match-evidence.tsx';
import { read } from './server.ts';

export interface TextRun {
  readonly shown: number;
  readonly source: number;
  readonly length: number;
}
export type MediaDescription =
  | { readonly kind: 'image'; readonly width: number; readonly height: number }
  | {
      readonly kind: 'film' | 'sound';
      readonly seconds: number;
      readonly picture?: { readonly width: number; readonly height: number };
      readonly peaks?: {
        readonly secondsEach: number;
        readonly low: readonly number[];
        readonly high: readonly number[];
      };
    }
  | { readonly kind: 'text'; readonly text: string; readonly runs?: readonly TextRun[] };

export interface MatchFacts {
  readonly reference?: string;
  readonly confidence: number;
  readonly media: string;
  readonly matchedS?: number;
  readonly matchedChars?: number;
  readonly matchedBytes?: number;
  readonly coverage: number;
  readonly combined: boolean;
  readonly modified: string;
  readonly claimedHere: boolean;
  readonly licensedHere: boolean;
  readonly ref: Readonly<Record<string, unknown>>;
  readonly unmeasured?: readonly string[];
}
export interface Facts {
  readonly profile: string;
  readonly stage: string;
  readonly hours?: number;
  readonly flag: string | null;
  readonly flagRight: string;
  readonly commercial: boolean;
  readonly significantRevenue?: boolean;
  readonly matches: readonly MatchFacts[];
  readonly undetermined?: string;
}

export interface Evidence {
  readonly upload?: MediaDescription;
  readonly references: readonly {
    readonly id: string;
    readonly title: string;
    readonly claimant: string;
    readonly media?: MediaDescription;
  }[];
  readonly facts: Facts;
  readonly withoutFfmpeg?: true;
}

export const readUpload = (id: string, signal?: AbortSignal): Promise<Upload> =>
  read(`/v1/uploads/${encodeURIComponent(id)}`, signal);
export interface Restriction {
  readonly because: string;
  readonly ground: string;
  readonly source: string;
  /** Absent: not public. */
  readonly measure?: 'warning';
  readonly territories?: readonly string[];
  readonly since: string;
  readonly until?: string;
}
/** What others decided about it: notices, orders, complaints, the board. Its own position is the rule's. */
export const readRestrictions = async (id: string, signal?: AbortSignal): Promise<readonly Restriction[]> =>
  (await read<{ restrictions: readonly Restriction[] }>(`/v1/uploads/${encodeURIComponent(id)}/case`, signal))
    .restrictions;
export const readEvidence = (id: string, signal?: AbortSignal): Promise<Evidence> =>
  read(`/v1/uploads/${encodeURIComponent(id)}/evidence`, signal);

/** What a described file can be shown with. `frame`: page of a picture; `withoutFfmpeg`: no part of a film can be played. */
export function mediaOf(
  owners: 'uploads' | 'references',
  id: string,
  described: MediaDescription | undefined,
  { frame = 0, withoutFfmpeg = false }: { readonly frame?: number; readonly withoutFfmpeg?: boolean | undefined } = {},
): Media {
  if (!described) return {};
  const base = `/v1/${owners}/${encodeURIComponent(id)}`;
  if (described.kind === 'image')
    return { picture: { src: `${base}/picture?frame=${frame}`, width: described.width, height: described.height } };
  if (described.kind === 'text') return { text: described.text };
  const { seconds, peaks, picture } = described;
  return {
    time: {
      seconds,
      ...(peaks && { src: `${base}/sound`, peaks }),
      ...(picture && withoutFfmpeg && { withoutFfmpeg }),
      ...(picture &&
        !withoutFfmpeg && {
          clip: (start: number, end: number) => `${base}/clip?from=${start.toFixed(1)}&to=${end.toFixed(1)}`,
        }),
      ...(picture && {
        still: (at: number, also: readonly number[]) =>
          `${base}/still?at=${at.toFixed(1)}&also=${also.map((one) => one.toFixed(1)).join(',')}`,
      }),
    },
  };
}

/** Code points of the file → of what is shown. Without runs they are the same. */
export function shownAt(position: number, runs: readonly TextRun[] | undefined): number {
  if (!runs) return position;
  let best = 0;
  for (const { shown, source, length } of runs) {
    if (source > position) break;
    best = shown + Math.min(length, position - source);
  }
  return best;
}

/** The match with its text spans counted in what is shown. */
export function shownMatch(
  match: Match,
  upload: MediaDescription | undefined,
  reference: MediaDescription | undefined,
): Match {
  const up = upload?.kind === 'text' ? upload.runs : undefined;
  const ref = reference?.kind === 'text' ? reference.runs : undefined;
  if (match.modality !== 'text' || (!up && !ref)) return match;
  const moved = ({ start, end }: { start: number; end: number }, runs: readonly TextRun[] | undefined) => ({
    start: shownAt(start, runs),
    end: shownAt(end, runs),
  });
  return {
    ...match,
    segments: match.segments.map((segment) =>
      'start' in segment.upload && 'start' in segment.reference
        ? ({
            ...segment,
            upload: moved(segment.upload, up),
            reference: moved(segment.reference, ref),
          } as typeof segment)
        : segment,
    ),
  };
}
