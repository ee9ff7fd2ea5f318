import { randomUUID } from 'node:crypto';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { liveKeys } from '../../../shared/live-keys.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { manageOfficersSettings } from '../settings.ts';
import { contactHttp } from '../telling/confirm-contact.http.ts';
import { tellingOperations } from '../telling/operations.ts';
import { changeStore } from './change-store.ts';
import { changesHttp } from './changes.http.ts';
import { decideChange } from './decide-change.ts';
import { importOfficersHttp } from './import-officers.http.ts';
import { importOfficers } from './import-officers.ts';
import { registerHttp } from './manage-officers.http.ts';
import { withNameMarks } from './mark-names.ts';
import { officerStore } from './officer-store.ts';
import { ownContactsHttp } from './own-contacts.http.ts';
import { whatsappStore } from './own-whatsapp.ts';
import { proposeChange } from './propose-change.ts';
import { officerOperations } from './operations.ts';

const settings = readSettings(manageOfficersSettings);
const client = tableClient();
const likenessKey = keyBytes(secretReader(settings.LIKENESS_SECRET_ARN, systemNow));
const officers = withNameMarks(officerStore(client, settings.OFFICERS_TABLE), likenessKey);
const parts = {
  changes: changeStore(client, settings.REGISTER_CHANGES_TABLE),
  ...{ officers, newId: randomUUID, now: systemNow },
  whatsapp: whatsappStore(client, settings.OFFICERS_TABLE),
  isWhatsappOn: settings.WHATSAPP_MICRO_USD > 0,
};
const needs = {
  ...parts,
  ...{ propose: proposeChange(parts), decide: decideChange(parts) },
  campaign: liveCampaign(import.meta.url),
  linkKey: liveKeys(settings.LINK_SECRET_ARN, systemNow),
};
const operations = { ...officerOperations, ...tellingOperations };
export const handler = serve('satgas/officers/manage-officers', operations, {
  ...registerHttp(needs),
  importOfficers: importOfficersHttp({ ...needs, take: importOfficers(needs) }),
  ...contactHttp(needs),
  ...ownContactsHttp(parts),
  ...changesHttp(needs),
});
