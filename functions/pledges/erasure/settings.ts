import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const erasuresSettings = z.object({
  PLEDGES_TABLE: setting,
  ROSTERS_TABLE: setting,
  CEREMONIES_TABLE: setting,
  ERASURES_TABLE: setting,
  VOIDINGS_TABLE: setting,
  PEPPER_SECRET_ARN: setting,
});
