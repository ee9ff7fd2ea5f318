import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemNow } from '../../shared/clock.ts';
import { byRoute } from '../../shared/http/by-route.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { keyBytes } from '../../shared/key-material.ts';
import { secretReader } from '../../shared/secrets.ts';
import { readSettings } from '../../shared/settings.ts';
import { showAlertHttp, takeAlertHttp } from './alert-link.http.ts';
import { alertStore } from './alert-store.ts';
import { alertLinkSettings } from './settings.ts';

const settings = readSettings(alertLinkSettings);
const needs = {
  alerts: alertStore(new DynamoDBClient(), settings.ALERTS_TABLE),
  linkKey: keyBytes(secretReader(settings.LINK_SECRET_ARN, systemNow)),
  now: systemNow,
};

export const handler = httpHandler(
  'alertLink',
  byRoute({ 'GET /a/{token}': showAlertHttp(needs), 'POST /a/{token}': takeAlertHttp(needs) }),
);
