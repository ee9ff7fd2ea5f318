import * as z from 'zod/mini';
import { refuseField } from '../../../shared/refusal.ts';
import { parseFollowUpCode } from '../intake/codes.ts';
import { reportKeyOf } from '../intake/submit-report.ts';

/** A follow-up code as somebody typed it. */
export const codeField = z.string().check(z.minLength(1), z.maxLength(60));

type Needs = { codeKey: () => Promise<Uint8Array> };

/** The key of the report a code would open; refuses only what cannot be a code, which anybody can tell. */
export const keyOfCode = async ({ codeKey }: Needs, typed: string): Promise<string> => {
  const code = parseFollowUpCode(typed);
  if (!code.ok) throw refuseField('code', code.reason, code.facts);
  return reportKeyOf(await codeKey(), code.digits);
};
