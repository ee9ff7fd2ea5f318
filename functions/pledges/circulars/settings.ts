import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';
import { esignAddress, esignSettings } from '../../../shared/signing/settings.ts';

export const circularSettings = z.object({
  CIRCULARS_TABLE: setting,
  DOCUMENTS_BUCKET: setting,
  UNIT_LINK_SECRET_ARN: setting,
  ESIGN_ADDRESS: esignAddress,
  PUBLIC_URL: setting,
});

export const signCircularSettings = z.object({
  CIRCULARS_TABLE: setting,
  DOCUMENTS_BUCKET: setting,
  ...esignSettings,
});
