import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const decreesSettings = z.object({
  DECREES_TABLE: setting,
  CALENDAR_TABLE: setting,
  CASES_TABLE: setting,
});
