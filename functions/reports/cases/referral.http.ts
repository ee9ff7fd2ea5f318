import * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { caseForOfficer } from './case-for-officer.ts';
import { authorities } from './case-moves.ts';
import type { CaseStore } from './case-store.ts';
import type { readCaseFile } from './read-case.ts';
import { printReferral } from './referral.ts';

export const referralQuery = z.object({ to: z.enum(authorities) });

type Needs = {
  campaign: Campaign;
  cases: Pick<CaseStore, 'find'>;
  readFile: ReturnType<typeof readCaseFile>;
  now: () => number;
};

/** GET /v1/cases/{caseKey}/referral: the page that goes to an authority, as a PDF; printing it moves nothing. */
export const referralHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { kept, person } = await caseForOfficer('printReferral', needs, request);
    const { to } = readParameters(request.query, referralQuery);
    const content = await printReferral({
      file: await needs.readFile(kept, person),
      to,
      regionName: servedRegion(needs.campaign, kept.region)?.name ?? kept.region,
      madeAt: needs.now(),
    });
    const name = `${kept.caseNumber}-${to}.pdf`.replace(/[^\w.-]/g, '-');
    return {
      status: 200,
      file: { type: 'application/pdf', content: Buffer.from(content) },
      headers: { 'content-disposition': `attachment; filename="${name}"` },
    };
  };
