import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bodyOf, humanised, operationsFor, type Api, type Field } from './operation.ts';

const roles = ['reviewer'];
const api: Api = {
  paths: {
    '/v1/orders/{id}/review': {
      post: {
        summary: 'Decide about a valid order',
        'x-recourse-roles': ['administrator'],
        requestBody: { content: { 'application/json': { schema: { type: 'object', properties: {} } } } },
      },
    },
    '/v1/orders/{id}/silence': {
      post: {
        summary: 'Begin or end a silence',
        'x-recourse-roles': ['reviewer'],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                anyOf: [
                  { $ref: '#/components/schemas/Begin' },
                  { type: 'object', required: ['end'], properties: { end: { enum: [true] } } },
                ],
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Begin: {
        type: 'object',
        required: ['until'],
        properties: { until: { type: 'string', format: 'date-time' }, basis: { type: 'string', maxLength: 2000 } },
      },
    },
  },
};

test('offers what a role may do, and one form for each body that is taken', () => {
  const [silence, ...others] = operationsFor(api, 'order', roles);
  assert.deepEqual(others, []);
  assert.deepEqual(
    silence?.variants.map(({ label, fixed }) => [label, fixed]),
    [
      ['Until, Basis', {}],
      ['End: True', { end: true }],
    ],
  );
  assert.deepEqual(
    silence?.variants[0]?.fields.map(({ kind, required }) => [kind, required]),
    [
      ['moment', true],
      ['text', false],
    ],
  );
});

const field = (name: string, kind: Field['kind'], required = false, more: Partial<Field> = {}): Field => ({
  name,
  label: name,
  kind,
  required,
  ...more,
});

test('sends what was filled in, leaves out what was not, and says which field is wrong', () => {
  const fields = [
    field('outcome', 'choice', true),
    field('wider', 'yes-no'),
    field('uploads', 'lines'),
    field('until', 'moment'),
    field('gag', 'group', false, { fields: [field('until', 'moment', true), field('basis', 'line', true)] }),
  ];
  assert.deepEqual(bodyOf(fields, {}), { kind: 'wrong', field: 'outcome', why: 'missing' });
  assert.deepEqual(bodyOf(fields, { outcome: 'COMPLIED', until: 'soon' }), {
    kind: 'wrong',
    field: 'until',
    why: 'unreadable',
  });
  assert.deepEqual(bodyOf(fields, { outcome: 'COMPLIED', uploads: ' up_a \n\n up_b', until: '2026-12-01T10:00Z' }), {
    kind: 'ready',
    json: { outcome: 'COMPLIED', uploads: ['up_a', 'up_b'], until: '2026-12-01T10:00:00.000Z' },
  });
  assert.equal(bodyOf(fields, { outcome: 'COMPLIED', gag: { basis: 'de/stpo-95' } }).kind, 'wrong');
  // A required truth is sent as what it is, not left out because nobody ticked it.
  assert.deepEqual(bodyOf([field('accurate', 'yes-no', true)], {}), { kind: 'ready', json: { accurate: false } });
});

test('reads every step of the published API as a form', () => {
  const described = JSON.parse(readFileSync(join(import.meta.dirname, '../../sdk/openapi.json'), 'utf8')) as Api;
  const everybody = ['administrator', 'operator', 'reviewer', 'board-member', 'auditor'];
  const withRoles: Api = {
    ...described,
    paths: Object.fromEntries(
      Object.entries(described.paths).map(([path, methods]) => [
        path,
        Object.fromEntries(
          Object.entries(methods).map(([method, one]) => [method, { ...one, 'x-recourse-roles': everybody }]),
        ),
      ]),
    ),
  };
  for (const kind of ['order', 'account', 'claimant', 'oversight', 'recommendation', 'exception', 'ownership']) {
    const steps = operationsFor(withRoles, kind, ['administrator']);
    assert.ok(steps.length > 0, kind);
    for (const { path, variants } of steps)
      for (const { fields } of variants)
        for (const one of fields) assert.ok(one.label.length > 0 && one.kind, `${path} ${one.name}`);
  }
});

test('speaks of fields as people do', () => {
  assert.deepEqual(['legalBasis', 'NO_ACTION', 'sendBack'].map(humanised), ['Legal basis', 'No action', 'Send back']);
});
