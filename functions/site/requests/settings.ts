import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const overdueSettings = z.object({ DATA_REQUESTS_TABLE: setting });

export const requestsSettings = z.extend(overdueSettings, {
  REQUEST_SENDERS_TABLE: setting,
  SENDER_SECRET_ARN: setting,
});
