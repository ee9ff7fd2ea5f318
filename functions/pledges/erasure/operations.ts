import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { signedIn } from '../../../shared/operation/who.ts';
import { erasuresAnswer, erasuresQuery, shownErasure } from './erasure.ts';
import { erasureForm } from './erasure-form.ts';

const ofErasures = {
  entry: 'pledges/erasure/erasures',
  kind: 'api',
  path: '/v1/erasures',
} as const;

/**
 * Erasure on a lawful request (UU 27/2022 arts 8, 43-45): the act, and its trace without personal data. An erasure
 * answers whether somebody had pledged: few do it, and others look at what they did.
 */
export const erasureOperations = {
  erasePerson: operation({
    ...ofErasures,
    method: 'POST',
    who: signedIn({ admin: 'covered' }),
    says: 'Erase a person’s pledge in a region, and, if asked, forget them on its roster',
    more: 'The number is keyed and not stored. The answer is the trace: what was erased, why, by which written request, by whom. At most 20 a day and admin. The same call again by its `Idempotency-Key` within a day returns the same trace. Whoever pledges later, by an offline phone or a sheet on its way, too, has pledged anew. Copies in the stream go after 24 hours, in backups after 35 days.',
    takes: {
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
    gives: {
      201: {
        description: 'It is erased, or there was nothing: the trace says which',
        schema: shownErasure,
        headers: { location: 'Where the traces of the region can be read' },
      },
      303: { description: 'To the page of erasures', headers: { location: 'Its address' } },
    },
    refuses: [
      'invalid-fields',
      'malformed-request',
      'malformed-json',
      'body-too-large',
      'media-type-refused',
      'conflict',
      'too-many-requests',
    ],
  }),
  listErasures: operation({
    ...ofErasures,
    method: 'GET',
    who: signedIn({ admin: 'covered', oversight: 'covered' }),
    says: 'The traces of erasures in a region, the newest first, a hundred at a time',
    takes: { query: erasuresQuery },
    gives: {
      200: givesWithPage(
        'When, by whom, why, by which request, what; nothing of the person',
        erasuresAnswer,
      ),
    },
    refuses: ['invalid-fields'],
  }),
};

export type ErasureOperations = typeof erasureOperations;
