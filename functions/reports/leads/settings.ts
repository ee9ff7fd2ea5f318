import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const leadsSettings = z.object({
  REPORTS_TABLE: setting,
  CASES_TABLE: setting,
  ROLL_TABLE: setting,
  LIKENESS_SECRET_ARN: setting,
  CODE_SECRET_ARN: setting,
});
