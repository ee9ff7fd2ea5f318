import * as z from 'zod/mini';
import { caseMessageLeft } from '../../../events/case-message-left.ts';
import { caseMessagesSeen } from '../../../events/case-messages-seen.ts';
import { caseMoved } from '../../../events/case-moved.ts';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { queueHandler } from '../../../shared/queue/queue-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { officerStore } from '../officers/officer-store.ts';
import { tellUnreadSettings } from '../settings.ts';
import { hearUnread } from './tell-unread.ts';
import { unreadStore } from './unread-store.ts';
import { policiesOf } from '../policy.ts';

const settings = readSettings(tellUnreadSettings);
const client = tableClient();
const hear = hearUnread({
  officers: officerStore(client, settings.OFFICERS_TABLE),
  unread: unreadStore(client, settings.DELIVERIES_TABLE),
  policyOf: policiesOf(liveCampaign(import.meta.url)),
  now,
});

const taken = z.union([caseMessageLeft, caseMessagesSeen, caseMoved]);

export const handler = queueHandler('tellUnread', (body) => hear(z.parse(taken, body)));
