/**
 * Reads JSON into domain types, once, at the door. Collects every problem with the field's address, what was expected and
 * what came, so that a client can mend all of them at once. Unknown fields are ignored.
 */
import { done, refused, type Outcome } from '../common/index.ts';

interface Problem {
  readonly at: string;
  readonly expected: string;
  readonly got: string;
}

/** Reading continues after a problem with a stand-in value; `finish` never lets one out. */
export class JsonReader {
  readonly #problems: Problem[] = [];

  /** Runs `read` on an object and hands out its result only if nothing was wrong. */
  static read<T>(json: unknown, what: string, read: (fields: JsonFields) => T): Outcome<T, 'bad-json'> {
    const reader = new JsonReader();
    const value = read(reader.fields(json, ''));
    if (reader.#problems.length === 0) return done(value);
    const shown = reader.#problems
      .slice(0, 5)
      .map(({ at, expected, got }) => `${at}: expected ${expected}, got ${got}`);
    const more = reader.#problems.length > 5 ? `; and ${reader.#problems.length - 5} more` : '';
    const [first] = reader.#problems;
    return refused(
      'bad-json',
      `the ${what} cannot be used: ${shown.join('; ')}${more}`,
      `set ${first?.at ?? what} to ${first?.expected ?? 'a valid value'}`,
    );
  }

  fields(json: unknown, at: string): JsonFields {
    if (typeof json === 'object' && json !== null && !Array.isArray(json))
      return new JsonFields(this, json as Record<string, unknown>, at);
    this.problem(at === '' ? '(top level)' : at, 'an object { … }', json);
    return new JsonFields(this, undefined, at);
  }

  problem(at: string, expected: string, got: unknown): void {
    this.#problems.push({ at, expected, got: inShort(got) });
  }
}

/** One object's fields. Own properties only. */
export class JsonFields {
  readonly #reader: JsonReader;
  readonly #object: Record<string, unknown> | undefined;
  readonly #at: string;

  constructor(reader: JsonReader, object: Record<string, unknown> | undefined, at: string) {
    this.#reader = reader;
    this.#object = object;
    this.#at = at;
  }

  /** Absent and `null` are the same here. */
  has(name: string): boolean {
    const value = this.#value(name);
    return value !== undefined && value !== null;
  }

  /** A finite number in range; `whole` asks for an integer. */
  number(name: string, range: { min: number; max?: number; whole?: boolean }): number {
    const value = this.#value(name);
    const fits =
      typeof value === 'number' &&
      Number.isFinite(value) &&
      value >= range.min &&
      value <= (range.max ?? Number.MAX_SAFE_INTEGER) &&
      (range.whole !== true || Number.isInteger(value));
    if (fits) return value;
    const kind = range.whole === true ? 'a whole number' : 'a number';
    const bounds =
      range.max === undefined ? `${kind} of at least ${range.min}` : `${kind} from ${range.min} to ${range.max}`;
    return this.#stand(name, bounds, 0);
  }

  boolean(name: string): boolean {
    const value = this.#value(name);
    return typeof value === 'boolean' ? value : this.#stand(name, 'true or false', false);
  }

  oneOf<const T extends string>(name: string, values: readonly [T, ...T[]], options?: { anyCase?: boolean }): T {
    const value = this.#value(name);
    const folded = (text: string) => (options?.anyCase === true ? text.toLowerCase() : text);
    const found = typeof value === 'string' ? values.find((one) => folded(one) === folded(value)) : undefined;
    return found ?? this.#stand(name, `one of ${values.map((one) => `"${one}"`).join(', ')}`, values[0]);
  }

  text(name: string, options?: { notEmpty?: boolean }): string {
    const value = this.#value(name);
    if (typeof value === 'string' && value.isWellFormed() && !(options?.notEmpty === true && value.trim() === ''))
      return value;
    return this.#stand(name, options?.notEmpty === true ? 'a text that is not empty' : 'a text', '');
  }

  /** A text with a form of its own; `read` returns undefined for what it does not accept. */
  textAs<T>(name: string, expected: string, standIn: T, read: (text: string) => T | undefined): T {
    const value = this.#value(name);
    const found = typeof value === 'string' ? read(value) : undefined;
    return found ?? this.#stand(name, expected, standIn);
  }

  /** Each element with its own address, `matches[2]`. */
  objects<T>(name: string, read: (fields: JsonFields) => T): readonly T[] {
    const value = this.#value(name);
    if (!Array.isArray(value)) return this.#stand(name, 'a list [ … ]', []);
    return value.map((element, i) => read(this.#reader.fields(element, `${this.#address(name)}[${i}]`)));
  }

  object(name: string): JsonFields {
    return this.#reader.fields(this.#value(name), this.#address(name));
  }

  /** A list of texts, or one of the words in `words` instead of a list. */
  texts<const W extends string>(
    name: string,
    options: { words: readonly W[]; expected: string; read: (text: string) => string | undefined },
  ): readonly string[] | W {
    const value = this.#value(name);
    const word = options.words.find((one) => one === value);
    if (word !== undefined) return word;
    if (!Array.isArray(value)) return this.#stand(name, options.expected, []);
    return value.map((element, i) => {
      const found = typeof element === 'string' ? options.read(element) : undefined;
      if (found === undefined) this.#reader.problem(`${this.#address(name)}[${i}]`, options.expected, element);
      return found ?? '';
    });
  }

  refuse(name: string, expected: string): void {
    this.#reader.problem(this.#address(name), expected, this.#value(name));
  }

  #value(name: string): unknown {
    return this.#object !== undefined && Object.hasOwn(this.#object, name) ? this.#object[name] : undefined;
  }

  #address(name: string): string {
    return this.#at === '' ? name : `${this.#at}.${name}`;
  }

  #stand<T>(name: string, expected: string, standIn: T): T {
    // An object that is no object was reported once; its fields are not reported again.
    if (this.#object !== undefined) this.#reader.problem(this.#address(name), expected, this.#value(name));
    return standIn;
  }
}

function inShort(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
