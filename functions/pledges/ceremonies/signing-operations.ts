import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { overseers, signedIn } from '../../../shared/operation/who.ts';
import { ceremonyPath } from './ceremony-forms.ts';
import { location, oneCeremony, toPage } from './operation-parts.ts';
import { signedAnswer, signingForm } from '../../../shared/signing/signature.ts';
import { signingAnswer } from './signature.ts';

const ofSigning = { entry: 'pledges/ceremonies/sign-record', kind: 'api' } as const;
/** The chair of the region itself; the use case refuses one from above it. */
const byChair = { ...ofSigning, who: signedIn({ chair: 'covered' }) } as const;

/** The electronic signature of a sealed record, where the deployment names a signing service. */
export const signingOperations = {
  askSigning: operation({
    ...byChair,
    method: 'GET',
    path: `${oneCeremony}/signing`,
    says: 'What would be signed, and what came of the last try',
    more: 'Only for the chair of the region itself, of a sealed record. Changes nothing.',
    takes: { path: ceremonyPath },
    gives: { 200: givesWithPage('What would be signed', signingAnswer) },
    refuses: ['invalid-fields', 'not-found', 'conflict'],
  }),
  signRecord: operation({
    ...byChair,
    method: 'POST',
    path: `${oneCeremony}/signing`,
    says: 'Have the record of a ceremony signed electronically, once',
    more: 'NIK and passphrase are handed to the signing service once and stored nowhere. Upon `signing-unsure` nobody knows whether something was signed: `again: yes` signs nevertheless.',
    takes: {
      path: ceremonyPath,
      body: signingForm,
      example: { nik: '9900000000000001', passphrase: 'contoh-sandi', attempt: 0 },
    },
    gives: {
      200: { description: 'The signature', schema: signedAnswer, headers: location },
      ...toPage,
    },
    refuses: ['invalid-fields', 'not-found', 'conflict'],
  }),
  readSignedRecord: operation({
    ...ofSigning,
    kind: 'file',
    method: 'GET',
    who: signedIn(overseers),
    path: `${oneCeremony}/berita-acara-bertanda-tangan.pdf`,
    says: 'The record as it was signed electronically',
    takes: { path: ceremonyPath },
    gives: { 200: { description: 'A PDF', also: ['application/pdf'] } },
    refuses: ['invalid-fields', 'not-found'],
  }),
};
