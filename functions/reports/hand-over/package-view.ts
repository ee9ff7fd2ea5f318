import * as z from 'zod/mini';
import { signedAnswer } from '../../../shared/signing/signature.ts';

const nullableText = z.nullable(z.string());

/** What is in a package, for whoever holds link and code. */
export const packageView = z.object({
  caseNumber: z.string(),
  letterNumber: z.string(),
  recipient: z.string(),
  /** The electronic signature of the letter; null before there is one. */
  signed: z.nullable(signedAnswer),
  until: z.string(),
  files: z.array(
    z.object({
      file: z.string(),
      kind: z.enum(['paper', 'original']),
      type: z.string(),
      bytes: z.nullable(z.int()),
      sha256: nullableText,
    }),
  ),
  receivedAt: nullableText,
  registerNumber: nullableText,
});
