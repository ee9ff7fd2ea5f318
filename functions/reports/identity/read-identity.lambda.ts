import { randomUUID } from 'node:crypto';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { readIdentitySettings } from '../follow-up/settings.ts';
import { wireDesk } from '../wire-desk.ts';
import { trackedReport } from '../messages/tracked-report.ts';
import { readIdentity } from './break-glass.ts';
import { identityTrail, reporterFinder } from './identity-store.ts';
import { readIdentityHttp } from './identity.http.ts';
import { identityOperations } from './operations.ts';

const settings = readSettings(readIdentitySettings);
const client = tableClient();
const findReport = trackedReport({ client, tables: { reports: settings.REPORTS_TABLE }, now });
const desk = wireDesk(client, settings);
const read = readIdentity({
  ...desk,
  trail: identityTrail(client, settings.IDENTITY_ACCESS_TABLE),
  findReporter: reporterFinder(client, settings.REPORTERS_TABLE),
  count: metricCounter('readIdentity'),
  newId: randomUUID,
  now,
});

export const handler = serve('reports/identity/read-identity', identityOperations, {
  readIdentity: readIdentityHttp({ findReport, ...desk, read }),
});
