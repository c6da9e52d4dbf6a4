/** A statement of reasons read again: its plain text is the document, and its headings, of whichever language, say where each part begins. */
import { catalogue } from './messages/catalogue.ts';
import { restrictionDe, restrictionEn } from './messages/restriction-words.ts';

export type SectionName = 'measure' | 'found' | 'demand' | 'why' | 'how' | 'now' | 'redress';

const NAMES: ReadonlyMap<string, SectionName> = new Map(
  [catalogue.en, catalogue.de, restrictionEn, restrictionDe].flatMap(({ headings }) =>
    Object.entries(headings).map(([name, heading]): [string, SectionName] => [heading, name as SectionName]),
  ),
);

/** Each with its heading as its first line. What stands under no heading of ours (title, rulings that are cited) is left out. */
export function sectionsOf(text: string): Readonly<Partial<Record<SectionName, string>>> {
  const found: Partial<Record<SectionName, string>> = {};
  for (const part of text.split('\n\n')) {
    const name = NAMES.get(part.split('\n', 1)[0]!);
    if (name !== undefined) found[name] ??= part;
  }
  return found;
}
