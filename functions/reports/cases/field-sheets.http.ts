import type { Campaign } from '../../../shared/campaign.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { Desk } from '../case-access.ts';
import { caseForOfficer } from './case-for-officer.ts';
import type { CaseStore } from './case-store.ts';
import { fieldSheets } from './field-sheets.ts';
import type { caseOperations } from './operations.ts';
import type { CaseFile } from './case-file-answer.ts';
import type { readCaseFile } from './read-case.ts';
import { unitNamedIn } from '../unit-named.ts';

type Needs = Desk & {
  campaign: Campaign;
  cases: Pick<CaseStore, 'find'>;
  now: () => number;
  readFile: ReturnType<typeof readCaseFile>;
};

/** GET /v1/cases/{caseKey}/field-sheets: what SBT, I'DIS and a supervisor's form ask, to copy from; never who reported. */
export const fieldSheetsHttp =
  (needs: Needs): Does<typeof caseOperations.showFieldSheets> =>
  async (call) => {
    const { kept, ...officer } = await caseForOfficer(needs, call);
    const file = await needs.readFile(kept, officer);
    const sheets = fieldSheets(withUnitNamed(needs.campaign, file));
    return {
      status: 200,
      body: { sheets },
      page: async (frame) =>
        (await import('./pages/field-sheets.tsx')).renderFieldSheets(frame, {
          ...{ sheets, caseKey: kept.caseKey, caseNumber: kept.caseNumber },
        }),
    };
  };

const withUnitNamed = (campaign: Campaign, file: CaseFile): CaseFile => ({
  ...file,
  report: file.report && {
    ...file.report,
    details: unitNamedIn(campaign, file.region, file.report.details),
  },
});
