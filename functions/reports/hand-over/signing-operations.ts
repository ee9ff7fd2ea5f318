import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { satgas, signedInWithoutConflict } from '../../../shared/operation/who.ts';
import { signedAnswer, signingForm, signingStanding } from '../../../shared/signing/signature.ts';
import { casePath } from '../case-access.ts';

/** Which hand-over of which case. */
export const handOverPath = z.extend(casePath, {
  requestId: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
});

const ofLetters = {
  entry: 'reports/hand-over/sign-letter',
  who: signedInWithoutConflict(satgas),
  kind: 'api',
  shows: 'hand-over',
} as const;
const oneHandOver = '/v1/cases/{caseKey}/hand-overs/{requestId}';

/** What signing the letter of a hand-over would do. */
export const letterSigning = z.extend(signingStanding, {
  requestId: z.string(),
  letterNumber: z.string(),
});

/** The electronic signature of the letter that goes with a hand-over. */
export const letterOperations = {
  readLetter: operation({
    ...ofLetters,
    method: 'GET',
    path: `${oneHandOver}/letter`,
    says: 'The letter of a hand-over: as it was signed, or not signed yet',
    takes: { path: handOverPath },
    gives: { 200: { description: 'A PDF', also: ['application/pdf'] } },
    refuses: ['invalid-fields', 'not-found'],
  }),
  askLetterSigning: operation({
    ...ofLetters,
    method: 'GET',
    path: `${oneHandOver}/signing`,
    says: 'What of a hand-over would be signed, and what came of the last try',
    more: 'For whichever of the two who released it is a chair or from above the region, until Bawaslu has confirmed receipt. Changes nothing.',
    takes: { path: handOverPath },
    gives: { 200: givesWithPage('What would be signed', letterSigning) },
    refuses: ['invalid-fields', 'not-found'],
  }),
  signLetter: operation({
    ...ofLetters,
    method: 'POST',
    path: `${oneHandOver}/signing`,
    says: 'Have the letter of a hand-over signed electronically, once',
    more: 'NIK and passphrase are handed to the signing service once and stored nowhere. The package then holds the signed letter in place of the other. Upon `signing-unsure` nobody knows whether something was signed: `again: yes` signs nevertheless.',
    takes: {
      path: handOverPath,
      body: signingForm,
      example: { nik: '9900000000000001', passphrase: 'contoh-sandi', attempt: 0 },
    },
    gives: {
      200: { description: 'The signature', schema: signedAnswer },
      303: {
        description: 'From a form: back to the hand-overs',
        headers: { location: 'The hand-overs of the case' },
      },
    },
    refuses: ['invalid-fields', 'not-found', 'conflict'],
  }),
};
