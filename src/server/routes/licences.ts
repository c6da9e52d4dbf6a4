/** `/v1/licences`: what the platform may publish: works, uses, territories, term and price. They take effect for every upload at once. */
import { z } from '@hono/zod-openapi';
import { endLicence, grantLicence, type LicenceRecord, type NewLicence, type Service } from '../../app/index.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency.ts';
import { notFound } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { licenceFields, licenceRecordSchema } from '../schemas/money.ts';
import { pageOf, pageQuery } from '../schemas/paging.ts';
import { writeOnce } from '../write-once.ts';
import { idParams, present } from './case-input.ts';
import { presentTimes } from './present-times.ts';

const show = (licence: LicenceRecord) => presentTimes(licence);

export const licenceRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'post',
    path: '/v1/licences',
    permission: 'licence.grant',
    tag: 'Licences',
    summary: 'Enter a licence',
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject(licenceFields),
    answers: {
      201: {
        description: 'It counts from now on; uploads that show its works are decided anew.',
        schema: licenceRecordSchema,
      },
    },
    handle: (c, { json, actor }) => {
      const { territories, uses } = json;
      const licence = present({
        ...json,
        territories: territories === 'all' ? territories : territories.map((one) => one.toUpperCase()),
        uses: uses === 'all' ? uses : uses.map((one) => one.trim().toLowerCase()),
      }) as NewLicence;
      return writeOnce(c, actor, json, (once) => grantLicence(service, licence, once), show, 201);
    },
  }),
  route({
    method: 'get',
    path: '/v1/licences',
    permission: 'licence.read',
    tag: 'Licences',
    summary: 'List licences',
    query: pageQuery,
    answers: { 200: { description: 'Newest first, ended ones too.', schema: pageOf(licenceRecordSchema) } },
    async handle(c, { query }) {
      const { rows, next } = await service.store.licences(query.after, query.limit);
      return c.json({ rows: rows.map(show), ...(next !== undefined && { next }) });
    },
  }),
  route({
    method: 'get',
    path: '/v1/licences/{id}',
    permission: 'licence.read',
    tag: 'Licences',
    summary: 'One licence',
    params: idParams,
    answers: { 200: { description: 'As it is now.', schema: licenceRecordSchema } },
    async handle(c, { params }) {
      const licence = await service.store.licence(params.id);
      return licence ? c.json(show(licence)) : notFound(c, 'licence');
    },
  }),
  route({
    method: 'delete',
    path: '/v1/licences/{id}',
    permission: 'licence.grant',
    tag: 'Licences',
    summary: 'End a licence today',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    answers: {
      200: { description: 'Ended; twice is the same as once. What it earned stays owed.', schema: licenceRecordSchema },
    },
    handle: (c, { params, actor }) => writeOnce(c, actor, null, (once) => endLicence(service, params.id, once), show),
  }),
];
