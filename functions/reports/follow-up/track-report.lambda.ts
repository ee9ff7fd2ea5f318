import { attemptsOf } from '../../../shared/attempt.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { addMessage } from '../messages/add-message.ts';
import { wireFollowUp } from './follow-up-wiring.ts';
import { liveCatalogue } from '../law/live-catalogue.ts';
import { followUpOperations } from './operations.ts';
import { changeFormAgain, codeFormAgain } from './refused-forms.ts';
import { sendMessageHttp } from './send-message.http.ts';
import { trackReportSettings } from './settings.ts';
import { trackReportHttp } from './track-report.http.ts';

const settings = readSettings(trackReportSettings);
const needs = wireFollowUp(tableClient(), settings, {
  campaign: liveCampaign(import.meta.url),
  catalogue: liveCatalogue(),
});
const attemptOf = attemptsOf('reporter-message', needs.codeKey);
const sendMessage = sendMessageHttp({ ...needs, add: addMessage(needs), attemptOf });

export const handler = serve('reports/follow-up/track-report', followUpOperations, {
  trackReport: { does: needs.alike(trackReportHttp(needs)), formAgain: codeFormAgain },
  messageSatgas: {
    does: needs.alike(sendMessage),
    formAgain: changeFormAgain('messages', needs.newId),
  },
});
