import { readFixed } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { endingStore } from './ending-store.ts';
import { sessionOperations } from './operations.ts';
import { endSessionsHttp, listEndingsHttp } from './sessions.http.ts';
import { sessionsSettings } from './settings.ts';

const settings = readSettings(sessionsSettings);
const needs = {
  endings: endingStore(tableClient(), settings.SESSION_ENDINGS_TABLE),
  served: readFixed(import.meta.url).everyRegion,
  now,
};

export const handler = serve('site/sessions/sessions', sessionOperations, {
  endSessions: endSessionsHttp(needs),
  listSessionEndings: listEndingsHttp(needs),
});
