import * as z from 'zod/mini';
import { setting, wholeNumber } from '../../shared/settings.ts';
import { whatsappTemplates, type WhatsappTemplate } from './alerts/whatsapp-texts.ts';

export const openAlertSettings = z.object({ ALERTS_TABLE: setting, OFFICERS_TABLE: setting });

/** The address that e-mails come from, and the configuration set of SES by which they go. */
const mailing = { MAIL_FROM: setting, MAIL_CONFIGURATION_SET: setting };

/** What one SMS part and one message by WhatsApp cost ('0' where none is sent), and what all may in a month. */
const paying = {
  SMS_MONTHLY_MICRO_USD: wholeNumber,
  SMS_PART_MICRO_USD: wholeNumber,
  WHATSAPP_MICRO_USD: wholeNumber,
};

/** The budget for what goes to phones. */
export const budgetOf = (settings: z.infer<z.ZodMiniObject<typeof paying>>) => ({
  monthlyMicroUsd: settings.SMS_MONTHLY_MICRO_USD,
  partMicroUsd: settings.SMS_PART_MICRO_USD,
  whatsappMicroUsd: settings.WHATSAPP_MICRO_USD,
});

const publishing = {
  DELIVERIES_TABLE: setting,
  PUBLIC_URL: setting,
  /** The registered sender of SMS; 'none' where there is none. */
  SMS_SENDER_ID: setting,
  /** The ARN of the number by which WhatsApp goes, and the names of its templates in the order of `whatsappTemplates`; 'none' where it is off. */
  WHATSAPP_NUMBER_ARN: setting,
  WHATSAPP_TEMPLATES: setting,
  ...paying,
  ...mailing,
};
const sending = { ...publishing, OFFICERS_TABLE: setting };

/** What whoever decides on messages goes by: officers, what they were sent, and what SMS may cost. */
const planning = {
  OFFICERS_TABLE: setting,
  DELIVERIES_TABLE: setting,
  ...paying,
};

/** What whoever publishes messages goes by. */
export const publisherSettings = (settings: z.infer<z.ZodMiniObject<typeof publishing>>) => ({
  senderId: settings.SMS_SENDER_ID,
  partMicroUsd: settings.SMS_PART_MICRO_USD,
  whatsapp: whatsappOf(settings),
  ...mailSettings(settings),
});

const whatsappOf = (settings: z.infer<z.ZodMiniObject<typeof publishing>>) => {
  const { WHATSAPP_NUMBER_ARN: numberArn, WHATSAPP_TEMPLATES, PUBLIC_URL: publicUrl } = settings;
  if (numberArn === 'none') return undefined;
  const names = WHATSAPP_TEMPLATES.split(',');
  const nameOf = (template: WhatsappTemplate) => names[whatsappTemplates.indexOf(template)] ?? '';
  const [alert, digest, contact] = [nameOf('alert'), nameOf('digest'), nameOf('contact')];
  return { numberArn, publicUrl, templates: { alert, digest, contact } };
};

/** What whoever sends e-mails alone goes by. */
export const mailSettings = (settings: z.infer<z.ZodMiniObject<typeof mailing>>) => ({
  mailFrom: settings.MAIL_FROM,
  mailSet: settings.MAIL_CONFIGURATION_SET,
});

export const notifySettings = z.object({
  ...planning,
  SILENCES_TABLE: setting,
  PHONE_MARK_SECRET_ARN: setting,
});

export const tellEndingSettings = z.object({
  OFFICERS_TABLE: setting,
  DELIVERIES_TABLE: setting,
});

export const tellUnreadSettings = z.object({
  OFFICERS_TABLE: setting,
  DELIVERIES_TABLE: setting,
});

export const relayMessagesSettings = z.object({ MESSAGES_TOPIC_ARN: setting });

export const sendMessagesSettings = z.object({
  ...sending,
  ALERTS_TABLE: setting,
  ANNOUNCEMENTS_TABLE: setting,
  LINK_SECRET_ARN: setting,
});

