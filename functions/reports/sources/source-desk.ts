import { randomBytes } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import { logOf } from '../../../shared/log.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import type { manageSourcesSettings } from '../settings.ts';
import { deliveryTrailReader } from '../identity/delivery-trail.ts';
import { keepSource } from './keep-source.ts';
import { quarantineReader } from './quarantine-store.ts';
import { recentReader } from './recent-store.ts';
import { settledStore } from './settled-store.ts';
import { sourceStore } from './source-store.ts';
import { unknownNameReader } from './unknown-store.ts';

type Settings = z.infer<typeof manageSourcesSettings>;

/** Everything admins do with sources that makes no report, on real tables. */
export const sourceDesk = (client: DynamoDBClient, settings: Settings, campaign: Campaign) => {
  const sources = sourceStore(client, settings.SOURCES_TABLE);
  const logger = logOf('manage-sources');
  return {
    campaign,
    publicUrl: settings.PUBLIC_URL,
    sources,
    quarantine: quarantineReader(client, settings.QUARANTINE_TABLE),
    settled: settledStore(client, settings.QUARANTINE_TABLE),
    recent: recentReader(client, settings.QUARANTINE_TABLE),
    trail: deliveryTrailReader(client, settings.IDENTITY_ACCESS_TABLE),
    unknown: unknownNameReader(client, settings.QUARANTINE_TABLE),
    keep: keepSource({ campaign, sources, now, randomBytes: () => randomBytes(32) }),
    log: (line: string, facts: Record<string, string>) => logger.info(line, facts),
    now,
  };
};
