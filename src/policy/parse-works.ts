/** A works line and a declaration: JSON to domain types, or every field that is wrong. Absent fields take the published defaults. */
import { refused, type Outcome, type ReferenceId } from '../common/index.ts';
import { FLAGS } from './facts.ts';
import { DATE, isDate, isMoment, MOMENT } from './moment.ts';
import { JsonReader, type JsonFields } from './read-json.ts';
import { readTerritory } from './territory.ts';
import type { Declaration, Licence, Territory, WorkRights } from './works.ts';

/** A reference without a works line: verified claimant, clear ownership, block, claimed everywhere, no licence. */
export const defaultRights = (reference: ReferenceId | string): WorkRights => ({
  reference,
  title: reference,
  claimant: '',
  claimantState: 'verified',
  ownership: 'clear',
  policy: 'block',
  live: false,
  earmarked: false,
  claimedIn: 'all',
  licences: [],
});

/** One works line. Only `reference` must be there. */
export const parseWorksLine = (json: unknown): Outcome<WorkRights> => JsonReader.read(json, 'works line', readWork);

function readWork(fields: JsonFields): WorkRights {
  const reference = fields.text('reference', { notEmpty: true });
  const rest = defaultRights(reference);
  const or = <T>(name: string, otherwise: T, read: () => T): T => (fields.has(name) ? read() : otherwise);
  const until = or<string | undefined>('liveUntil', undefined, () =>
    fields.textAs('liveUntil', MOMENT, '', (text) => (isMoment(text) ? text : undefined)),
  );
  return {
    reference,
    title: or('title', rest.title, () => fields.text('title', { notEmpty: true })),
    claimant: or('claimant', rest.claimant, () => fields.text('claimant')),
    claimantState: or('claimantState', rest.claimantState, () =>
      fields.oneOf('claimantState', ['new', 'verified', 'trusted', 'excluded']),
    ),
    ownership: or('ownership', rest.ownership, () =>
      fields.oneOf('ownership', ['clear', 'disputed', 'public_domain', 'open_licence']),
    ),
    policy: or('policy', rest.policy, () =>
      fields.oneOf('policy', ['block', 'license', 'track', 'allow', 'attribute']),
    ),
    live: or('live', rest.live, () => fields.boolean('live')),
    ...(until === undefined ? {} : { liveUntil: until }),
    earmarked: or('earmarked', rest.earmarked, () => fields.boolean('earmarked')),
    claimedIn: or('claimedIn', rest.claimedIn, () => territories(fields, 'claimedIn')),
    licences: or('licences', rest.licences, () => fields.objects('licences', readLicence)),
  };
}

function readLicence(fields: JsonFields): Licence {
  const date = (name: 'from' | 'to') =>
    fields.has(name)
      ? { [name]: fields.textAs(name, DATE, '', (text) => (isDate(text.slice(0, 10)) ? text.slice(0, 10) : undefined)) }
      : {};
  const licence: Licence = {
    territories: fields.has('territories') ? territories(fields, 'territories') : 'all',
    uses: fields.has('uses')
      ? fields.texts('uses', { words: ['all'], expected: '"all" or a list such as ["non-commercial"]', read: use })
      : 'all',
    ...date('from'),
    ...date('to'),
  };
  if (licence.from !== undefined && licence.to !== undefined && licence.from > licence.to)
    fields.refuse('to', `a date not before ${licence.from}`);
  return licence;
}

const territories = (fields: JsonFields, name: string): readonly Territory[] | 'all' =>
  fields.texts(name, {
    words: ['all'],
    expected: '"all" or a list of countries such as ["DE", "AT"]',
    read: readTerritory,
  });

const use = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^non[ _]?commercial$/, 'non-commercial');

/** What the uploader declares; `{}` is a non-commercial upload without a flag. */
export const parseDeclaration = (json: unknown): Outcome<Declaration> =>
  JsonReader.read(json, 'declaration', (fields) => ({
    ...(fields.has('flag') ? { flag: fields.oneOf('flag', FLAGS) } : {}),
    ...(fields.has('licence') ? { licence: fields.text('licence') } : {}),
    commercial: fields.has('commercial') ? fields.boolean('commercial') : false,
    ...(fields.has('significantRevenue') ? { significantRevenue: fields.boolean('significantRevenue') } : {}),
    ...(fields.has('postContext') ? { postContext: fields.text('postContext') } : {}),
  }));

/** A whole JSON Lines file; empty lines are skipped, the first bad line is named. A later line for a reference replaces an earlier one. */
export function parseWorks(text: string): Outcome<ReadonlyMap<string, WorkRights>> {
  const works = new Map<string, WorkRights>();
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const outcome = parseJsonText(line, parseWorksLine);
    if (outcome.kind === 'refused') return refused(outcome.why, `line ${i + 1}: ${outcome.detail}`, outcome.fix);
    works.set(outcome.value.reference, outcome.value);
  }
  return { kind: 'done', value: works };
}

/** JSON text to `parse`; text that is no JSON is refused with the parser's own words. */
export function parseJsonText<T>(text: string, parse: (json: unknown) => Outcome<T>): Outcome<T> {
  try {
    return parse(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return refused(
      'not-json',
      `this is not JSON: ${cause.message}`,
      'write one JSON object, with double quotes and no trailing commas',
    );
  }
}
