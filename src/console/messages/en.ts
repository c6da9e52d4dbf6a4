/** English, complete: the type of every other language is made from it. */
import { care, keys, settings, shell, signIn, states } from './en/shell.ts';

export const en = { shell, signIn, keys, states, settings, care };

type Spoken<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof T]: Spoken<T[Key]> };

/** What a language must say. A sentence that is missing does not compile. */
export type Words = Spoken<typeof en>;
