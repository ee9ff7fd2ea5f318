import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { anybody, signedIn } from '../../../shared/operation/who.ts';
import { signedAnswer, signingForm, signingStanding } from '../../../shared/signing/signature.ts';
import { noticePath } from './notice-forms.ts';
import { listedShape } from './notice-view.ts';

const ofSigning = { entry: 'pledges/circulars/sign-circular', kind: 'api' } as const;
/** The chair of the region itself; the use case refuses one from above it. */
const byChair = { ...ofSigning, who: signedIn({ chair: 'covered' }) } as const;
const oneCircular = '/v1/circulars/{region}/{id}';

/** What signing a circular would do. */
export const circularSigning = z.extend(signingStanding, { notice: listedShape });

/** The electronic signature of a circular's PDF, where the deployment names a signing service. */
export const circularSigningOperations = {
  askCircularSigning: operation({
    ...byChair,
    method: 'GET',
    path: `${oneCircular}/signing`,
    says: 'What of a circular would be signed, and what came of the last try',
    more: 'Only for the chair of the region itself, of a circular with a PDF. Changes nothing.',
    takes: { path: noticePath },
    gives: { 200: givesWithPage('What would be signed', circularSigning) },
    refuses: ['invalid-fields', 'not-found', 'conflict'],
  }),
  signCircular: operation({
    ...byChair,
    method: 'POST',
    path: `${oneCircular}/signing`,
    says: 'Have the PDF of a circular signed electronically, once',
    more: 'NIK and passphrase are handed to the signing service once and stored nowhere. Upon `signing-unsure` nobody knows whether something was signed: `again: yes` signs nevertheless.',
    takes: {
      path: noticePath,
      body: signingForm,
      example: { nik: '9900000000000001', passphrase: 'contoh-sandi', attempt: 0 },
    },
    gives: {
      200: { description: 'The signature', schema: signedAnswer },
      303: { description: 'From a form: to the circular', headers: { location: 'The circular' } },
    },
    refuses: ['invalid-fields', 'not-found', 'conflict'],
  }),
  readSignedCircular: operation({
    ...ofSigning,
    method: 'GET',
    who: anybody,
    path: `${oneCircular}/signed-document`,
    says: 'The PDF of a circular as it was signed electronically',
    takes: { path: noticePath },
    gives: { 200: { description: 'The PDF', also: ['application/pdf'] } },
    refuses: ['invalid-fields', 'not-found'],
  }),
};
