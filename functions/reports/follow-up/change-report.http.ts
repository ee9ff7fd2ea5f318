import * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import { readBody } from '../../../shared/http/body.ts';
import type { Request } from '../../../shared/http/request.ts';
import { parseMobile } from '../../../shared/phone.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { text } from '../intake/ask.ts';
import { keptUntil } from '../intake/retention.ts';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import type { Said } from './answers-alike.ts';
import type { ChangeReport } from './change-report.ts';
import { sayFollowed, type Outcome } from './follow-up-answer.ts';
import { codeField, keyOfCode, type ByCode } from './track-report.http.ts';
import type { TrackedReport } from '../messages/tracked-report.ts';

/** Agreement by JSON (`true`) or by the box of a form ('yes'); nothing is done without it. */
const agreed = z.union([z.literal(true), z.literal('yes'), z.literal('true')], 'must-agree');

const visible = (least: number, most: number) =>
  text(least, most).check(z.refine((said) => tidyText(said).length >= least, 'too-short'));

export const nameForm = z.strictObject({
  code: codeField,
  reporterName: visible(2, 120),
  reporterAddress: visible(5, 240),
  reporterPhone: z.optional(z.string().check(z.minLength(6), z.maxLength(24))),
  reporterEmail: z.optional(z.email().check(z.maxLength(120))),
  agreed,
});

export const withdrawalForm = z.strictObject({
  code: codeField,
  reason: visible(10, 500),
  agreed,
});

type Needs = ByCode & {
  changes: ChangeReport;
  findReport: (reportKey: string) => Promise<TrackedReport | undefined>;
  now: Now;
};

/** POST /v1/tracking/name: the reporter of a lead gives their name, and it becomes a report; the same calls for any code. */
export const giveNameHttp =
  (needs: Needs) =>
  async (request: Request): Promise<Said> => {
    const { code, ...said } = readBody(request, nameForm);
    const identity = tidied(said);
    const reportKey = await keyOfCode(needs, code);
    const report = await needs.findReport(reportKey);
    const raised = await needs.changes.raise({
      reportKey,
      identity,
      // Keyed: a plain hash would let who reads the report try out names.
      bodyHash: keyedHash(await needs.codeKey(), 'name', JSON.stringify(identity)),
      at: needs.now(),
      expiresAt: keptUntil('named', report?.receivedAt ?? 0),
    });
    return followed(needs, { reportKey, code, outcome: raised });
  };

/** POST /v1/tracking/withdrawal: the reporter withdraws a report that was not passed on yet; the same calls for any code. */
export const withdrawHttp =
  (needs: Needs) =>
  async (request: Request): Promise<Said> => {
    const { code, reason } = readBody(request, withdrawalForm);
    const reportKey = await keyOfCode(needs, code);
    const outcome = await needs.changes.withdraw({
      reportKey,
      reason: tidyText(reason),
      at: needs.now(),
    });
    return followed(needs, { reportKey, code, outcome });
  };

type Changed = { reportKey: string; code: string; outcome: Outcome | 'no-report' };

const followed = async (needs: Needs, { reportKey, code, outcome }: Changed): Promise<Said> =>
  sayFollowed({
    ...needs,
    rows: await needs.readTracked(reportKey),
    code,
    outcome: outcome === 'no-report' ? undefined : outcome,
  });

type Identity = Omit<z.infer<typeof nameForm>, 'code'>;

const tidied = (said: Identity): Record<string, string> => ({
  reporterName: tidyText(said.reporterName),
  reporterAddress: tidyText(said.reporterAddress),
  ...(said.reporterPhone !== undefined && { reporterPhone: mobile(said.reporterPhone) }),
  ...(said.reporterEmail !== undefined && { reporterEmail: tidyText(said.reporterEmail) }),
});

const mobile = (typed: string): string => {
  const parsed = parseMobile(typed);
  if (!parsed.ok) throw refuseField('reporterPhone', parsed.reason);
  return parsed.e164;
};
