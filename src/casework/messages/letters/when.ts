/** A moment of a letter's fields, in words of its language. */
import { instant } from '../../../common/index.ts';
import { catalogue } from '../catalogue.ts';
import type { Language } from '../messages.ts';
import type { LetterFields } from './letter-texts.ts';

/** `22 November 2026, 21:50 UTC`; a dash when the field holds no moment. */
export function when(fields: LetterFields, name: string, language: Language): string {
  const at = fields[name];
  return typeof at === 'number' && Number.isFinite(at) ? catalogue[language].moment(instant(at)) : '–';
}
