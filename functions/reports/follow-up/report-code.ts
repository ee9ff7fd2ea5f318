import * as z from 'zod/mini';
import { refuseField } from '../../../shared/refusal.ts';
import { parseFollowUpCode } from '../intake/codes.ts';
import { reportKeyOf } from '../intake/submit-report.ts';
import type { FindSlip } from '../slips/slip-store.ts';

/** A follow-up code as somebody typed it. */
export const codeField = z.string().check(z.minLength(1), z.maxLength(60));

type Needs = { codeKey: () => Promise<Uint8Array>; reportOfSlip: FindSlip };

/**
 * The key of the report a code would open; refuses only what cannot be a code, which anybody can tell. The same calls
 * for any code: one shown before its report came leads to it, any other is the code of the report itself, or of none.
 */
export const keyOfCode = async (
  { codeKey, reportOfSlip }: Needs,
  typed: string,
): Promise<string> => {
  const code = parseFollowUpCode(typed);
  if (!code.ok) throw refuseField('code', code.reason, code.facts);
  const own = reportKeyOf(await codeKey(), code.digits);
  return (await reportOfSlip(own)) ?? own;
};
