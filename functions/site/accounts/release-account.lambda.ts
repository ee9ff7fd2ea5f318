import * as z from 'zod/mini';
import { officerChanged } from '../../../events/officer-changed.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { queueHandler } from '../../../shared/queue/queue-handler.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { accountStore } from './account-store.ts';
import { releaseAccount } from './release-account.ts';
import { releaseAccountSettings } from './settings.ts';

const settings = readSettings(releaseAccountSettings);
const release = releaseAccount({
  accounts: accountStore(tableClient(), settings.OFFICER_ACCOUNTS_TABLE),
  key: keyBytes(secretReader(settings.ACCOUNT_SECRET_ARN, now)),
  now,
});

export const handler = queueHandler('releaseAccount', (body) =>
  release(z.parse(officerChanged, body)),
);
