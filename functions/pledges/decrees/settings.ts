import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const pledgeDecreesSettings = z.object({
  DECREED_TABLE: setting,
  CEREMONIES_TABLE: setting,
  PARTICIPATION_TABLE: setting,
  ROSTERS_TABLE: setting,
});
