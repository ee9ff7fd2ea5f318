import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody } from '../../../shared/operation/who.ts';
import { handOverAnswer, handOverForm, mostHanded } from './handed.ts';

const ofPledging = { entry: 'pledges/pledging/submit-pledge', who: anybody, kind: 'api' } as const;

export const handingOverOperations = {
  readHandOverKey: operation({
    ...ofPledging,
    method: 'GET',
    path: '/v1/hand-overs/key',
    says: 'The public key (P-256) that phones without a signal seal their pledges to',
    gives: { 200: { description: 'The key', schema: z.object({ key: z.string() }) } },
    refuses: [],
  }),
  handOver: operation({
    ...ofPledging,
    method: 'POST',
    path: '/v1/hand-overs',
    says: `Hand in pledges of phones without a signal, sealed as their QR codes show them (up to ${mostHanded})`,
    more: 'Each is stored as if its own phone had sent it: the same pledge from that phone, again, or from somebody else, in any order, changes nothing. A ticket that lives makes it `attended`, anything else `claimed`. One state for each, in the order sent; `unreadable` says that it was sealed to another key or changed.',
    takes: {
      body: handOverForm,
      bodyTypes: ['application/json'],
      example: { pledges: ['BHk0…'.replace('…', 'x'.repeat(8))] },
    },
    gives: { 200: { description: 'What became of each', schema: handOverAnswer } },
    refuses: ['invalid-fields'],
  }),
  showTakingPage: operation({
    method: 'GET',
    path: '/titipan',
    entry: 'pledges/pledging/pledge-pages',
    who: anybody,
    kind: 'page',
    says: 'Where somebody takes the pledges of phones without a signal, to hand them in later',
    gives: { 200: givesWithPage('Where to send them', z.object({ form: z.string() })) },
    refuses: [],
  }),
};
