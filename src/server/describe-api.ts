/** The OpenAPI 3.1 document, generated from the routes themselves. */
import type { OpenAPIHono } from '@hono/zod-openapi';

const ABOUT = `An upload filter with due process. Ask about each upload; get evidence, a decision under a published policy, reasons, and a receipt that anyone can check.

Every error is a problem document (RFC 9457) with \`why\` for programs and \`detail\` and \`fix\` for people. Every write takes an \`Idempotency-Key\`.`;

export function describeApi(app: OpenAPIHono, version: string): object {
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key of this server. `recourse serve` prints the first one.',
  });
  const api = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Recourse',
      version,
      description: ABOUT,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
    tags: ['Uploads', 'References', 'Policies', 'Log', 'Operations'].map((name) => ({ name })),
  });
  // OpenAPI 3.1 allows no empty `webhooks`-only noise for readers: what is not there is not listed.
  const { webhooks: _none, ...document } = api as unknown as Record<string, unknown>;
  return document;
}
