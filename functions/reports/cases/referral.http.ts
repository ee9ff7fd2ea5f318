import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { everyUnit } from '../../../shared/units.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { Desk } from '../case-access.ts';
import { caseForOfficer } from './case-for-officer.ts';
import type { CaseStore } from './case-store.ts';
import type { caseOperations } from './operations.ts';
import type { readCaseFile } from './read-case.ts';
import { printReferral } from './referral.ts';

type Needs = Desk & {
  campaign: Campaign;
  cases: Pick<CaseStore, 'find'>;
  readFile: ReturnType<typeof readCaseFile>;
  now: () => number;
};

/** GET /v1/cases/{caseKey}/referral: the page for an authority, as a PDF; printing it moves nothing. */
export const referralHttp =
  (needs: Needs): Does<typeof caseOperations.printReferral> =>
  async (call) => {
    const { kept, ...officer } = await caseForOfficer(needs, call);
    const { to } = call.query;
    const region = servedRegion(needs.campaign, kept.region);
    const content = await printReferral({
      file: await needs.readFile(kept, officer),
      to,
      regionName: region?.name ?? kept.region,
      units: region ? everyUnit(region) : [],
      madeAt: needs.now(),
    });
    const name = `${kept.caseNumber}-${to}.pdf`.replace(/[^\w.-]/g, '-');
    return {
      status: 200,
      file: { type: 'application/pdf', content: Buffer.from(content) },
      headers: { 'content-disposition': `attachment; filename="${name}"` },
    };
  };
