import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const emptyPledgesSettings = z.object({
  PLEDGES_TABLE: setting,
  ROSTERS_TABLE: setting,
  CEREMONIES_TABLE: setting,
  CIRCULARS_TABLE: setting,
});
