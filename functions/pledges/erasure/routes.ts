import type { Route } from '../../route.ts';
import { erasureForm } from './erasure-form.ts';
import { erasuresAnswer, erasuresQuery, toldErasure } from './erasures.http.ts';

const common = {
  entry: 'pledges/erasure/erasures',
  access: 'signed-in',
  kind: 'api',
  path: '/v1/erasures',
} as const;

/** Erasure on a lawful request (UU 27/2022 arts 8, 43-45): the act, and its trace without personal data. */
export const erasureRoutes: Route[] = [
  {
    ...common,
    operation: 'erasePerson',
    method: 'POST',
    summary: 'Erase a person’s pledge in a region, and, if asked, forget them on its roster',
    description:
      'The number is keyed and not kept. The answer is the trace: what was erased, why, by which written request, by whom. At most 20 a day and admin. The same call again by its `Idempotency-Key` within a day answers the same trace. Whoever pledges later, by an offline phone or a sheet on its way, too, has pledged anew. Copies in the stream go after 24 hours, in backups after 35 days.',
    request: {
      body: erasureForm,
      example: {
        region: '18.09',
        numberKind: 'nip',
        number: '198609262015051001',
        reason: 'person-asks',
        reference: '800/123/BKPSDM/2026',
        forgetOnRoster: true,
        confirmed: true,
      },
    },
    answers: {
      201: {
        description: 'It is erased, or there was nothing: the trace says which',
        schema: toldErasure,
        headers: { location: 'Where the traces of the region can be read' },
      },
      303: { description: 'To the page of erasures', headers: { location: 'Its address' } },
    },
    refusals: [
      'invalid-fields',
      'malformed-request',
      'malformed-json',
      'body-too-large',
      'media-type-refused',
      'conflict',
      'too-many-requests',
    ],
  },
  {
    ...common,
    operation: 'listErasures',
    method: 'GET',
    summary: 'The traces of erasures in a region, the newest first, a hundred at a time',
    request: { query: erasuresQuery },
    answers: {
      200: {
        description: 'When, by whom, why, by which request, what; nothing of the person',
        schema: erasuresAnswer,
        also: ['text/html'],
      },
    },
    refusals: ['invalid-fields'],
  },
];
