import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';
import { esignAddress, esignSettings } from '../../../shared/signing/settings.ts';

const ofBoth = {
  ROLL_TABLE: setting,
  REPORTS_TABLE: setting,
  CASES_TABLE: setting,
  IDENTITY_ACCESS_TABLE: setting,
  HAND_OVER_SECRET_ARN: setting,
};

export const handOverSettings = z.object({
  ...ofBoth,
  READINGS_TABLE: setting,
  ATTEMPT_SECRET_ARN: setting,
  ESIGN_ADDRESS: esignAddress,
});

export const signLetterSettings = z.object({
  ROLL_TABLE: setting,
  READINGS_TABLE: setting,
  REPORTS_TABLE: setting,
  IDENTITY_ACCESS_TABLE: setting,
  EVIDENCE_TABLE: setting,
  EVIDENCE_BUCKET: setting,
  ...esignSettings,
});

export const packageSettings = z.object({
  ...ofBoth,
  REPORTERS_TABLE: setting,
  EVIDENCE_TABLE: setting,
  EVIDENCE_BUCKET: setting,
  CALENDAR_TABLE: setting,
});
