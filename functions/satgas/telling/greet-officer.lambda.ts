import * as z from 'zod/mini';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { askMailbox } from './ask-mailbox.ts';
import { greetOfficer } from './greet-officer.ts';
import { officerShape } from '../officers/officer.ts';
import { officerStore } from '../officers/officer-store.ts';
import { budgetOf, greetOfficerSettings } from '../settings.ts';
import { officerPublisher } from './officer-publisher.ts';
import { budgetStore } from './sms-budget.ts';
import { sendUnplanned } from './unplanned.ts';
import { unplannedStore } from './unplanned-store.ts';

const settings = readSettings(greetOfficerSettings);
const client = tableClient();
const publish = officerPublisher(settings);
const { PUBLIC_URL: publicUrl, DELIVERIES_TABLE: deliveries } = settings;
const linkKey = keyBytes(secretReader(settings.LINK_SECRET_ARN, now));
const accountKey = keyBytes(secretReader(settings.ACCOUNT_SECRET_ARN, now));
const officers = officerStore(client, settings.OFFICERS_TABLE);
const greet = greetOfficer({
  ...{ linkKey, accountKey, publicUrl, now },
  send: sendUnplanned({
    unplanned: unplannedStore(client, deliveries),
    budget: budgetStore(client, deliveries, budgetOf(settings)),
    ...{ publish, count: metricCounter('greetOfficer'), now },
  }),
  askMailbox: askMailbox({ linkKey, publicUrl, now, publish, officers }),
});

export const handler = streamHandler('greetOfficer', async (change) => {
  // A row that nothing could read was nobody's before.
  const before = z.parse(z.catch(z.optional(officerShape), undefined), change.before);
  const after = z.parse(z.optional(officerShape), change.after);
  await greet(change.sequence, before, after);
});
