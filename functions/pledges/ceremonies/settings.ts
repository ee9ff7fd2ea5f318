import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const ceremoniesSettings = z.object({
  CEREMONIES_TABLE: setting,
  CEREMONY_SECRET_ARN: setting,
  PEPPER_SECRET_ARN: setting,
  /** The signing service, where the deployment names one; else empty. */
  ESIGN_ADDRESS: z.string(),
  PUBLIC_URL: setting,
});

export const signRecordSettings = z.object({
  CEREMONIES_TABLE: setting,
  SIGNED_BUCKET: setting,
  /** The signing service, where the deployment names one; else empty. */
  ESIGN_ADDRESS: z.string(),
  ESIGN_USER: z.string(),
  /** The password of that user. */
  ESIGN_SECRET_ARN: setting,
  PUBLIC_URL: setting,
});

export const keepSheetSettings = z.object({
  PLEDGES_TABLE: setting,
  ROSTERS_TABLE: setting,
});

export const bindTicketsSettings = z.object({ CEREMONIES_TABLE: setting, PLEDGES_TABLE: setting });

export const listPledgedSettings = z.object({ CEREMONIES_TABLE: setting });
