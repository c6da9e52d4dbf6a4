/**
 * From the API's own description to forms: what a person may do with a case, and what has to be said for it. One description,
 * so the console never lags behind a procedure. Pure.
 */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly description?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
export interface ApiOperation {
  readonly summary?: string;
  readonly description?: string;
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly 'x-recourse-roles'?: readonly string[];
}
export interface Api {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

export type FieldKind =
  'choice' | 'choices' | 'yes-no' | 'number' | 'moment' | 'line' | 'text' | 'lines' | 'json' | 'group';
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  readonly kind: FieldKind;
  readonly options?: readonly string[];
  readonly fields?: readonly Field[];
}
/** One way to fill in an operation; several where the API takes one of several bodies. */
export interface Variant {
  readonly label: string;
  readonly fields: readonly Field[];
  /** What is always sent with it. */
  readonly fixed: Readonly<Record<string, unknown>>;
}
export interface Operation {
  readonly path: string;
  readonly method: 'POST' | 'PATCH';
  readonly title: string;
  readonly about?: string;
  /** Placeholders besides `{id}`. */
  readonly inPath: readonly string[];
  /** Empty: nothing is sent. */
  readonly variants: readonly Variant[];
}

/** Where the steps of a procedure live. */
const BELOW: Readonly<Record<string, string>> = {
  upload: '/v1/uploads/{id}',
  complaint: '/v1/complaints/{id}',
  notice: '/v1/notices/{id}',
  order: '/v1/orders/{id}',
  account: '/v1/accounts/{id}',
  claimant: '/v1/claimants/{id}',
  oversight: '/v1/docket/{id}',
  recommendation: '/v1/recommendations/{id}',
  exception: '/v1/exceptions/{id}',
  ownership: '/v1/references/{id}/dispute',
  approval: '/v1/approvals/{id}',
};

/** Steps that have a place of their own in the console, or that are no steps of a person here. */
const ELSEWHERE =
  /\/draft$|^\/v1\/uploads\/\{id\}\/(?:review|links|told|uploader)$|\/(?:complaints|notices)\/\{id\}\/decision$/;

/** What these roles may do with a case of this kind, in the order of the description. */
export function operationsFor(api: Api, kind: string, roles: readonly string[]): readonly Operation[] {
  const below = BELOW[kind];
  if (below === undefined) return [];
  return Object.entries(api.paths).flatMap(([path, methods]) => {
    if ((path !== below && !path.startsWith(`${below}/`)) || ELSEWHERE.test(path)) return [];
    return operationAt(api, path, methods['post'], roles);
  });
}

/** The operation that makes a new one of something. */
export const operationNew = (api: Api, path: string, roles: readonly string[]): Operation | undefined =>
  operationAt(api, path, api.paths[path]?.['post'], roles)[0];

function operationAt(
  api: Api,
  path: string,
  described: ApiOperation | undefined,
  roles: readonly string[],
): readonly Operation[] {
  if (!described || !described['x-recourse-roles']?.some((role) => roles.includes(role))) return [];
  const schema = described.requestBody?.content?.['application/json']?.schema;
  return [
    {
      path,
      method: 'POST',
      title: described.summary ?? path,
      ...(described.description !== undefined && { about: described.description }),
      inPath: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).filter((name) => name !== 'id'),
      variants: schema ? variantsOf(api, schema) : [],
    },
  ];
}

function resolved(api: Api, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (api.components?.schemas?.[name] ?? {});
}

function variantsOf(api: Api, given: Schema): readonly Variant[] {
  const schema = resolved(api, given);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.flatMap((one) => variantsOf(api, one));
  const fixed = Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
      const only = onlyValue(resolved(api, one));
      return only === undefined || !schema.required?.includes(name) ? [] : [[name, only] as const];
    }),
  );
  const fields = fieldsOf(api, schema).filter(({ name }) => !(name in fixed));
  const label =
    Object.entries(fixed)
      .map(([name, value]) => `${humanised(name)}: ${humanised(String(value))}`)
      .join(', ') || fields.map((field) => field.label).join(', ');
  return [{ label, fields, fixed }];
}

