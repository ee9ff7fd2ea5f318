import * as z from 'zod/mini';
import { setting } from '../../shared/settings.ts';

export const submitPledgeSettings = z.object({
  PLEDGES_TABLE: setting,
  CEREMONIES_TABLE: setting,
  PARTICIPATION_TABLE: setting,
  PLEDGE_SENDERS_TABLE: setting,
  CEREMONY_SECRET_ARN: setting,
  PEPPER_SECRET_ARN: setting,
  RECEIPT_KEY_SECRET_ARN: setting,
  PUBLIC_URL: setting,
});

export const verifyReceiptSettings = z.object({
  KEY_RING_TABLE: setting,
  VOIDINGS_TABLE: setting,
  PUBLIC_URL: setting,
});

export const publishKeysSettings = z.object({
  KEY_RING_TABLE: setting,
  RECEIPT_KEY_SECRET_ARN: setting,
});

export const rostersSettings = z.object({ ROSTERS_TABLE: setting, PEPPER_SECRET_ARN: setting });

export const tallySettings = z.object({ PARTICIPATION_TABLE: setting, ROSTERS_TABLE: setting });

export const readParticipationSettings = z.object({
  PARTICIPATION_TABLE: setting,
  ROSTERS_TABLE: setting,
  VOIDINGS_TABLE: setting,
});

export const auditCountsSettings = z.object({
  PLEDGES_TABLE: setting,
  PARTICIPATION_TABLE: setting,
});

export const tellParticipationSettings = z.object({
  PARTICIPATION_TABLE: setting,
  ROSTERS_TABLE: setting,
  AGGREGATE_KEY_SECRET_ARN: setting,
  EVENTS_TOPIC_ARN: setting,
  DEPLOYMENT: setting,
});
