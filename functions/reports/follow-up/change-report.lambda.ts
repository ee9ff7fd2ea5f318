import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { wireFollowUp } from './follow-up-wiring.ts';
import { liveCatalogue } from '../law/live-catalogue.ts';
import { giveNameHttp, withdrawHttp } from './change-report.http.ts';
import { reportChanges } from './change-report.ts';
import { followUpOperations } from './operations.ts';
import { changeFormAgain } from './refused-forms.ts';
import { changeReportSettings } from './settings.ts';

const settings = readSettings(changeReportSettings);
const client = tableClient();
const code = wireFollowUp(client, settings, {
  campaign: liveCampaign(import.meta.url),
  catalogue: liveCatalogue(),
});
const tables = { ...code.tables, reporters: settings.REPORTERS_TABLE };
const needs = { ...code, changes: reportChanges(client, tables) };

export const handler = serve('reports/follow-up/change-report', followUpOperations, {
  giveName: {
    does: needs.alike(giveNameHttp(needs)),
    formAgain: changeFormAgain('name', needs.newId),
  },
  withdrawReport: {
    does: needs.alike(withdrawHttp(needs)),
    formAgain: changeFormAgain('withdrawal', needs.newId),
  },
});
