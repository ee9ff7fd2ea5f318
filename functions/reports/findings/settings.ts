import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const findingsSettings = z.object({
  REPORTS_TABLE: setting,
  SENDERS_TABLE: setting,
  ROLL_TABLE: setting,
  LIKENESS_SECRET_ARN: setting,
  /** Keys a finding and its retries; it opens no report. */
  ATTEMPT_SECRET_ARN: setting,
  CALENDAR_TABLE: setting,
});
