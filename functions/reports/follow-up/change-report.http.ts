import type { Now } from '../../../shared/clock.ts';
import type { Call } from '../../../shared/operation/call.ts';
import { parseMobile } from '../../../shared/phone.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { keptUntil } from '../intake/retention.ts';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import type { ChangeReport } from './change-report.ts';
import {
  followUpReply,
  type FollowUpNeeds,
  type FollowUpReply,
  type Outcome,
} from './follow-up-answer.ts';
import type { followUpOperations } from './operations.ts';
import { keyOfCode } from './report-code.ts';
import type { TrackedReport } from '../messages/tracked-report.ts';

type FollowUp = typeof followUpOperations;
type Needs = FollowUpNeeds & {
  changes: ChangeReport;
  findReport: (reportKey: string) => Promise<TrackedReport | undefined>;
  now: Now;
};

/** POST /v1/tracking/name: the reporter of a lead gives their name, and it becomes a report; the same calls for any code. */
export const giveNameHttp =
  (needs: Needs) =>
  async ({ body: { code, ...said } }: Call<FollowUp['giveName']>): Promise<FollowUpReply> => {
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
  async ({ body: { code, reason } }: Call<FollowUp['withdrawReport']>): Promise<FollowUpReply> => {
    const reportKey = await keyOfCode(needs, code);
    const outcome = await needs.changes.withdraw({
      reportKey,
      reason: tidyText(reason),
      at: needs.now(),
    });
    return followed(needs, { reportKey, code, outcome });
  };

type Changed = { reportKey: string; code: string; outcome: Outcome | 'no-report' };

const followed = async (
  needs: Needs,
  { reportKey, code, outcome }: Changed,
): Promise<FollowUpReply> =>
  followUpReply({
    ...needs,
    rows: await needs.readTracked(reportKey),
    code,
    outcome: outcome === 'no-report' ? undefined : outcome,
  });

type Identity = Omit<Call<FollowUp['giveName']>['body'], 'code'>;

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
