/**
 * A step: one thing that a person may do with a case, said in words before it is done. What it leads to is a sentence; what has to be
 * said for it are fields; what is sent follows from both. Pure: words and roles are arguments.
 */
import type { Words } from '../messages/en.ts';

export type Given = string | boolean | readonly string[];
export type Values = Readonly<Record<string, Given>>;
export type FieldKind = 'line' | 'text' | 'lines' | 'yes-no' | 'choice' | 'choices' | 'day' | 'number' | 'secret';

export interface StepField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly options?: readonly (readonly [value: string, label: string])[];
  readonly initial?: Given;
  /** Why this cannot be taken as it is; undefined: it can. Only asked when something was written. */
  readonly wrong?: (given: string, all: Values) => string | undefined;
}

export interface Command {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly json?: object;
}

export interface StepWords {
  readonly title: string;
  readonly says: string;
  readonly done: string;
}

export interface Step extends StepWords {
  readonly id: string;
  readonly mood?: 'main' | 'grave';
  /** What is asked may follow from what was chosen. */
  readonly fields?: (given: Values) => readonly StepField[];
  readonly command: (given: Values) => Command;
  /** Sent eight seconds later; until then it can be taken back. For what nobody could undo afterwards. */
  readonly held?: true;
  /** The command that takes it back, where the API has one. */
  readonly undo?: (answer: unknown) => Command | undefined;
  /** Why this person cannot do it, now: the button stays and says so. */
  readonly whyNot?: string | undefined;
  /** Something in the answer that is shown this once. */
  readonly shows?: (answer: unknown) => { readonly label: string; readonly text: string } | undefined;
}

/** Who asks: everything steps depend on besides the case. */
export interface Who {
  readonly id: string;
  readonly roles: readonly string[];
}
export const has = ({ roles }: Who, ...wanted: readonly string[]): boolean =>
  wanted.some((role) => roles.includes(role));

export const post = (path: string, json: object = {}): Command => ({ method: 'POST', path, json });
export const del = (path: string): Command => ({ method: 'DELETE', path });
/** A part of a path. */
export const part = encodeURIComponent;

export const text = (given: Values, name: string): string => {
  const value = given[name];
  return typeof value === 'string' ? value.trim() : '';
};
export const chosen = (given: Values, name: string): readonly string[] => {
  const value = given[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
};
export const yes = (given: Values, name: string): boolean => given[name] === true;
export const lines = (given: Values, name: string): readonly string[] =>
  text(given, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
/** `DE at, FR` → DE, AT, FR */
export const codes = (given: Values, name: string): readonly string[] =>
  text(given, name)
    .split(/[\s,;]+/)
    .filter((code) => code !== '');
export const countries = (given: Values, name: string): readonly string[] =>
  codes(given, name).map((code) => code.toUpperCase());

/** The end of that day where the browser is, as an instant. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:00`).toISOString();
export const inDays = (days: number, now: number): string => new Date(now + days * 86_400_000).toISOString();

/** Leaves out what was left empty. */
export const filled = (json: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(json).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );

export interface Wrong {
  readonly field: string;
  readonly why: string;
}

/** The first field that cannot be taken; undefined: all can. */
export function firstWrong(fields: readonly StepField[], given: Values, missing: string): Wrong | undefined {
  for (const { name, kind, required, wrong } of fields) {
    if (kind === 'yes-no') continue;
    const value = given[name];
    const empty = typeof value === 'string' ? value.trim() === '' : !Array.isArray(value) || value.length === 0;
    if (empty && required) return { field: name, why: missing };
    const why = empty || typeof value !== 'string' ? undefined : wrong?.(value.trim(), given);
    if (why !== undefined) return { field: name, why };
  }
  return undefined;
}

/** What a form starts with. */
export const initialValues = (fields: readonly StepField[]): Values =>
  Object.fromEntries(fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial] as const])));

/** Choices of a catalogue, in its order. */
export const choices = (catalogue: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  Object.entries(catalogue);

type FieldName = keyof Words['fields'];
type Shape = Omit<StepField, 'name' | 'kind' | 'label' | 'hint'> & { readonly name?: string };

/** Makes fields from the catalogue: `field('reason', 'text', { required: true })`. */
export const fieldsFrom =
  (words: Words['fields']) =>
  (said: FieldName, kind: FieldKind, { name = said, ...rest }: Shape = {}): StepField => {
    const { label, hint } = words[said] as { readonly label: string; readonly hint?: string };
    return { name, kind, label, ...(hint !== undefined && { hint }), ...rest };
  };
