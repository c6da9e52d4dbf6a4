/**
 * Evidence without scripts: pictures with the recognised part framed, passages marked in their surroundings, films and sounds as
 * strips over time with the parts to play. Drawn as SVG and text; media come as derivatives made in the sandbox.
 */
import { html, raw } from 'hono/html';
import { CLIP_SECONDS_MAX, shownMatches, type Evidence, type Side } from '../../../app/index.ts';
import type { ImageSegment, Match, TextSegment, TimeSegment } from '../../../match/index.ts';
import type { Language } from '../../../casework/index.ts';
import type { Html } from '../layout.ts';
import { inNumber, inPercent } from '../locale.ts';
import type { PersonWords } from '../messages/person.ts';

const MATCHES_MAX = 6;
const SEGMENTS_MAX = 4;
/** Code points of a passage that are shown at once; of a longer one, its beginning and its end. */
const PASSAGE_MAX = 800;
/** Code points of the reader's own text shown around a passage. */
const AROUND = 90;

/** `base`: address below which `upload.webp?frame=` and `work/{n}.webp` answer, and the clips of films and sounds. */
export function evidencePart(evidence: Evidence, words: PersonWords, base: string, language: Language): Html | '' {
  const matches = shownMatches(evidence.record.outcome);
  if (matches.length === 0) return '';
  return html`<section class="evidence" aria-labelledby="evidence">
    <h2 id="evidence">${words.evidence}</h2>
    ${matches.some(({ modality }) => modality === 'image') ? html`<p class="soft">${words.evidenceHint}</p>` : ''}
    ${evidence.withoutFfmpeg ? html`<p class="soft">${words.notPlayable}</p>` : ''}
    ${matches.slice(0, MATCHES_MAX).map((match, at) => matchPart(evidence, match, words, base, at, language))}
  </section>`;
}

function matchPart(
  evidence: Evidence,
  match: Match,
  words: PersonWords,
  base: string,
  at: number,
  language: Language,
): Html {
  const position = evidence.references.findIndex(({ id }) => id === match.reference);
  const known = evidence.references[position];
  const percent = (share: number) => inPercent(language, share, 1);
  return html`<div class="match">
    <h3>${known?.title ?? match.reference}</h3>
    <p class="soft">
      ${known?.claimant ? html`${claimantOf(known)} · ` : ''}${words.covers(
        percent(match.coverageOfReference),
        percent(match.coverageOfUpload),
      )}
    </p>
    ${match.segments
      .slice(0, SEGMENTS_MAX)
      .map((segment, i) =>
        'speed' in segment
          ? html`${strip(evidence, segment, position, words)}
            ${players(evidence, segment, position, words, (side) => `${base}/${side}/${at}-${i}`)}`
          : segmentPart(evidence, segment, position, words, base, language),
      )}
  </div>`;
}

/** Registered ones have a page of their own: how often they were right. */
const claimantOf = ({ claimant, claimantName }: Evidence['references'][number]): Html | string =>
  claimantName === undefined ? claimant : html`<a href="/claimants/${claimant}">${claimantName}</a>`;

function segmentPart(
  evidence: Evidence,
  segment: ImageSegment | TextSegment,
  position: number,
  words: PersonWords,
  base: string,
  language: Language,
): Html | '' {
  if ('transform' in segment) return pictures(evidence, segment, position, words, base);
  return passage(evidence, segment, words, language);
}

function pictures(
  evidence: Evidence,
  segment: ImageSegment,
  position: number,
  words: PersonWords,
  base: string,
): Html | '' {
  const upload = evidence.upload;
  const reference = evidence.references[position]?.media;
  if (upload?.kind !== 'image') return '';
  return html`<div class="pair">
    ${framed(words.yours, `${base}/upload.webp?frame=${segment.frame}`, upload, segment.upload)}
    ${
      reference?.kind === 'image'
        ? framed(words.work, `${base}/work/${position}.webp`, reference, segment.reference)
        : ''
    }
  </div>`;
}

interface Sized {
  readonly width: number;
  readonly height: number;
}

function framed(label: string, source: string, size: Sized, box: ImageSegment['upload']): Html {
  const line = Math.max(2, Math.round(Math.max(size.width, size.height) / 160));
  const attributes = `x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="none"`;
  return html`<figure>
    <svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${label}">
      <image href="${source}" width="${size.width}" height="${size.height}" />
      ${raw(`<rect ${attributes} stroke="#fff" stroke-width="${line * 2}" opacity=".8"/>`)}
      ${raw(`<rect ${attributes} stroke="#1f5f8b" stroke-width="${line}"/>`)}
    </svg>
    <figcaption>${label}</figcaption>
  </figure>`;
}

