import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { caseForOfficer } from './case-for-officer.ts';
import type { CaseStore } from './case-store.ts';
import type { readCaseFile } from './read-case.ts';

type Needs = {
  cases: Pick<CaseStore, 'find'>;
  readFile: ReturnType<typeof readCaseFile>;
  now: () => number;
};

/** GET /v1/cases/{caseKey}: the file of a case; reading it changes nothing. */
export const readCaseHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { kept, person } = await caseForOfficer('readCase', needs, request);
    return { status: 200, body: await needs.readFile(kept, person) };
  };