const onlyValue = ({ const: fixed, enum: options }: Schema): unknown =>
  fixed ?? (options?.length === 1 ? options[0] : undefined);

function fieldsOf(api: Api, schema: Schema): readonly Field[] {
  return Object.entries(schema.properties ?? {}).map(([name, given]) => {
    const one = resolved(api, given);
    const hint = given.description ?? one.description;
    const base = {
      name,
      label: humanised(name),
      ...(hint !== undefined && { hint }),
      required: schema.required?.includes(name) ?? false,
    };
    return { ...base, ...shapeOf(api, one) };
  });
}

/** Longer than a line. */
const TEXT_FROM = 500;

function shapeOf(api: Api, schema: Schema): Pick<Field, 'kind' | 'options' | 'fields'> {
  const { enum: options, type, format, items, properties, maxLength } = schema;
  if (options) return { kind: 'choice', options: options.map(String) };
  if (type === 'boolean') return { kind: 'yes-no' };
  if (type === 'number' || type === 'integer') return { kind: 'number' };
  if (type === 'array') {
    const item = items && resolved(api, items);
    if (item?.enum) return { kind: 'choices', options: item.enum.map(String) };
    return { kind: item?.type === 'string' ? 'lines' : 'json' };
  }
  if (properties) return { kind: 'group', fields: fieldsOf(api, schema) };
  if (type === 'string') {
    if (format === 'date-time') return { kind: 'moment' };
    return { kind: (maxLength ?? 0) >= TEXT_FROM ? 'text' : 'line' };
  }
  return { kind: 'json' };
}

/** `legalBasis` → `Legal basis`, `NO_ACTION` → `No action` */
export function humanised(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What was typed: a text, a truth, a list of chosen options, or the fields of a group. */
export type Given = string | boolean | readonly string[] | { readonly [name: string]: Given };

export type Filled =
  | { readonly kind: 'ready'; readonly json: Readonly<Record<string, unknown>> }
  | { readonly kind: 'wrong'; readonly field: string; readonly why: 'missing' | 'unreadable' };

/** From what was typed to what is sent. What was left empty is left out. */
export function bodyOf(fields: readonly Field[], given: Readonly<Record<string, Given>>): Filled {
  const json: Record<string, unknown> = {};
  for (const field of fields) {
    const value = given[field.name];
    const read = readField(field, value);
    if (read === UNREADABLE) return { kind: 'wrong', field: field.name, why: 'unreadable' };
    if (read === undefined) {
      if (field.required) return { kind: 'wrong', field: field.name, why: 'missing' };
      continue;
    }
    json[field.name] = read;
  }
  return { kind: 'ready', json };
}

const UNREADABLE = Symbol('unreadable');

function readField(field: Field, value: Given | undefined): unknown {
  if (field.kind === 'group') return readGroup(field, value);
  if (field.kind === 'yes-no') return value === true ? true : field.required ? false : undefined;
  if (field.kind === 'choices') return Array.isArray(value) && value.length > 0 ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const text = value.trim();
  switch (field.kind) {
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : UNREADABLE;
    case 'moment': {
      const at = new Date(text);
      return Number.isNaN(at.getTime()) ? UNREADABLE : at.toISOString();
    }
    case 'lines':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'json':
      try {
        return JSON.parse(text);
      } catch {
        return UNREADABLE; // said to the person at the field
      }
    default:
      return text;
  }
}

function readGroup({ fields = [], required }: Field, value: Given | undefined): unknown {
  const inside = typeof value === 'object' && !Array.isArray(value) ? (value as Readonly<Record<string, Given>>) : {};
  const touched = Object.values(inside).some((one) => one !== '' && one !== false);
  if (!touched && !required) return undefined;
  const filled = bodyOf(fields, inside);
  return filled.kind === 'ready' ? filled.json : UNREADABLE;
}
