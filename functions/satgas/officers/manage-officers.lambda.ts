import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { manageOfficersSettings } from '../settings.ts';
import { confirmPhoneHttp, showPhoneHttp } from '../telling/confirm-phone.http.ts';
import { tellingOperations } from '../telling/operations.ts';
import { importOfficersHttp } from './import-officers.http.ts';
import { importOfficers } from './import-officers.ts';
import { listOfficersHttp, putOfficerHttp } from './manage-officers.http.ts';
import { withNameMarks } from './mark-names.ts';
import { officerStore } from './officer-store.ts';
import { officerOperations } from './operations.ts';

const settings = readSettings(manageOfficersSettings);
const likenessKey = keyBytes(secretReader(settings.LIKENESS_SECRET_ARN, systemNow));
const needs = {
  campaign: readCampaign(import.meta.url),
  officers: withNameMarks(officerStore(new DynamoDBClient(), settings.OFFICERS_TABLE), likenessKey),
  linkKey: keyBytes(secretReader(settings.LINK_SECRET_ARN, systemNow)),
  now: systemNow,
};
const operations = { ...officerOperations, ...tellingOperations };

export const handler = serve('satgas/officers/manage-officers', operations, {
  listOfficers: listOfficersHttp(needs),
  putOfficer: putOfficerHttp(needs),
  importOfficers: importOfficersHttp({ ...needs, take: importOfficers(needs) }),
  showPhone: showPhoneHttp(needs),
  confirmPhone: confirmPhoneHttp(needs),
});
