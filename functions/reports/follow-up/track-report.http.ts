import type { Call } from '../../../shared/operation/call.ts';
import type { followUpOperations } from './operations.ts';
import { followUpReply, type FollowUpNeeds, type FollowUpReply } from './follow-up-answer.ts';
import { keyOfCode } from './report-code.ts';

type Track = typeof followUpOperations.trackReport;

/** POST /v1/tracking: the state of a report, for whoever has its code. The code is never part of an address. */
export const trackReportHttp =
  (needs: FollowUpNeeds) =>
  async ({ body: { code, before } }: Call<Track>): Promise<FollowUpReply> => {
    const rows = await needs.readTracked(await keyOfCode(needs, code), before);
    return followUpReply({ ...needs, rows, code, outcome: undefined });
  };
