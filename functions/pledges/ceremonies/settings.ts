import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';
import { esignAddress, esignSettings } from '../../../shared/signing/settings.ts';

export const ceremoniesSettings = z.object({
  CEREMONIES_TABLE: setting,
  CEREMONY_SECRET_ARN: setting,
  PEPPER_SECRET_ARN: setting,
  ESIGN_ADDRESS: esignAddress,
  PUBLIC_URL: setting,
});

export const signRecordSettings = z.object({
  CEREMONIES_TABLE: setting,
  SIGNED_BUCKET: setting,
  ...esignSettings,
  PUBLIC_URL: setting,
});

export const keepSheetSettings = z.object({
  PLEDGES_TABLE: setting,
  ROSTERS_TABLE: setting,
});

export const bindTicketsSettings = z.object({ CEREMONIES_TABLE: setting, PLEDGES_TABLE: setting });

export const listPledgedSettings = z.object({ CEREMONIES_TABLE: setting });
