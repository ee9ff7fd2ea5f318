import type { Does } from '../../../shared/operation/call.ts';
import type { Desk } from '../case-access.ts';
import { caseForOfficer } from './case-for-officer.ts';
import type { CaseStore } from './case-store.ts';
import { fieldSheets } from './field-sheets.ts';
import type { caseOperations } from './operations.ts';
import type { readCaseFile } from './read-case.ts';

type Needs = Desk & {
  cases: Pick<CaseStore, 'find'>;
  now: () => number;
  readFile: ReturnType<typeof readCaseFile>;
};

/** GET /v1/cases/{caseKey}/field-sheets: what SBT, I'DIS and a supervisor's form ask, to copy from; never who reported. */
export const fieldSheetsHttp =
  (needs: Needs): Does<typeof caseOperations.showFieldSheets> =>
  async (call) => {
    const { kept, ...officer } = await caseForOfficer(needs, call);
    const sheets = fieldSheets(await needs.readFile(kept, officer));
    return {
      status: 200,
      body: { sheets },
      page: async (frame) =>
        (await import('./pages/field-sheets.tsx')).renderFieldSheets(frame, {
          ...{ sheets, caseKey: kept.caseKey, caseNumber: kept.caseNumber },
        }),
    };
  };
