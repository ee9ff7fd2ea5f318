import { randomUUID } from 'node:crypto';
import { attemptsOf } from '../../../shared/attempt.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { askIdentitySettings } from '../follow-up/settings.ts';
import { wireDesk } from '../wire-desk.ts';
import { trackedReport } from '../messages/tracked-report.ts';
import { approveIdentity, askForIdentity } from './break-glass.ts';
import { identityTrail } from './identity-store.ts';
import {
  approveIdentityHttp,
  askForIdentityHttp,
  listIdentityRequestsHttp,
} from './identity.http.ts';
import { identityOperations } from './operations.ts';

const settings = readSettings(askIdentitySettings);
const client = tableClient();
const findReport = trackedReport({ client, tables: { reports: settings.REPORTS_TABLE }, now });
const trail = identityTrail(client, settings.IDENTITY_ACCESS_TABLE);
const needs = {
  findReport,
  ...wireDesk(client, settings),
  trail,
  newId: randomUUID,
  attemptOf: attemptsOf('identity', keyBytes(secretReader(settings.ATTEMPT_SECRET_ARN, now))),
  ask: askForIdentity({ trail, now }),
  approve: approveIdentity({ trail, now }),
};

export const handler = serve('reports/identity/ask-identity', identityOperations, {
  askForIdentity: askForIdentityHttp(needs),
  listIdentityRequests: listIdentityRequestsHttp(needs),
  approveIdentity: approveIdentityHttp(needs),
});
