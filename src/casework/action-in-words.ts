/** An action as people read it, for the command line and pages: `public, presumed lawful`. */
import type { Action } from '../policy/index.ts';
import { catalogue } from './messages/catalogue.ts';
import type { Language } from './messages/messages.ts';

/** `name` completes "the upload is …"; `sentence` stands alone. */
export const actionInWords = (
  action: Action,
  language: Language = 'en',
): { readonly name: string; readonly sentence: string } => catalogue[language].actions[action];
