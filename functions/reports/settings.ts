import * as z from 'zod/mini';
import { setting } from '../../shared/settings.ts';

export const submitReportSettings = z.object({
  REPORTS_TABLE: setting,
  REPORTERS_TABLE: setting,
  CODE_SECRET_ARN: setting,
});

export const trackReportSettings = z.object({ REPORTS_TABLE: setting, CODE_SECRET_ARN: setting });

export const receiveWebhookSettings = z.object({
  REPORTS_TABLE: setting,
  REPORTERS_TABLE: setting,
  SOURCES_TABLE: setting,
  QUARANTINE_TABLE: setting,
  CODE_SECRET_ARN: setting,
});

export const manageSourcesSettings = z.object({
  SOURCES_TABLE: setting,
  QUARANTINE_TABLE: setting,
});

export const relaySettings = z.object({ EVENTS_TOPIC_ARN: setting });
