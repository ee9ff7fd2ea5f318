import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { caseForOfficer } from './case-for-officer.ts';
import { casePage, type CasePageNeeds } from './case-page.ts';

/** GET /v1/cases/{caseKey}: the file of a case; reading it changes nothing. */
export const readCaseHttp =
  (needs: CasePageNeeds): HttpUseCase =>
  async (request) => {
    const seen = await caseForOfficer('readCase', needs, request);
    if (request.wantsHtml) {
      const done = request.query['done'] !== undefined;
      return { status: 200, page: casePage(needs, seen, { done }) };
    }
    return { status: 200, body: await needs.readFile(seen.kept, seen.person) };
  };
