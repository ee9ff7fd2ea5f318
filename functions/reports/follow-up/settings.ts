import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const trackReportSettings = z.object({
  READINGS_TABLE: setting,
  REPORTS_TABLE: setting,
  CASES_TABLE: setting,
  EVIDENCE_TABLE: setting,
  IDENTITY_ACCESS_TABLE: setting,
  MESSAGES_TABLE: setting,
  SLIPS_TABLE: setting,
  CODE_SECRET_ARN: setting,
});

export const changeReportSettings = z.extend(trackReportSettings, { REPORTERS_TABLE: setting });

export const caseMessagesSettings = z.object({
  READINGS_TABLE: setting,
  ROLL_TABLE: setting,
  REPORTS_TABLE: setting,
  MESSAGES_TABLE: setting,
  ATTEMPT_SECRET_ARN: setting,
});

export const keepAsLongSettings = z.object({
  MESSAGES_TABLE: setting,
  IDENTITY_ACCESS_TABLE: setting,
  CASES_TABLE: setting,
  EVIDENCE_TABLE: setting,
});

const identityAccess = {
  READINGS_TABLE: setting,
  REPORTS_TABLE: setting,
  ROLL_TABLE: setting,
  IDENTITY_ACCESS_TABLE: setting,
};

export const askIdentitySettings = z.object({ ...identityAccess, ATTEMPT_SECRET_ARN: setting });

export const readIdentitySettings = z.object({ ...identityAccess, REPORTERS_TABLE: setting });
