import { randomBytes } from 'node:crypto';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { nonceBytes } from '../../../shared/sealed.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { compareNames } from '../intake/compare-names.ts';
import { rollStore } from '../roll/roll-store.ts';
import { completeOwnLead } from './complete-own-lead.ts';
import { leadLinks } from '../answers/lead-links.ts';
import { leadStore } from './lead-store.ts';
import { leadsHttp } from './leads.http.ts';
import { leadOperations } from './operations.ts';
import { leadsSettings } from './settings.ts';

const settings = readSettings(leadsSettings);
const client = tableClient();
const campaign = liveCampaign(import.meta.url);
const codeKey = keyBytes(secretReader(settings.CODE_SECRET_ARN, now));
const likenessKey = keyBytes(secretReader(settings.LIKENESS_SECRET_ARN, now));
const leads = leadStore(client, { reports: settings.REPORTS_TABLE, cases: settings.CASES_TABLE });
const compare = compareNames({ roll: rollStore(client, settings.ROLL_TABLE), likenessKey });

export const handler = serve(
  'reports/leads/leads',
  leadOperations,
  leadsHttp({
    ...{ campaign, leads, now },
    links: leadLinks({ key: codeKey, newNonce: () => randomBytes(nonceBytes), now }),
    complete: completeOwnLead({ campaign, leads, compareNames: compare, codeKey, now }),
  }),
);
