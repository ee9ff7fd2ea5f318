import { randomUUID } from 'node:crypto';
import { readCampaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { manageOfficersSettings } from '../settings.ts';
import { confirmContactHttp, showContactHttp } from '../telling/confirm-contact.http.ts';
import { tellingOperations } from '../telling/operations.ts';
import { changeStore } from './change-store.ts';
import { decideChangeHttp, listChangesHttp } from './changes.http.ts';
import { decideChange } from './decide-change.ts';
import { importOfficersHttp } from './import-officers.http.ts';
import { importOfficers } from './import-officers.ts';
import { askAccountLinkHttp, registerHttp } from './manage-officers.http.ts';
import { withNameMarks } from './mark-names.ts';
import { officerStore } from './officer-store.ts';
import { askOwnContactsHttp, showOwnContactsHttp } from './own-contacts.http.ts';
import { proposeChange } from './propose-change.ts';
import { officerOperations } from './operations.ts';

const settings = readSettings(manageOfficersSettings);
const client = tableClient();
const likenessKey = keyBytes(secretReader(settings.LIKENESS_SECRET_ARN, systemNow));
const officers = withNameMarks(officerStore(client, settings.OFFICERS_TABLE), likenessKey);
const changes = changeStore(client, settings.REGISTER_CHANGES_TABLE);
const parts = { officers, changes, newId: randomUUID, now: systemNow };
const needs = {
  ...parts,
  propose: proposeChange(parts),
  decide: decideChange(parts),
  campaign: readCampaign(import.meta.url),
  linkKey: keyBytes(secretReader(settings.LINK_SECRET_ARN, systemNow)),
};
const operations = { ...officerOperations, ...tellingOperations };
export const handler = serve('satgas/officers/manage-officers', operations, {
  ...registerHttp(needs),
  importOfficers: importOfficersHttp({ ...needs, take: importOfficers(needs) }),
  showContact: showContactHttp(needs),
  confirmContact: confirmContactHttp(needs),
  askAccountLink: askAccountLinkHttp(parts),
  showOwnContacts: showOwnContactsHttp(parts),
  askOwnContacts: askOwnContactsHttp(parts),
  listRegisterChanges: listChangesHttp(needs),
  decideRegisterChange: decideChangeHttp(needs),
});
