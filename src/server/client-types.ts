/** The client's types, generated from the API's own description: TypeScript for each schema. A test keeps the SDK equal to it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
}

export function clientTypes(api: object): string {
  const { schemas } = (api as { components: { schemas: Readonly<Record<string, Schema>> } }).components;
  const types = Object.entries(schemas).map(
    ([name, schema]) => `${comment(schema, '')}export type ${name} = ${typeOf(schema, '')};\n`,
  );
  return `// Generated from the server's OpenAPI document by src/server/client-types.ts; test/http-sdk.test.ts keeps it current.\n\n${types.join('\n')}`;
}

function typeOf(schema: Schema, indent: string): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1)!;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((one) => typeOf(one, indent)).join(' | ');
  if (schema.allOf) return schema.allOf.map((one) => typeOf(one, indent)).join(' & ');
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one).replaceAll('"', "'")).join(' | ');
  if (schema.items) return `readonly (${typeOf(schema.items, indent)})[]`;
  if (schema.properties) return objectOf(schema, indent);
  if (schema.type === 'object') {
    const rest = schema.additionalProperties;
    const value = typeof rest === 'object' && Object.keys(rest).length > 0 ? typeOf(rest, indent) : 'unknown';
    return `{ readonly [name: string]: ${value} }`;
  }
  const names = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'unknown'];
  return names.map((name) => PRIMITIVES[name as string] ?? 'unknown').join(' | ');
}

const PRIMITIVES: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

function objectOf(schema: Schema, indent: string): string {
  const inner = `${indent}  `;
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    return `${comment(field, inner)}${inner}readonly ${name}${optional}: ${typeOf(field, inner)};\n`;
  });
  return `{\n${fields.join('')}${indent}}`;
}

const comment = ({ description }: Schema, indent: string): string =>
  description === undefined ? '' : `${indent}/** ${description.replaceAll('*/', '* /')} */\n`;
