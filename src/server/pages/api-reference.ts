/** `/docs`: the OpenAPI document as a page. Ours, so that no other host's script sees who reads it. */
import { html } from 'hono/html';
import type { Html, Page } from './layout.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema?: Schema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
  readonly 'x-recourse-scopes'?: readonly string[];
}
export interface ApiDocument {
  readonly info: { readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export function apiReferencePage(api: ApiDocument): Page {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return {
    title: 'API reference',
    path: '/docs',
    body: html`
      <h1>API reference</h1>
      ${api.info.description.split('\n\n').map((paragraph) => html`<p>${marked(paragraph)}</p>`)}
      <pre>
curl -H "Authorization: Bearer $KEY" -H "Content-Type: image/jpeg" \\
     -H "Idempotency-Key: $(uuidgen)" --data-binary @picture.jpg \\
     "http://127.0.0.1:8484/v1/uploads?territory=DE"</pre>
      <p>
        The same as a document: <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1, version ${api.info.version}).
      </p>
      ${api.tags.map(
        ({ name }) => html`
          <h2 id="${name.toLowerCase()}">${name}</h2>
          ${operations.filter(({ operation }) => operation.tags.includes(name)).map(oneOperation)}
        `,
      )}
      <h2 id="schemas">Schemas</h2>
      ${Object.entries(api.components.schemas).map(oneSchema)}
      <h2 id="problems">Problems</h2>
      <p>
        Every error is <code>application/problem+json</code> with <code>status</code>, <code>why</code> (one word,
        stable), <code>detail</code> (what happened) and <code>fix</code> (what to do). 401: no or unknown key. 403: the
        key lacks a scope. 413: too large. 415: a content type that holds no file or no JSON. 422: understood and
        refused; an <code>Idempotency-Key</code> that was used for another request is refused so, too. 503: try again.
      </p>
    `,
  };
}

const oneOperation = ({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}): Html => html`
  <details id="${operation.operationId}">
    <summary>
      <span class="method">${method.toUpperCase()}</span> <code>${path}</code>
      <span class="soft">${operation.summary}</span>
    </summary>
    ${operation.description ? html`<p>${marked(operation.description)}</p>` : ''}
    <p class="soft">${scopes(operation)}</p>
    ${parameters(operation)} ${operation.requestBody ? bodies('Body', operation.requestBody.content) : ''}
    <table>
      <tbody>
        ${Object.entries(operation.responses).map(
          ([status, response]) =>
            html`<tr>
              <td class="n">${status}</td>
              <td>${marked(response.description)} ${bodies('', response.content ?? {})}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>
`;

const scopes = (operation: Operation): string => {
  const needed = operation['x-recourse-scopes'] ?? [];
  return needed.length === 0 ? 'Public: needs no key.' : `Needs a key with the scope ${needed.join(' or ')}.`;
};

function parameters({ parameters: listed = [] }: Operation): Html | string {
  if (listed.length === 0) return '';
  return html`<table>
    <tbody>
      ${listed.map(
        (one) =>
          html`<tr>
            <td><code>${one.name}</code></td>
            <td class="soft">${one.in}${one.required ? ', required' : ''}</td>
            <td>${marked(one.description ?? one.schema?.description ?? '')}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const bodies = (label: string, content: Content): Html => html`
  ${Object.entries(content).map(
    ([type, { schema }]) => html`<div>${label} <code>${type}</code> ${schema ? shape(schema) : ''}</div>`,
  )}
`;

const oneSchema = ([name, schema]: [string, Schema]): Html => html`
  <details id="schema-${name}">
    <summary><code>${name}</code> <span class="soft">${schema.description ?? ''}</span></summary>
    ${schema.properties ? fields(schema) : html`<p>${shape(schema)}</p>`}
  </details>
`;

const fields = (schema: Schema): Html =>
  html`<table>
    <tbody>
      ${Object.entries(schema.properties ?? {}).map(
        ([name, field]) =>
          html`<tr>
            <td>
              <code>${name}</code>${schema.required?.includes(name) ? '' : html` <span class="soft">optional</span>`}
            </td>
            <td>${shape(field)}</td>
            <td>${marked(field.description ?? '')}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

function shape(schema: Schema): Html {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1)!;
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return html`${choices.map((one, i) => html`${i > 0 ? ' or ' : ''}${shape(one)}`)}`;
  if (schema.enum) return html`${schema.enum.map((one, i) => html`${i > 0 ? ' | ' : ''}<code>${String(one)}</code>`)}`;
  if (schema.items) return html`list of ${shape(schema.items)}`;
  if (schema.properties) return fields(schema);
  const rest = schema.additionalProperties;
  if (typeof rest === 'object' && Object.keys(rest).length > 0) return html`object of ${shape(rest)}`;
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'any');
  return html`${type}${schema.format ? ` (${schema.format})` : ''}`;
}

/** `code` between backticks; nothing else. */
const marked = (text: string): Html =>
  html`${text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
