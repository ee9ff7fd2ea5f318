import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const circularSettings = z.object({
  CIRCULARS_TABLE: setting,
  DOCUMENTS_BUCKET: setting,
  UNIT_LINK_SECRET_ARN: setting,
  PUBLIC_URL: setting,
});
