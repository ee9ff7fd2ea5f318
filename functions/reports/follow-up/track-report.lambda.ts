import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attemptsOf } from '../../../shared/attempt.ts';
import { readCampaign } from '../../../shared/campaign.ts';
import { byRoute } from '../../../shared/http/by-route.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { withForm } from '../../../shared/http/with-form.ts';
import { readSettings } from '../../../shared/settings.ts';
import { addMessage } from '../messages/add-message.ts';
import { byCode } from './by-code.ts';
import { changeFormAgain, codeFormAgain } from './form-again.ts';
import { sendMessageHttp } from './send-message.http.ts';
import { trackReportSettings } from './settings.ts';
import { trackReportHttp } from './track-report.http.ts';

const settings = readSettings(trackReportSettings);
const needs = byCode(new DynamoDBClient(), settings, readCampaign(import.meta.url));
const attemptOf = attemptsOf('reporter-message', needs.codeKey);
const sendMessage = sendMessageHttp({ ...needs, add: addMessage(needs), attemptOf });

export const handler = httpHandler(
  'trackReport',
  byRoute({
    'POST /v1/tracking': withForm(needs.alike(trackReportHttp(needs)), codeFormAgain),
    'POST /v1/tracking/messages': withForm(
      needs.alike(sendMessage),
      changeFormAgain('messages', needs.newId),
    ),
  }),
);
