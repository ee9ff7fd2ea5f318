import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody } from '../../../shared/operation/who.ts';
import { pledgeAccepted, pledgeForm } from '../register/pledge-form.ts';

const pages = { entry: 'pledges/pledging/pledge-pages', who: anybody, kind: 'page' } as const;
const formAt = z.object({ form: z.string() });

export const pledgingOperations = {
  submitPledge: operation({
    method: 'POST',
    path: '/v1/pledges',
    entry: 'pledges/pledging/submit-pledge',
    who: anybody,
    kind: 'api',
    says: 'Pledge neutrality and get a signed receipt',
    more: 'A first and a repeated pledge get the same answer and a receipt of their own; each person is counted once. A ticket of a ceremony that lives makes it `attended`, anything else `claimed`; who signs in at `/ikrar/akun/masuk` makes one `confirmed`, where the deployment names an issuer. A claim never takes the place of proof. A retry under the same Idempotency-Key gets a receipt of the same number, whatever was stored before. Where many claimed from one address or network within minutes, a claim is stored as any other and looked at, unless a puzzle is solved (`Puzzle`); what a ticket proves is never asked for one.',
    takes: {
      body: pledgeForm,
      puzzle: true,
      example: {
        region: '18.09',
        unit: 'DISDIK',
        staffKind: 'pns',
        number: '198609262015051001',
        agreed: true,
      },
    },
    gives: { 201: givesWithPage('The pledge is stored', pledgeAccepted) },
    refuses: ['invalid-fields', 'puzzle-first'],
  }),
  showPledgePage: operation({
    ...pages,
    method: 'GET',
    path: '/ikrar',
    // Phases open and close, and words change, at midnight.
    stored: { by: 'question', seconds: 60 },
    says: 'The pledge form',
    takes: { query: z.record(z.string(), z.string()) },
    gives: { 200: givesWithPage('Where to send it', formAt) },
    refuses: [],
  }),
  showVerifyPage: operation({
    ...pages,
    method: 'GET',
    path: '/verifikasi',
    says: 'Paste a receipt to verify it',
    takes: { query: z.object({ receipt: z.optional(z.string()) }) },
    gives: {
      200: givesWithPage('Where to send it', formAt),
      303: {
        description: 'To the verification of the receipt',
        headers: { location: 'Its address' },
      },
    },
    refuses: [],
  }),
};
