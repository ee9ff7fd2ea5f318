import type { Does } from '../../../shared/operation/call.ts';
import { caseForOfficer } from './case-for-officer.ts';
import { casePage, type CasePageNeeds } from './case-page.ts';
import type { caseOperations } from './operations.ts';

/** GET /v1/cases/{caseKey}: the file of a case; reading it changes nothing but how its holder is called. */
export const readCaseHttp =
  (needs: CasePageNeeds): Does<typeof caseOperations.readCase> =>
  async (call) => {
    const seen = await caseForOfficer(needs, call);
    if (call.request.wantsHtml) {
      const done = call.query.done !== undefined;
      return { status: 200, page: casePage(needs, seen, { done }) };
    }
    return { status: 200, body: await needs.readFile(seen.kept, seen) };
  };
