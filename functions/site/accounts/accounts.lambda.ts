import { readFixed } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { accountStore } from './account-store.ts';
import {
  bindAccountHttp,
  listAccountsHttp,
  listClashesHttp,
  showAccountLinkHttp,
} from './accounts.http.ts';
import { boundAmong } from './bound-among.ts';
import { accountOperations } from './operations.ts';
import { accountsSettings } from './settings.ts';
import { sightingStore } from './sighting-store.ts';

const settings = readSettings(accountsSettings);
const client = tableClient();
const needs = {
  accounts: accountStore(client, settings.OFFICER_ACCOUNTS_TABLE),
  sightings: sightingStore(client, settings.ACCOUNT_SIGHTINGS_TABLE),
  key: keyBytes(secretReader(settings.ACCOUNT_SECRET_ARN, now)),
  now,
  served: readFixed(import.meta.url).everyRegion,
};

export const handler = serve('site/accounts/accounts', accountOperations, {
  showAccountLink: showAccountLinkHttp(needs),
  bindAccount: bindAccountHttp(needs),
  listAccounts: listAccountsHttp({
    ...needs,
    boundAmong: boundAmong(client, settings.OFFICER_ACCOUNTS_TABLE),
  }),
  listAccountClashes: listClashesHttp(needs),
});
