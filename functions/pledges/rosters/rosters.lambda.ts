import { randomUUID } from 'node:crypto';
import { liveCampaign } from '../../../shared/decrees/live-campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { serve } from '../../../shared/operation/serve.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { rosterOperations } from './operations.ts';
import { rosterStore } from './roster-store.ts';
import {
  listRostersHttp,
  readRosterHttp,
  rosterPageHttp,
  takeRosterHttp,
  undoRosterHttp,
} from './rosters.http.ts';
import { takeRoster } from './take-roster.ts';
import { undoRoster } from './undo-roster.ts';
import { rostersSettings } from '../settings.ts';

const settings = readSettings(rostersSettings);
const needs = {
  campaign: liveCampaign(import.meta.url),
  rosters: rosterStore(tableClient(), settings.ROSTERS_TABLE),
  pepper: keyBytes(secretReader(settings.PEPPER_SECRET_ARN, systemNow)),
  now: systemNow,
  newId: randomUUID,
};

export const handler = serve('pledges/rosters/rosters', rosterOperations, {
  takeRoster: takeRosterHttp(needs, takeRoster(needs)),
  undoRoster: undoRosterHttp(needs, undoRoster(needs)),
  listRosters: listRostersHttp(needs),
  readRoster: readRosterHttp(needs),
  showRosterPage: rosterPageHttp(needs),
});
