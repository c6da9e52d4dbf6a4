/** Two pictures and the place they share: side by side with the warped outline, or the reference laid over the upload. */
import { useEffect, useRef, useState } from 'react';
import { Shield } from '../care/shield.tsx';
import { useWords } from '../messages/words.tsx';
import { Segments } from '../ui/segments.tsx';
import { cornersOf, cssMatrix, outlineIn, pointsText, type Point } from './homography.ts';
import { frameAround, type ImageSegment, type PictureSource } from './sources.ts';

type View = 'beside' | 'wipe' | 'mix';

interface Props {
  /** Names the pair, so that a new one starts covered. */
  readonly subject: string;
  readonly upload: PictureSource | undefined;
  readonly reference: PictureSource | undefined;
  readonly segments: readonly ImageSegment[];
  readonly chosen: number;
  readonly onChoose: (segment: number) => void;
}

export function PictureEvidence({ subject, upload, reference, segments, chosen, onChoose }: Props) {
  const { words } = useWords();
  const [view, setView] = useState<View>('beside');
  const segment = segments[chosen] ?? segments[0];
  if (!segment) return null;
  const here = segments.map(({ transform, reference: box }) => outlineIn(transform, box));
  const there = segments.map(({ reference: box }) => cornersOf(box));
  const up = upload ?? frameAround(here.flat());
  const ref = reference ?? frameAround(there.flat());
  const canLay = upload?.src !== undefined && reference?.src !== undefined;
  const shape = (outlines: readonly (readonly Point[])[]) => ({ outlines, chosen, onChoose });
  return (
    <div className="stack">
      {canLay && (
        <Segments
          label={words.evidence.view}
          options={[
            ['beside', words.evidence.beside],
            ['wipe', words.evidence.wipe],
            ['mix', words.evidence.mix],
          ]}
          value={view}
          onChange={setView}
        />
      )}
      {view === 'beside' || !canLay ? (
        <div className="pair">
          <figure className="stack tight">
            <figcaption className="strong">{words.evidence.upload}</figcaption>
            <Framed subject={subject} picture={up} alt={words.evidence.uploadAlt} {...shape(here)} />
          </figure>
          <figure className="stack tight">
            <figcaption className="strong">{words.evidence.reference}</figcaption>
            <Framed subject={subject} picture={ref} alt={words.evidence.referenceAlt} {...shape(there)} />
          </figure>
        </div>
      ) : (
        <Laid key={view} subject={subject} view={view} upload={up} reference={ref} segment={segment} outlines={here} />
      )}
    </div>
  );
}

interface FramedProps {
  readonly subject: string;
  readonly picture: PictureSource;
  readonly alt: string;
  readonly outlines: readonly (readonly Point[])[];
  readonly chosen: number;
  readonly onChoose: (segment: number) => void;
}

/** A picture (or the empty frame of one that is gone) with the matched places drawn into it. */
function Framed({ subject, picture, alt, outlines, chosen, onChoose }: FramedProps) {
  const { words } = useWords();
  const drawing = (
    <svg className="outlines" viewBox={`0 0 ${picture.width} ${picture.height}`} aria-hidden="true">
      <path
        className="veil"
        fillRule="evenodd"
        d={`M0 0H${picture.width}V${picture.height}H0Z${outlines.map((points) => `M${pointsText(points).replaceAll(' ', 'L')}Z`).join('')}`}
      />
      {outlines.map((points, at) => (
        <polygon
          key={at}
          className={at === chosen ? 'outline chosen' : 'outline'}
          points={pointsText(points)}
          onClick={() => onChoose(at)}
        />
      ))}
    </svg>
  );
  return (
    <div className="framed" style={{ aspectRatio: `${picture.width} / ${picture.height}` }}>
      {picture.src === undefined ? (
        <div className="gone">
          {drawing}
          <span>{words.evidence.gone}</span>
        </div>
      ) : (
        <Shield subject={subject}>
          <img src={picture.src} alt={alt} draggable={false} />
          {drawing}
        </Shield>
      )}
    </div>
  );
}

interface LaidProps {
  readonly subject: string;
  readonly view: 'wipe' | 'mix';
  readonly upload: PictureSource;
  readonly reference: PictureSource;
  readonly segment: ImageSegment;
  readonly outlines: readonly (readonly Point[])[];
}

/** The reference, warped by the measured homography, over the upload. The slider shows more or less of it. */
function Laid({ subject, view, upload, reference, segment, outlines }: LaidProps) {
  const { words, format } = useWords();
  const [share, setShare] = useState(0.5);
  const [scale, setScale] = useState(1);
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = stage.current;
    if (!seen) return;
    const watch = new ResizeObserver(() => setScale(seen.clientWidth / upload.width));
    watch.observe(seen);
    return () => watch.disconnect();
  }, [upload.width]);
  return (
    <div className="stack tight">
      <div className="framed laid" ref={stage} style={{ aspectRatio: `${upload.width} / ${upload.height}` }}>
        <Shield subject={subject}>
          <img src={upload.src} alt={words.evidence.uploadAlt} draggable={false} />
          <div
            className="over"
            style={view === 'wipe' ? { clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` } : { opacity: share }}
          >
            <div style={{ transform: `scale(${scale})`, transformOrigin: '0 0' }}>
              <img
                className="warped"
                src={reference.src}
                alt={words.evidence.referenceAlt}
                draggable={false}
                style={{
                  width: reference.width,
                  height: reference.height,
                  transform: cssMatrix(segment.transform),
                }}
              />
            </div>
          </div>
          <svg className="outlines" viewBox={`0 0 ${upload.width} ${upload.height}`} aria-hidden="true">
            {outlines.map((points, at) => (
              <polygon key={at} className="outline" points={pointsText(points)} />
            ))}
            {view === 'wipe' && (
              <line className="wipe" x1={upload.width * share} x2={upload.width * share} y1={0} y2={upload.height} />
            )}
          </svg>
        </Shield>
      </div>
      <label className="slide">
        <span>{words.evidence.upload}</span>
        <input
          type="range"
          min={0}
          max={100}
          value={Math.round(share * 100)}
          aria-label={words.evidence.slider}
          aria-valuetext={format.percent(share)}
          onChange={(event) => setShare(Number(event.target.value) / 100)}
        />
        <span>{words.evidence.reference}</span>
      </label>
    </div>
  );
}
