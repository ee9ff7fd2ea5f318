import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const emptyReportsSettings = z.object({
  CASES_TABLE: setting,
  REPORTS_TABLE: setting,
  REPORTERS_TABLE: setting,
  MESSAGES_TABLE: setting,
  EVIDENCE_TABLE: setting,
});
