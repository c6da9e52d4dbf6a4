/** `recourse decide FACTS`: JSON to Facts, or every field that is wrong. Letter case of the profile is ignored. */
import { UNDETERMINED_WHYS, type Outcome } from '../common/index.ts';
import {
  FLAGS,
  FOUND_LAWFUL_HOW,
  PROFILES,
  type Facts,
  type FactsMedia,
  type FoundLawful,
  type MatchFacts,
  type ReferenceFacts,
} from './facts.ts';
import { isMoment, MOMENT } from './moment.ts';
import { JsonReader, type JsonFields } from './read-json.ts';

export const parseFacts = (json: unknown): Outcome<Facts> => JsonReader.read(json, 'facts', readFacts);

function readFacts(fields: JsonFields): Facts {
  const stage = fields.oneOf('stage', ['upload', 'post']);
  const facts: Facts = {
    profile: fields.oneOf('profile', PROFILES, { anyCase: true }),
    stage,
    ...(stage === 'post' || fields.has('hours') ? { hours: fields.number('hours', { min: 0 }) } : {}),
    flag: fields.has('flag') ? fields.oneOf('flag', FLAGS) : null,
    flagRight: fields.has('flagRight') ? fields.oneOf('flagRight', ['ok', 'excluded']) : 'ok',
    commercial: fields.boolean('commercial'),
    ...(fields.has('significantRevenue') ? { significantRevenue: fields.boolean('significantRevenue') } : {}),
    matches: fields.objects('matches', readMatch),
    ...(fields.has('undetermined') ? { undetermined: fields.oneOf('undetermined', UNDETERMINED_WHYS) } : {}),
  };
  if (facts.undetermined !== undefined && facts.matches.length > 0)
    fields.refuse('undetermined', 'nothing, as there are matches (what could not be compared has none)');
  return facts;
}

function readMatch(fields: JsonFields): MatchFacts {
  const media = fields.oneOf('media', ['film', 'audio', 'image', 'text']);
  const unmeasured = fields.has('unmeasured')
    ? (fields.texts('unmeasured', {
        words: [],
        expected: 'a list of names',
        read: (name) => name,
      }) as readonly string[])
    : undefined;
  return {
    ...(fields.has('reference') ? { reference: fields.text('reference') } : {}),
    confidence: fields.number('confidence', { min: 0, max: 1 }),
    media,
    ...readSize(fields, media, unmeasured?.includes('length') ?? false),
    coverage: fields.number('coverage', { min: 0, max: 1 }),
    combined: fields.boolean('combined'),
    modified: fields.oneOf('modified', ['none', 'technical', 'creative']),
    claimedHere: fields.boolean('claimedHere'),
    licensedHere: fields.boolean('licensedHere'),
    ref: readReference(fields.object('ref')),
    ...(fields.has('foundLawful') ? { foundLawful: readFinding(fields.object('foundLawful')) } : {}),
    ...(unmeasured === undefined ? {} : { unmeasured }),
  };
}

/** The size § 10 measures for this kind of work; may be missing only where `unmeasured` names "length". */
function readSize(fields: JsonFields, media: FactsMedia, unmeasured: boolean): Partial<MatchFacts> {
  const [name, whole] = {
    film: ['matchedS', false],
    audio: ['matchedS', false],
    text: ['matchedChars', true],
    image: ['matchedBytes', true],
  }[media] as ['matchedS' | 'matchedChars' | 'matchedBytes', boolean];
  if (unmeasured && !fields.has(name)) return {};
  return { [name]: fields.number(name, { min: 0, whole }) };
}

const readFinding = (fields: JsonFields): FoundLawful => ({
  how: fields.oneOf('how', FOUND_LAWFUL_HOW),
  ...(fields.has('leaf') ? { leaf: fields.number('leaf', { min: 0, whole: true }) } : {}),
});

function readReference(fields: JsonFields): ReferenceFacts {
  return {
    claimant: fields.oneOf('claimant', ['new', 'verified', 'trusted', 'excluded']),
    ownership: fields.oneOf('ownership', ['clear', 'disputed', 'public_domain', 'open_licence']),
    policy: fields.oneOf('policy', ['block', 'license', 'track', 'allow', 'attribute']),
    live: fields.boolean('live'),
    ...(fields.has('liveUntil')
      ? { liveUntil: fields.textAs('liveUntil', MOMENT, '', (text) => (isMoment(text) ? text : undefined)) }
      : {}),
    earmarked: fields.boolean('earmarked'),
  };
}
