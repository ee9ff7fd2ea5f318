import { systemNow } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { nationSettings } from '../settings.ts';
import { readMembers } from './member.ts';
import { exportNationHttp, nationHttp } from './nation.http.ts';
import { nationStore } from './nation-store.ts';
import { nationOperations } from './operations.ts';

const settings = readSettings(nationSettings);
const needs = {
  members: readMembers(import.meta.url),
  nation: nationStore(tableClient(), settings.NATION_TABLE),
  now: systemNow,
};

export const handler = serve('satgas/nation/nation', nationOperations, {
  overseeNation: nationHttp(needs),
  exportNation: exportNationHttp(needs),
});
