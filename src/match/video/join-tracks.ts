/**
 * Picture and sound of a film upload, each matched by its own index, as one answer: one match for each work. A film found only by its
 * sound is a film; a sound reference inside a film is a sound.
 */
import { confidence, fraction, type ReferenceId } from '../../common/index.ts';
import { PDQ_QUALITY_MIN, type Fingerprint, type VideoFingerprint } from '../../fingerprint/index.ts';
import type { Match, MatchOutcome, Modification, Segment, TimeSegment } from '../outcome.ts';
import { leanOnSound } from './lean-on-sound.ts';
import { unionSeconds } from './match-of-film.ts';

type Held = (reference: ReferenceId) => Fingerprint | undefined;

/** A film shows pictures of its own when it has this many different frames for each ten seconds: a cover shown for an hour is none. */
const OWN_PICTURES = 2;
/** Seconds of matched pictures from which on missing sound means that it was replaced. */
const REPLACED_FROM = 5;

export function joinTracks(
  upload: VideoFingerprint,
  picture: MatchOutcome,
  sound: MatchOutcome | undefined,
  held: Held,
): MatchOutcome {
  const heard = sound === undefined ? [] : matchesOf(soundInFilms(sound, held));
  const seen = matchesOf(picture);
  const references = [...new Set([...seen, ...heard].map(({ reference }) => reference))];
  const matches = references.map((reference) => {
    const bySight = seen.find((match) => match.reference === reference);
    const bySound = heard.find((match) => match.reference === reference);
    const work = held(reference);
    if (bySight && bySound) return joined(upload, work, bySight, bySound);
    return bySight ? seenOnly(upload, work, bySight) : heardOnly(upload, bySound!);
  });
  const [first, ...others] = withSharedPassages(matches);
  if (first !== undefined) return { kind: 'matched', matches: [first, ...others] };
  if (picture.kind === 'undetermined' || sound?.kind !== 'undetermined') return picture;
  return sound;
}

/** Sound matches, each with the kind of work it was found in: an audio upload may hold a film's sound. */
export function soundInFilms(sound: MatchOutcome, held: Held): MatchOutcome {
  const told = (match: Match): Match => {
    const work = held(match.reference);
    if (work?.modality !== 'video') return match;
    const [first, ...others] = match.segments.map((segment): Segment => ({
      ...(segment as TimeSegment),
      track: 'sound',
    }));
    return { ...match, modality: 'video', segments: [first!, ...others] };
  };
  if (sound.kind === 'matched') {
    const [first, ...others] = sound.matches.map(told);
    return { kind: 'matched', matches: [first!, ...others] };
  }
  if (sound.kind === 'no-match' || !sound.candidates) return sound;
  return { ...sound, candidates: sound.candidates.map(told) };
}

const matchesOf = (outcome: MatchOutcome): readonly Match[] => (outcome.kind === 'matched' ? outcome.matches : []);
const segmentsOf = (match: Match): readonly TimeSegment[] => match.segments as readonly TimeSegment[];

const KINDNESS: readonly Modification[] = ['none', 'technical', 'creative'];

function joined(upload: VideoFingerprint, work: Fingerprint | undefined, bySight: Match, bySound: Match): Match {
  const segments = [...leanOnSound(segmentsOf(bySight), segmentsOf(bySound)), ...segmentsOf(bySound)];
  const whole = work?.modality === 'video' ? work.seconds : Infinity;
  const doubt = (1 - bySight.confidence) * (1 - bySound.confidence);
  const unmeasured = [...new Set([...(bySight.unmeasured ?? []), ...(bySound.unmeasured ?? [])])];
  const alsoIn = [...new Set([...(bySight.alsoIn ?? []), ...(bySound.alsoIn ?? [])])].sort();
  return {
    ...bySight,
    tier: bySight.tier === 'same' && bySound.tier === 'same' ? 'same' : 'edited',
    confidence: confidence(1 - doubt),
    coverageOfReference: fraction(Math.min(1, unionSeconds(segments.map(({ reference }) => reference)) / whole)),
    coverageOfUpload: fraction(Math.min(1, unionSeconds(segments.map((one) => one.upload)) / upload.seconds)),
    combined: bySight.combined || bySound.combined,
    modified: KINDNESS[Math.max(KINDNESS.indexOf(bySight.modified), KINDNESS.indexOf(bySound.modified))]!,
    ...(unmeasured.length > 0 && { unmeasured }),
    ...(alsoIn.length > 0 && { alsoIn }),
    segments: [segments[0]!, ...segments.slice(1)],
  };
}

/** Pictures without the work's sound: replaced by another, unless one of the two has none. Unheard is not surely replaced. */
function seenOnly(upload: VideoFingerprint, work: Fingerprint | undefined, match: Match): Match {
  const both = upload.sound !== undefined && work?.modality === 'video' && work.sound !== undefined;
  if (!both || match.combined || unionSeconds(segmentsOf(match).map((one) => one.upload)) < REPLACED_FROM) return match;
  return { ...match, combined: true, unmeasured: [...new Set([...(match.unmeasured ?? []), 'combined' as const])] };
}

/** Under pictures of the upload's own the sound is one part of something else. */
function heardOnly(upload: VideoFingerprint, match: Match): Match {
  const different = upload.frames.filter(({ views }) => views[0].quality >= PDQ_QUALITY_MIN).length;
  const own = different >= Math.max(OWN_PICTURES, (OWN_PICTURES * upload.seconds) / 10);
  return { ...match, combined: match.combined || own };
}

/** Works that were found in the same place of the upload, on the same track, share that passage. */
function withSharedPassages(matches: readonly Match[]): readonly Match[] {
  return matches.map((match) => {
    const sharing = matches.filter((other) => other !== match && sharesPictures(match, other));
    if (sharing.length === 0) return match;
    const alsoIn = [...new Set([...(match.alsoIn ?? []), ...sharing.map(({ reference }) => reference)])].sort();
    return { ...match, alsoIn };
  });
}

/** Both fill the frame: an inset beside another work shares nothing with it. */
function sharesPictures(a: Match, b: Match): boolean {
  const whole = (match: Match): readonly TimeSegment[] =>
    segmentsOf(match).filter(({ track, box }) => track === 'picture' && box === undefined);
  return whole(a).some((one) =>
    whole(b).some(({ upload: { start, end } }) => {
      const shared = Math.min(end, one.upload.end) - Math.max(start, one.upload.start);
      return shared > 0.5 * Math.min(end - start, one.upload.end - one.upload.start);
    }),
  );
}