function passage(evidence: Evidence, segment: TextSegment, words: PersonWords, language: Language): Html | '' {
  const upload = evidence.upload;
  if (upload?.kind !== 'text') return '';
  const letters = [...upload.text];
  const shown = (source: number) => {
    const run = upload.runs?.findLast((one) => one.source <= source);
    return run ? run.shown + (source - run.source) : source;
  };
  const [start, end] = [shown(segment.upload.start), shown(segment.upload.end)];
  const cut = (from: number, to: number) => letters.slice(Math.max(0, from), Math.max(0, to)).join('');
  return html`<p class="soft">${words.quotedHere}</p>
    <blockquote class="passage">
      ${start > AROUND ? '… ' : ''}${cut(start - AROUND, start)}${
        end - start <= PASSAGE_MAX
          ? html`<mark>${cut(start, end)}</mark>`
          : html`<mark>${cut(start, start + PASSAGE_MAX / 2)}</mark> … <mark>${cut(end - PASSAGE_MAX / 4, end)}</mark>`
      }${cut(end, end + AROUND)}${end + AROUND < letters.length ? ' …' : ''}
    </blockquote>
    ${
      end - start <= PASSAGE_MAX
        ? ''
        : html`<details class="more">
            <summary>${words.wholePassage(inNumber(language, end - start))}</summary>
            <blockquote class="passage"><mark>${cut(start, end)}</mark></blockquote>
          </details>`
    }`;
}

export const clock = (seconds: number): string => {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}.${Math.floor((seconds - whole) * 10)}`;
};

/** The upload above, the work below, a ribbon between the places that are the same. */
function strip(evidence: Evidence, segment: TimeSegment, position: number, words: PersonWords): Html | '' {
  const lengthOf = (media: Evidence['upload']) => (media && 'seconds' in media ? media.seconds : undefined);
  const [own, other] = [lengthOf(evidence.upload), lengthOf(evidence.references[position]?.media)];
  const [uploadLength, workLength] = [own ?? segment.upload.end, other ?? segment.reference.end];
  const x = (at: number, length: number) => Math.round((at / Math.max(length, 0.001)) * 1000);
  const [a, b] = [x(segment.upload.start, uploadLength), x(segment.upload.end, uploadLength)];
  const [c, d] = [x(segment.reference.start, workLength), x(segment.reference.end, workLength)];
  const label = `${words.yours} ${clock(segment.upload.start)}–${clock(segment.upload.end)}, ${words.work} ${clock(segment.reference.start)}–${clock(segment.reference.end)}`;
  return html`<figure class="strip">
    <figcaption>${label}</figcaption>
    <svg viewBox="0 0 1000 120" preserveAspectRatio="none" role="img" aria-label="${label}">
      ${raw(
        `<rect class="lane" y="4" width="1000" height="26" rx="4"/><rect class="lane" y="90" width="1000" height="26" rx="4"/>` +
          `<path class="ribbon" d="M${a} 30L${b} 30L${segment.reversed ? c : d} 90L${segment.reversed ? d : c} 90Z"/>` +
          `<rect class="part" x="${a}" y="4" width="${Math.max(2, b - a)}" height="26" rx="3"/>` +
          `<rect class="part" x="${c}" y="90" width="${Math.max(2, d - c)}" height="26" rx="3"/>`,
      )}
    </svg>
  </figure>`;
}

/** The matched part of both sides, small, fetched when somebody plays it. `base`: of the clip's address and its poster's. */
function players(
  evidence: Evidence,
  segment: TimeSegment,
  position: number,
  words: PersonWords,
  base: (side: Side) => string,
): Html | '' {
  const player = (side: Side, label: string, { start, end }: TimeSegment['upload'], media: Evidence['upload']) => {
    if (media?.kind !== 'sound' && (media?.kind !== 'film' || evidence.withoutFfmpeg)) return '';
    const until = Math.min(end, start + CLIP_SECONDS_MAX);
    const said = `${label} ${clock(start)}–${clock(until)}`;
    const address = `${base(side)}.clip`;
    return html`<figure>
      ${
        media.kind === 'sound'
          ? html`<audio controls preload="none" src="${address}" aria-label="${said}"></audio>`
          : html`<video
              controls
              playsinline
              preload="none"
              width="${media.picture?.width ?? 16}"
              height="${media.picture?.height ?? 9}"
              poster="${base(side)}.webp"
              src="${address}"
              aria-label="${said}"
            ></video>`
      }
      <figcaption>${said}${until < end ? ` (${words.beginning})` : ''}</figcaption>
    </figure>`;
  };
  const yours = player('upload', words.yours, segment.upload, evidence.upload);
  const work = player('work', words.work, segment.reference, evidence.references[position]?.media);
  return yours || work ? html`<div class="pair players">${yours}${work}</div>` : '';
}