export const planDigestsSettings = z.object({
  ...planning,
  ALERTS_TABLE: setting,
  MESSAGES_TOPIC_ARN: setting,
});

export const dryRunSettings = z.object({
  ...planning,
  SILENCES_TABLE: setting,
  PHONE_MARK_SECRET_ARN: setting,
});

export const silencesSettings = z.object({ SILENCES_TABLE: setting });

export const relayAlertsSettings = z.object({ EVENTS_TOPIC_ARN: setting });

export const relayOfficersSettings = z.object({ EVENTS_TOPIC_ARN: setting });

export const compareRollSettings = z.object({ OFFICERS_TABLE: setting, EVENTS_TOPIC_ARN: setting });

export const watchAboveSettings = z.object({ OFFICERS_TABLE: setting });

export const canarySettings = z.object({ ALERTS_TABLE: setting, PUBLIC_URL: setting });

export const climbSettings = z.object({ ALERTS_TABLE: setting, OFFICERS_TABLE: setting });

export const alertLinkSettings = z.object({
  ALERTS_TABLE: setting,
  OFFICERS_TABLE: setting,
  LINK_SECRET_ARN: setting,
});

export const alertsSettings = z.object({
  ALERTS_TABLE: setting,
  OFFICERS_TABLE: setting,
  DELIVERIES_TABLE: setting,
});

export const manageOfficersSettings = z.object({
  REGISTER_CHANGES_TABLE: setting,
  WHATSAPP_MICRO_USD: wholeNumber,
  LIKENESS_SECRET_ARN: setting,
  OFFICERS_TABLE: setting,
  LINK_SECRET_ARN: setting,
});

export const greetOfficerSettings = z.object({
  ...sending,
  LINK_SECRET_ARN: setting,
  ACCOUNT_SECRET_ARN: setting,
});

export const markMailboxesSettings = z.object({ OFFICERS_TABLE: setting });

export const askMailboxesSettings = z.object({
  ...mailing,
  OFFICERS_TABLE: setting,
  LINK_SECRET_ARN: setting,
  PUBLIC_URL: setting,
});

export const announcementsSettings = z.object({
  ANNOUNCEMENTS_TABLE: setting,
  LINK_SECRET_ARN: setting,
});

export const planAnnouncementSettings = z.object({ ...planning, ANNOUNCEMENTS_TABLE: setting });

export const recordAlarmsSettings = z.object({ ALARMS_TABLE: setting });

export const watchDeadLettersSettings = z.object({ ALARMS_TABLE: setting, STACK_PREFIX: setting });

export const overseeSettings = z.object({
  ALARMS_TABLE: setting,
  ALERTS_TABLE: setting,
  OFFICERS_TABLE: setting,
  DELIVERIES_TABLE: setting,
  SILENCES_TABLE: setting,
  ...paying,
});

export const recordReceiptsSettings = z.object({ DELIVERIES_TABLE: setting });

export const recordWhatsappSettings = z.object({ DELIVERIES_TABLE: setting });

export const watchSmsAccountSettings = z.object({
  DELIVERIES_TABLE: setting,
  ANNOUNCEMENTS_TABLE: setting,
  OFFICERS_TABLE: setting,
  DELIVERY_ROLE_ARN: setting,
  PHONE_MARK_SECRET_ARN: setting,
  SMS_MONTHLY_MICRO_USD: wholeNumber,
});

export const tellAlertsSettings = z.object({
  ALERTS_TABLE: setting,
  OFFICERS_TABLE: setting,
  AGGREGATE_KEY_SECRET_ARN: setting,
  EVENTS_TOPIC_ARN: setting,
  DEPLOYMENT: setting,
});

export const receiveAggregatesSettings = z.object({ NATION_TABLE: setting });

export const nationSettings = z.object({ NATION_TABLE: setting });
