import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const lawDecreesSettings = z.object({
  DECREED_TABLE: setting,
  CALENDAR_TABLE: setting,
  CASES_TABLE: setting,
});
