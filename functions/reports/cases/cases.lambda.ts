import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { wireCases } from './case-wiring.ts';
import { caseFormAgain } from './case-page.ts';
import { checklistHttp } from './checklist.http.ts';
import { completeLeadHttp } from './complete-lead.http.ts';
import { exportCasesHttp } from './export-cases.ts';
import { fieldSheetsHttp } from './field-sheets.http.ts';
import { listReviewsHttp } from './list-reviews.http.ts';
import { listTasksHttp } from './list-tasks.http.ts';
import { listCasesHttp } from './list-cases.http.ts';
import { moveCaseHttp } from './move-case.http.ts';
import { nameUnitHttp } from './name-unit.http.ts';
import { enterReferencesHttp, noteCaseHttp } from './note-case.http.ts';
import { caseOperations } from './operations.ts';
import { readCaseHttp } from './read-case.http.ts';
import { referralHttp } from './referral.http.ts';
import { reviewEndingHttp } from './review-ending.http.ts';
import { casesSettings } from './settings.ts';

const settings = readSettings(casesSettings);
const desk = wireCases(tableClient(), settings, liveCampaign(import.meta.url));
const formAgain = caseFormAgain(desk);

export const handler = serve('reports/cases/cases', caseOperations, {
  listCases: listCasesHttp(desk),
  listTasks: listTasksHttp(desk),
  listReviews: listReviewsHttp(desk),
  exportCases: exportCasesHttp(desk),
  readCase: readCaseHttp(desk),
  moveCase: { does: moveCaseHttp(desk), formAgain },
  checkCase: { does: checklistHttp(desk), formAgain },
  completeLead: { does: completeLeadHttp(desk), formAgain },
  noteCase: { does: noteCaseHttp(desk), formAgain },
  enterReferences: { does: enterReferencesHttp(desk), formAgain },
  nameUnit: { does: nameUnitHttp(desk), formAgain },
  reviewEnding: { does: reviewEndingHttp(desk), formAgain },
  printReferral: referralHttp(desk),
  showFieldSheets: fieldSheetsHttp(desk),
});
