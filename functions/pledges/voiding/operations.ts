import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { signedIn } from '../../../shared/operation/who.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';
import { voidingView, voidingsAnswer } from './voiding-view.ts';
import { decisions, voidingForm, voidingIdShape } from './voiding.ts';

const ofVoidings = { entry: 'pledges/erasure/erasures', kind: 'api' } as const;

const toPage = {
  303: { description: 'To the page of voidings', headers: { location: 'Its address' } },
} as const;

/** Voiding pledges in bulk, by two people. */
export const voidingOperations = {
  proposeVoiding: operation({
    ...ofVoidings,
    method: 'POST',
    path: '/v1/voidings',
    who: signedIn({ admin: 'covered' }),
    says: 'Propose to void pledges of a region by unit, ceremony, code of its screen, or hour',
    more: 'Nothing happens until another admin agrees. Void is what fits everything that is named and was pledged before the proposal. The reason is one of a list and stands on the public page with the number. Whoever is concerned can pledge again.',
    takes: {
      body: voidingForm,
      example: {
        region: '18.09',
        unit: 'DISDIK',
        hour: '2026-11-23T08',
        standing: 'claimed',
        reason: 'made-up',
        confirmed: true,
      },
    },
    gives: {
      201: { description: 'It waits for the second person', schema: voidingView },
      ...toPage,
    },
    refuses: ['invalid-fields', 'conflict'],
  }),
  decideVoiding: operation({
    ...ofVoidings,
    method: 'POST',
    path: '/v1/voidings/{voidingId}/decision',
    who: signedIn({ admin: 'covered' }),
    says: 'Agree to a proposed voiding, or reject it: another person than who proposed it',
    more: 'Within 72 hours, once. What is agreed on is carried out within minutes, in a large register within an hour.',
    takes: {
      path: z.object({ voidingId: voidingIdShape }),
      body: z.strictObject({ is: z.enum(decisions) }),
      example: { is: 'agreed' },
    },
    gives: { 200: { description: 'The voiding now', schema: voidingView }, ...toPage },
    refuses: ['invalid-fields', 'not-found', 'not-allowed', 'conflict', 'too-late'],
  }),
  listVoidings: operation({
    ...ofVoidings,
    method: 'GET',
    path: '/v1/voidings',
    who: signedIn({ admin: 'covered', oversight: 'covered' }),
    says: 'Voidings of a region, the newest fifty first',
    takes: { query: z.object({ region: z.optional(regionCode) }) },
    gives: { 200: givesWithPage('Which, why, by whom, and how many', voidingsAnswer) },
    refuses: ['invalid-fields'],
  }),
};
export type VoidingOperations = typeof voidingOperations;
