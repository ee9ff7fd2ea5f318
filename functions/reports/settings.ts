import * as z from 'zod/mini';
import { setting } from '../../shared/settings.ts';

/** What it takes to compare the names in a report with those of the register. */
const comparing = { ROLL_TABLE: setting, LIKENESS_SECRET_ARN: setting };

export const submitReportSettings = z.object({
  ...comparing,
  REPORTS_TABLE: setting,
  REPORTERS_TABLE: setting,
  SENDERS_TABLE: setting,
  CODE_SECRET_ARN: setting,
  CALENDAR_TABLE: setting,
});

/** What it takes to make a report of what a source told, or to set it aside. */
export const takingSettings = z.object({
  ...comparing,
  REPORTS_TABLE: setting,
  REPORTERS_TABLE: setting,
  SOURCES_TABLE: setting,
  QUARANTINE_TABLE: setting,
  CODE_SECRET_ARN: setting,
  /** Answers to leads are added to it. */
  ANSWERS_TABLE: setting,
  /** Codes that were shown before their reports came are added to it. */
  SLIPS_TABLE: setting,
  /** The provider's id of the number that leads are answered from; 'none' where nobody is answered. */
  ANSWERING_NUMBER_ID: setting,
  /** Seals what is stored of deliveries; under the reporters' key. */
  SEAL_SECRET_ARN: setting,
  /** Days that raw bodies and quarantined deliveries are kept. */
  WEBHOOK_RETENTION_DAYS: z.string().check(z.regex(/^[1-9]\d{0,2}$/)),
});

export const receiveWebhookSettings = z.extend(takingSettings, {
  /** Who asked, agreed and opened; added to only. */
  IDENTITY_ACCESS_TABLE: setting,
});

export const manageSourcesSettings = z.object({
  PUBLIC_URL: setting,
  IDENTITY_ACCESS_TABLE: setting,
  SOURCES_TABLE: setting,
  QUARANTINE_TABLE: setting,
});

export const relaySettings = z.object({ EVENTS_TOPIC_ARN: setting });

export const reconcileSettings = z.extend(takingSettings, { SUMMARIES_TABLE: setting });
