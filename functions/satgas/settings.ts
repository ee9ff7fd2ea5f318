import * as z from 'zod/mini';
import { setting } from '../../shared/settings.ts';

export const openAlertSettings = z.object({ ALERTS_TABLE: setting, OFFICERS_TABLE: setting });

export const notifySettings = z.object({
  OFFICERS_TABLE: setting,
  LINK_SECRET_ARN: setting,
  TOPIC_ARN_PREFIX: setting,
  PUBLIC_URL: setting,
});

export const climbSettings = z.object({ ALERTS_TABLE: setting, OFFICERS_TABLE: setting });

export const alertLinkSettings = z.object({ ALERTS_TABLE: setting, LINK_SECRET_ARN: setting });

export const alertsSettings = z.object({ ALERTS_TABLE: setting });

export const manageOfficersSettings = z.object({ OFFICERS_TABLE: setting });

export const subscribeSettings = z.object({ TOPIC_ARN_PREFIX: setting });
