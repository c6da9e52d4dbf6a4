/** JSON that clients send about works and uploads, read by the same parsers as on the command line: one door, one spelling. */
import { done, refused, type Outcome } from '../common/index.ts';
import { parseDeclaration, parseWorksLine, readTerritory } from '../policy/index.ts';
import type { Declaration, Territory, WorkRights } from '../policy/index.ts';

export const parseUploadDeclaration = (json: unknown): Outcome<Declaration> => parseDeclaration(json);

/** A works line whose `reference` is ours to give. A title of its own may be left out. */
export function parseWorkFields(reference: string, json: object): Outcome<WorkRights> {
  return parseWorksLine({ ...json, reference });
}

export function parseRequestedTerritory(text: string): Outcome<Territory, 'unknown-territory'> {
  const territory = readTerritory(text);
  if (territory !== undefined) return done(territory);
  return refused(
    'unknown-territory',
    'The territory is not a country code.',
    'Write two letters (ISO 3166-1), such as DE.',
  );
}
