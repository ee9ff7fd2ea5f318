import type { House } from '../parts/house.ts';

/** What one message by WhatsApp costs, in millionths of a US dollar; '0' where officers are sent none. */
export const whatsappPrice = ({ deployment: { whatsapp } }: House): string =>
  String(Math.round((whatsapp?.officers?.pricePerMessageUsd ?? 0) * 1e6));

/** The deployment's budget for what goes to phones, as its functions read it. */
export const smsBudget = (house: House) => ({
  SMS_MONTHLY_MICRO_USD: String(Math.round(house.deployment.sms.monthlyBudgetUsd * 1e6)),
  SMS_PART_MICRO_USD: String(Math.round(house.deployment.sms.pricePerPartUsd * 1e6)),
  WHATSAPP_MICRO_USD: whatsappPrice(house),
});
