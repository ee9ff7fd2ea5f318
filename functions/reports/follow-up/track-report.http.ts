import * as z from 'zod/mini';
import { parseFollowUpCode } from '../intake/codes.ts';
import { readBody } from '../../../shared/http/body.ts';
import type { Request } from '../../../shared/http/request.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { reportKeyOf } from '../intake/submit-report.ts';
import type { Said } from './answers-alike.ts';
import { sayFollowed, type CodeCount } from './follow-up-answer.ts';
import type { ReadTracked } from './tracked-reader.ts';

/** A follow-up code as somebody typed it. */
export const codeField = z.string().check(z.minLength(1), z.maxLength(60));

export const trackingForm = z.strictObject({
  code: codeField,
  before: z.optional(z.string().check(z.regex(/^\d{13}-[\w-]{1,40}$/))),
});

export type ByCode = {
  readTracked: ReadTracked;
  codeKey: () => Promise<Uint8Array>;
  newId: () => string;
  regionName: (region: string) => string;
  count: (name: CodeCount) => void;
};

/** The key of the report a code would open; refuses only what cannot be a code, which anybody can tell. */
export const keyOfCode = async ({ codeKey }: Pick<ByCode, 'codeKey'>, typed: string) => {
  const code = parseFollowUpCode(typed);
  if (code === undefined) throw refuseField('code', 'malformed');
  return reportKeyOf(await codeKey(), code);
};

/** POST /v1/tracking: where a report stands, for whoever holds its code. The code never stands in an address. */
export const trackReportHttp =
  (needs: ByCode) =>
  async (request: Request): Promise<Said> => {
    const { code, before } = readBody(request, trackingForm);
    const rows = await needs.readTracked(await keyOfCode(needs, code), before);
    return sayFollowed({ ...needs, rows, code, outcome: undefined });
  };
