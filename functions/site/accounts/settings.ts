import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const releaseAccountSettings = z.object({
  OFFICER_ACCOUNTS_TABLE: setting,
  ACCOUNT_SECRET_ARN: setting,
});

export const accountsSettings = z.object({
  OFFICER_ACCOUNTS_TABLE: setting,
  ACCOUNT_SIGHTINGS_TABLE: setting,
  ACCOUNT_SECRET_ARN: setting,
});
