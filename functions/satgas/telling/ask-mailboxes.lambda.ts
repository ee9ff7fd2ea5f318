import { SESv2Client } from '@aws-sdk/client-sesv2';
import { readFixed } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { everyRegion } from '../officers/officer.ts';
import { officerStore } from '../officers/officer-store.ts';
import { askMailboxesSettings, mailSettings } from '../settings.ts';
import { mailPublisher } from './addressed-publisher.ts';
import { askMailboxes } from './ask-mailbox.ts';

const settings = readSettings(askMailboxesSettings);
const ask = askMailboxes({
  regions: everyRegion(readFixed(import.meta.url).everyRegion),
  officers: officerStore(tableClient(), settings.OFFICERS_TABLE),
  publish: mailPublisher(new SESv2Client({ maxAttempts: 1 }), mailSettings(settings)),
  linkKey: keyBytes(secretReader(settings.LINK_SECRET_ARN, systemNow)),
  publicUrl: settings.PUBLIC_URL,
  now: systemNow,
});

export const handler = scheduled('askMailboxes', 'asked', ask);
