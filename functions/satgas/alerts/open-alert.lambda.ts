import * as z from 'zod/mini';
import { caseOverdue } from '../../../events/case-overdue.ts';
import { caseUnitNamed } from '../../../events/case-unit-named.ts';
import { reportReceived } from '../../../events/report-received.ts';
import { reportsSwept } from '../../../events/reports-swept.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { queueHandler } from '../../../shared/queue/queue-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { alertStore } from './alert-store.ts';
import { officerStore } from '../officers/officer-store.ts';
import { openAlert } from './open-alert.ts';
import { hearEvent } from './raise-silent.ts';
import { openAlertSettings } from '../settings.ts';
import { policiesOf } from '../policy.ts';

const settings = readSettings(openAlertSettings);
const client = tableClient();
const alerts = alertStore(client, settings.ALERTS_TABLE);
const officers = officerStore(client, settings.OFFICERS_TABLE);
const policyOf = policiesOf(liveCampaign(import.meta.url));
const open = openAlert({ alerts, officers, policyOf, now: systemNow });
const hear = hearEvent({ alerts, open, count: metricCounter('openAlert'), now: systemNow });

const taken = z.union([reportReceived, caseOverdue, caseUnitNamed, reportsSwept]);

export const handler = queueHandler('openAlert', (body) => hear(z.parse(taken, body)));
