import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const chainReadingsSettings = z.object({
  READINGS_TABLE: setting,
  READINGS_BUCKET: setting,
});
