/** The demo's film and tune: works, and uploads that use a part of them. Films are made once, when first asked for. */
import { insideOwnFilm, mirroredFilm, shootFilm } from './film.ts';
import { sampleWork, type SampleUpload, type SampleWork } from './samples.ts';
import { cutOut, mixed, playTune, spedUp, wavOf } from './tune.ts';

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

const FERRY_TUNE = 3;
const OWN_TUNE = 40;
const TUNE_SECONDS = 48;
const ferryFilm = once(() => shootFilm([21, 34, 47, 52, 63, 70], 8));
const ownFilm = once(() => shootFilm([90, 101, 113], 15));
const ferryTune = () => playTune(FERRY_TUNE, TUNE_SECONDS);
/** Enough quieter than what is played over it that both are heard. */
const UNDER = 0.8;

export const FILM_WORKS: readonly SampleWork[] = [
  {
    rights: sampleWork('Ferry tune', 'Third Pier Records'),
    type: 'audio/wav',
    bytes: async () => wavOf(ferryTune()),
  },
  {
    rights: sampleWork('Six shores', 'Lumen Pictures'),
    type: 'video/mp4',
    needs: 'ffmpeg',
    bytes: ferryFilm,
  },
];

const hobby = { declaration: { commercial: false }, territory: 'DE' } as const;

export const FILM_UPLOADS: readonly SampleUpload[] = [
  {
    ...hobby,
    story: 'somebody’s tune, a little faster and higher',
    type: 'audio/wav',
    bytes: async () => wavOf(spedUp(ferryTune(), 1.06)),
  },
  {
    ...hobby,
    story: 'ten seconds of the tune under one’s own',
    type: 'audio/wav',
    bytes: async () => wavOf(mixed(playTune(OWN_TUNE, 40), cutOut(ferryTune(), 14, 10), 16, UNDER)),
  },
  {
    ...hobby,
    story: 'somebody’s film, mirrored and faster',
    type: 'video/mp4',
    needs: 'ffmpeg',
    bytes: once(async () => mirroredFilm(await ferryFilm(), 1.1)),
  },
  {
    ...hobby,
    story: 'eight seconds of the film inside one’s own',
    type: 'video/mp4',
    needs: 'ffmpeg',
    bytes: once(async () => insideOwnFilm(await ownFilm(), await ferryFilm(), 11, 8)),
  },
];
