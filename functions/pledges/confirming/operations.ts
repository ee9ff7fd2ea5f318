import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody } from '../../../shared/operation/who.ts';
import { regionCode } from '../../../shared/regions/region-code.ts';
import { asnPaths } from '../register/asn-paths.ts';
import { pledgeAccepted, pledgeForm } from '../register/pledge-form.ts';
import { confirmForm } from './confirm-form.ts';

const confirming = { entry: 'pledges/confirming/confirming', who: anybody } as const;
const place = z.object({ region: z.optional(regionCode), unit: z.optional(pledgeForm.shape.unit) });
const onward = {
  303: { description: 'Onward', headers: { location: 'Where to go next' } },
} as const;
const whereNone = 'Where the deployment names no issuer of civil servants: 404 `not-found`.';

export const confirmingOperations = {
  startAsnSignIn: operation({
    ...confirming,
    method: 'GET',
    path: asnPaths.start,
    kind: 'page',
    says: 'To the sign-in page of the civil servants’ issuer (OIDC, code with PKCE)',
    more: whereNone,
    takes: { query: place },
    gives: onward,
    refuses: ['not-found', 'invalid-fields'],
  }),
  finishAsnSignIn: operation({
    ...confirming,
    method: 'GET',
    path: asnPaths.back,
    kind: 'page',
    says: 'Back from the civil servants’ issuer: verifies the ID token, and stores nothing',
    more: whereNone,
    takes: {
      // The issuer may add parameters of its own.
      query: z.catchall(
        z.object({
          code: z.optional(z.string()),
          state: z.optional(z.string()),
          error: z.optional(z.string()),
        }),
        z.optional(z.string()),
      ),
    },
    gives: onward,
    refuses: ['not-found', 'not-signed-in'],
  }),
  showConfirmPage: operation({
    ...confirming,
    method: 'GET',
    path: asnPaths.form,
    kind: 'page',
    says: 'The pledge form of a civil servant who signed in',
    takes: { query: place },
    gives: {
      200: givesWithPage(
        'Where to send it, and for which sign-in',
        z.object({ form: z.string(), signIn: z.string() }),
      ),
    },
    refuses: ['not-found', 'not-signed-in', 'invalid-fields'],
  }),
  confirmPledge: operation({
    ...confirming,
    method: 'POST',
    path: asnPaths.send,
    kind: 'api',
    says: 'Pledge as the civil servant who signed in, and get a signed receipt',
    more: `Makes the pledge \`confirmed\`. For browsers that signed in by \`${asnPaths.start}\`: the sealed cookie set there tells whose pledge it is, lives ten minutes and is good for that person alone; \`signIn\` is what the form was shown with. There is no number in the body, and programs have no other way: whoever only knows a number claims (\`POST /v1/pledges\`). A first and a repeated pledge get the same answer. ${whereNone}`,
    takes: {
      body: confirmForm,
      example: {
        region: '18.09',
        unit: 'DISDIK',
        staffKind: 'pns',
        signIn: 'what-the-form-was-shown-with',
        agreed: true,
      },
    },
    gives: { 201: givesWithPage('The pledge is stored', pledgeAccepted) },
    refuses: ['not-found', 'not-signed-in', 'invalid-fields'],
  }),
};
