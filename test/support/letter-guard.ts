import {
  askLetterSigningHttp,
  readLetterHttp,
  signLetterHttp,
} from '../../functions/reports/hand-over/sign-letter.http.ts';
import { letterOperations } from '../../functions/reports/hand-over/signing-operations.ts';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { served } from '../../shared/operation/serve.ts';
import type { Sent } from './case-asks.ts';
import type { needsOf } from './case-guard.ts';

const { readLetter, askLetterSigning, signLetter } = letterOperations;
const params = { requestId: 'r'.repeat(22) };
const body = { nik: '9900000000000001', passphrase: 'contoh-sandi', attempt: 0 };

/** Every operation on the letter of a hand-over, and what it is sent. */
export const ofLetters = (
  needs: ReturnType<typeof needsOf>,
): Record<string, [HttpUseCase, Sent]> => ({
  readLetter: [served(readLetter, readLetterHttp(needs)), { params }],
  askLetterSigning: [served(askLetterSigning, askLetterSigningHttp(needs)), { params }],
  signLetter: [served(signLetter, signLetterHttp(needs)), { params, body }],
});
