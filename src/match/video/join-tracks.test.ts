import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confidence, fraction, referenceId, seconds } from '../../common/index.ts';
import type { AudioFingerprint, Fingerprint, VideoFingerprint } from '../../fingerprint/index.ts';
import type { Match, MatchOutcome, TimeSegment } from '../outcome.ts';
import { joinTracks, soundInFilms } from './join-tracks.ts';

const film = referenceId('film');
const song = referenceId('song');

const sound = (length: number): AudioFingerprint => ({
  modality: 'audio',
  algorithm: 'audio/peaks@1',
  seconds: seconds(length),
  main: new Uint32Array(0),
  side: new Uint32Array(0),
  cut: false,
});
/** A film of so many different frames. */
function pictures(length: number, different: number, heard = true): VideoFingerprint {
  const frames = Array.from({ length: different }, (_, i) => {
    const at = (i * length) / different;
    const box = { x: 0, y: 0, width: 320, height: 180 };
    const view = { kind: 'whole', box, quality: 90, words: new Uint32Array(8) } as const;
    return { at, until: at + length / different, views: [view] as const, probe: true };
  });
  return {
    modality: 'video',
    algorithm: 'video/pdq-frames@1',
    width: 320,
    height: 180,
    seconds: seconds(length),
    frames,
    keyFrames: [],
    cut: false,
    ...(heard && { sound: sound(length) }),
  };
}
const held = (reference: string): Fingerprint | undefined =>
  reference === film ? pictures(60, 200) : reference === song ? sound(60) : undefined;

function found(reference: Match['reference'], modality: 'video' | 'audio', start: number, end: number): Match {
  const span = { start, end };
  const segment: TimeSegment = {
    algorithm: modality === 'video' ? 'video/pdq-frames@1' : 'audio/landmarks@1',
    ...(modality === 'video' && { track: 'picture' as const }),
    upload: span,
    reference: span,
    speed: 1,
    boundaryError: 0.2,
  };
  return {
    reference,
    modality,
    tier: 'same',
    confidence: confidence(0.9),
    coverageOfReference: fraction((end - start) / 60),
    coverageOfUpload: fraction((end - start) / 60),
    combined: false,
    modified: 'none',
    segments: [segment],
  };
}
const matched = (...matches: [Match, ...Match[]]): MatchOutcome => ({ kind: 'matched', matches });
const nothing: MatchOutcome = { kind: 'no-match' };
const upload = pictures(60, 200);
const only = (outcome: MatchOutcome): Match => {
  assert.ok(outcome.kind === 'matched' && outcome.matches.length === 1);
  return outcome.matches[0];
};
const tracksOf = ({ segments }: Match) => segments.map((segment) => ('track' in segment ? segment.track : undefined));

test('joins picture and sound of one work in one match, each with its own segments', () => {
  const match = only(
    joinTracks(upload, matched(found(film, 'video', 0, 30)), matched(found(film, 'audio', 20, 50)), held),
  );
  assert.equal(match.modality, 'video');
  assert.deepEqual(tracksOf(match), ['picture', 'sound']);
  assert.equal(match.coverageOfReference, 50 / 60);
  assert.equal(match.coverageOfUpload, 50 / 60);
  assert.ok(match.confidence > 0.98 && match.confidence <= 1);
  assert.equal(match.combined, false);
});

test('calls a film found by its sound alone a film; under other pictures it is a combination', () => {
  const heard = matched(found(film, 'audio', 0, 60));
  const match = only(joinTracks(upload, nothing, heard, held));
  assert.deepEqual([match.modality, match.combined, tracksOf(match)], ['video', true, ['sound']]);
  const cover = pictures(60, 1);
  assert.equal(only(joinTracks(cover, nothing, heard, held)).combined, false);
});

test('calls a song in a film a song, and a film heard in a sound file a film', () => {
  const match = only(joinTracks(upload, nothing, matched(found(song, 'audio', 0, 20)), held));
  assert.deepEqual([match.modality, match.combined, tracksOf(match)], ['audio', true, [undefined]]);
  assert.equal(only(soundInFilms(matched(found(film, 'audio', 0, 20)), held)).modality, 'video');
  assert.equal(only(soundInFilms(matched(found(song, 'audio', 0, 20)), held)).modality, 'audio');
});

test('takes sound that is not the film’s own for a combination, and says that this is not sure', () => {
  const seen = matched(found(film, 'video', 0, 60));
  const replaced = only(joinTracks(upload, seen, nothing, held));
  assert.deepEqual([replaced.combined, replaced.unmeasured], [true, ['combined']]);
  const silent = only(joinTracks(pictures(60, 200, false), seen, undefined, held));
  assert.deepEqual([silent.combined, silent.unmeasured], [false, undefined]);
});

test('says which works share a passage, but not of an inset beside another work', () => {
  const other = referenceId('other');
  const both = joinTracks(upload, matched(found(film, 'video', 0, 30), found(other, 'video', 5, 30)), nothing, held);
  assert.ok(both.kind === 'matched');
  assert.deepEqual(
    both.matches.map(({ alsoIn }) => alsoIn),
    [[other], [film]],
  );
  const inset = found(other, 'video', 5, 30);
  const boxed = { ...(inset.segments[0] as TimeSegment), box: { x: 0, y: 0, width: 50, height: 50 } };
  const apart = joinTracks(
    upload,
    matched(found(film, 'video', 0, 30), { ...inset, segments: [boxed] }),
    nothing,
    held,
  );
  assert.ok(apart.kind === 'matched' && apart.matches.every(({ alsoIn }) => alsoIn === undefined));
});

test('does not call an upload clean whose sound was not heard to its end', () => {
  const unheard: MatchOutcome = { kind: 'undetermined', why: 'over-limit', detail: 'too long' };
  assert.equal(joinTracks(upload, nothing, unheard, held), unheard);
  assert.equal(joinTracks(upload, nothing, undefined, held).kind, 'no-match');
});
