import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { systemNow } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import type { Catalogue } from '../law/editions.ts';
import { answersAlike } from './answers-alike.ts';
import type { CodeCount } from './follow-up-answer.ts';
import { messageStore } from '../messages/message-store.ts';
import type { trackReportSettings } from './settings.ts';
import { trackedReport } from '../messages/tracked-report.ts';
import { findSlip } from '../slips/slip-store.ts';
import { trackedReader } from './tracked-reader.ts';

type Settings = z.infer<typeof trackReportSettings>;

/** What every operation by follow-up code needs, from the settings of its function. */
export const wireFollowUp = (
  client: DynamoDBClient,
  settings: Settings,
  { campaign, catalogue }: { campaign: Campaign; catalogue: Catalogue },
) => {
  const tables = {
    reports: settings.REPORTS_TABLE,
    cases: settings.CASES_TABLE,
    evidence: settings.EVIDENCE_TABLE,
    identityAccess: settings.IDENTITY_ACCESS_TABLE,
    messages: settings.MESSAGES_TABLE,
    readings: settings.READINGS_TABLE,
  };
  const messages = messageStore(client, tables);
  return {
    tables,
    messages,
    now: systemNow,
    newId: randomUUID,
    codeKey: keyBytes(secretReader(settings.CODE_SECRET_ARN, systemNow)),
    reportOfSlip: findSlip({ client, TableName: settings.SLIPS_TABLE }),
    findReport: trackedReport({ client, tables, now: systemNow }),
    readTracked: trackedReader({ client, tables, messages, now: systemNow }),
    catalogue,
    regionName: (code: string): string => servedRegion(campaign, code)?.name ?? code,
    count: metricCounter<CodeCount>('followUp'),
    alike: answersAlike({ tick: () => performance.now(), wait }),
  };
};
