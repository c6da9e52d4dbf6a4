/**
 * One definition per route, used four times: to answer, to refuse who may not, to describe (OpenAPI), and by the test
 * that walks all routes. A handler sees only parsed input.
 */
import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Service } from '../app/index.ts';
import { BOUNDS } from '../common/index.ts';
import { authenticate } from './authenticate.ts';
import { can, isPublic, rolesFor, scopesFor, type Actor, type Permission } from './permissions.ts';
import { problem, problemSchema } from './problem.ts';
import { readJson } from './read-json.ts';

type Shape = z.ZodObject | undefined;
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

export interface Answer {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** `application/json` when there is a schema. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  J extends z.ZodType | undefined = z.ZodType | undefined,
> {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** `/v1/uploads/{id}`; a last part `{path+}` takes the rest. */
  readonly path: string;
  readonly permission: Permission;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  /** A JSON body, parsed and bounded. */
  readonly json?: J;
  /** A body the handler reads itself: content types and their schemas, for the description. */
  readonly body?: Readonly<Record<string, z.ZodType>>;
  /** Request headers, for the description; the handler parses them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<number, Answer>>;
  readonly hidden?: boolean;
  handle(c: Context, input: Input<P, Q, J>): Response | Promise<Response>;
}

export interface Input<P, Q, J> {
  readonly params: Parsed<P>;
  readonly query: Parsed<Q>;
  readonly json: Parsed<J>;
  readonly actor: Actor;
}

/** Keeps the parsed types in the handler while lists of routes forget them. */
export const route = <
  P extends Shape = undefined,
  Q extends Shape = undefined,
  J extends z.ZodType | undefined = undefined,
>(
  definition: Route<P, Q, J>,
): Route => definition as unknown as Route;

export function mount(app: OpenAPIHono, service: Service, routes: readonly Route[]): void {
  for (const one of routes) {
    if (!one.hidden) describe(app, one);
    app.on(one.method.toUpperCase(), honoPath(one.path), (c) => answer(c, service, one));
  }
}

async function answer(c: Context, service: Service, one: Route): Promise<Response> {
  const who = await authenticate(c, service);
  if (who.kind === 'refused' && !isPublic(one.permission)) return problem(c, 401, who, CHALLENGE);
  const actor: Actor = who.kind === 'known' ? who.actor : { kind: 'anonymous' };
  if (!can(actor, one.permission)) return refuse(c, actor, one.permission);
  const params = one.params?.safeParse(c.req.param());
  if (params?.success === false) return invalid(c, 404, 'the address', params.error);
  const query = one.query?.safeParse(c.req.query());
  if (query?.success === false) return invalid(c, 400, 'the query', query.error);
  let json: unknown;
  if (one.json) {
    const read = await readJson(c, BOUNDS.jsonBytesMax);
    if (read.kind === 'refused') return problem(c, read.status, read);
    const parsed = one.json.safeParse(read.value);
    if (!parsed.success) return invalid(c, 422, 'the body', parsed.error);
    json = parsed.data;
  }
  return one.handle(c, { params: params?.data, query: query?.data, json, actor } as never);
}

const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="recourse"' };

function refuse(c: Context, actor: Actor, permission: Permission): Response {
  const scopes = scopesFor(permission).map((scope) => `\`${scope}\``);
  const roles = rolesFor(permission).map((role) => `\`${role}\``);
  const ways = [
    ...(scopes.length > 0 ? [`a key with the scope ${scopes.join(' or ')}`] : []),
    ...(roles.length > 0 ? [`a signed-in person with the role ${roles.join(' or ')}`] : []),
  ].join(', or ');
  if (actor.kind === 'anonymous') {
    const fix = `It answers to ${ways}. Send \`Authorization: Bearer KEY\`, or sign in.`;
    return problem(c, 401, { why: 'no-key', detail: 'This address does not answer to just anyone.', fix }, CHALLENGE);
  }
  const [why, detail] =
    actor.kind === 'key'
      ? ['missing-scope', 'This key does not have the scope that this address needs.']
      : ['not-allowed', 'This address is not for this role.'];
  return problem(c, 403, { why, detail, fix: `It answers to ${ways}.` });
}

export function invalid(c: Context, status: 400 | 404 | 422, where: string, error: z.ZodError): Response {
  const first = error.issues[0];
  const at = first?.path.length ? `\`${first.path.join('.')}\` in ${where}` : where;
  const message = first?.message ?? 'does not fit its schema';
  const detail = `${at}: ${message}${/[.?!]$/.test(message) ? '' : '.'}`;
  return problem(c, status, {
    why: 'invalid',
    detail,
    fix: 'Compare the request with /docs; every field is described there.',
  });
}

const honoPath = (path: string): string => path.replace(/\{(\w+)\+\}/g, ':$1{.+}').replace(/\{(\w+)\}/g, ':$1');

function describe(app: OpenAPIHono, one: Route): void {
  const headers = Object.entries(one.headers ?? {});
  const headerShape = Object.fromEntries(headers.map(([name, text]) => [name, z.string().optional().describe(text)]));
  const content = one.json ? { 'application/json': { schema: one.json } } : bodyContent(one.body);
  app.openAPIRegistry.registerPath({
    method: one.method,
    path: one.path.replace('+}', '}'),
    tags: [one.tag],
    summary: one.summary,
    ...(one.description && { description: one.description }),
    operationId: operationId(one),
    security: isPublic(one.permission) ? [] : [{ key: [] }],
    request: {
      ...(one.params && { params: one.params }),
      ...(one.query && { query: one.query }),
      ...(headers.length > 0 && { headers: z.object(headerShape) }),
      ...(content && { body: { required: true, content } }),
    },
    responses: {
      ...Object.fromEntries(Object.entries(one.answers).map(([status, answer]) => [status, describeAnswer(answer)])),
      default: {
        description: 'A problem (RFC 9457) that says why, and what to do.',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
    'x-recourse-permission': one.permission,
    'x-recourse-scopes': scopesFor(one.permission),
    'x-recourse-roles': rolesFor(one.permission),
  } as never);
}

const bodyContent = (body: Route['body']) =>
  body && Object.fromEntries(Object.entries(body).map(([type, schema]) => [type, { schema }]));

function describeAnswer(answer: Answer) {
  const type = answer.contentType ?? 'application/json';
  const headers = Object.entries(answer.headers ?? {});
  return {
    description: answer.description,
    ...(answer.schema && { content: { [type]: { schema: answer.schema } } }),
    ...(headers.length > 0 && {
      headers: Object.fromEntries(
        headers.map(([name, description]) => [name, { description, schema: { type: 'string' as const } }]),
      ),
    }),
  };
}

/** `get /v1/uploads/{id}/receipt` → `getUploadsReceipt`. */
const operationId = (one: Route): string => {
  const parts = one.path.split('/').filter((part) => part && part !== 'v1');
  // Of two names in a row, the second is a thing of its own: `/v1/reports/{period}/{sheet}` is `getReportsSheet…`.
  const words = parts.filter((part, i) => !part.startsWith('{') || parts[i - 1]?.startsWith('{') === true);
  const named = words.map((part) => part.replace(/[^a-z]+/gi, '').replace(/^./, (letter) => letter.toUpperCase()));
  return one.method + named.join('') + (one.path.endsWith('}') && one.method === 'get' ? 'ById' : '');
};
