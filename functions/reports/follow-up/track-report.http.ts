import * as z from 'zod/mini';
import { zoneOf } from '../../../shared/calendar/zones.ts';
import { parseFollowUpCode } from '../../../shared/codes.ts';
import { readBody } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import type { TrackedReport } from '../report-store.ts';
import { reportKeyOf } from '../submit-report.ts';

export const trackingForm = z.strictObject({
  code: z.string().check(z.minLength(1), z.maxLength(60)),
});

type Needs = {
  findReport: (reportKey: string) => Promise<TrackedReport | undefined>;
  codeKey: () => Promise<Uint8Array>;
};

/** POST /v1/tracking: where a report stands, for whoever holds its code. The code never stands in an address. */
export const trackReportHttp =
  ({ findReport, codeKey }: Needs): HttpUseCase =>
  async (request) => {
    const code = parseFollowUpCode(readBody(request, trackingForm).code);
    if (code === undefined) throw refuseField('code', 'malformed');
    const report = await findReport(reportKeyOf(await codeKey(), code));
    if (!report) throw new Refusal('not-found', [{ field: 'code', reason: 'unknown-code' }]);
    const body = {
      caseNumber: report.caseNumber,
      region: report.region,
      lane: report.lane,
      stage: 'received',
      receivedAt: new Date(report.receivedAt).toISOString(),
    };
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('../pages/track.tsx')).renderTracked(frame, {
          ...body,
          zone: zoneOf(report.region),
        }),
    };
  };
