import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const mailboxSettings = z.object({
  MAILBOX_ASKS_TABLE: setting,
  PLEDGES_TABLE: setting,
  PEPPER_SECRET_ARN: setting,
  RECEIPT_KEY_SECRET_ARN: setting,
  /** Seals what was asked, and the links. */
  MAILBOX_SECRET_ARN: setting,
  PUBLIC_URL: setting,
});

export const sendLinksSettings = z.object({
  MAILBOX_ASKS_TABLE: setting,
  MAILBOX_LIMITS_TABLE: setting,
  ROSTERS_TABLE: setting,
  PEPPER_SECRET_ARN: setting,
  MAILBOX_SECRET_ARN: setting,
  MAIL_FROM: setting,
  MAIL_CONFIGURATION_SET: setting,
  PUBLIC_URL: setting,
});
