import type { House } from '../parts/house.ts';

/** The deployment's SMS budget as its functions read it. */
export const smsBudget = ({ deployment: { sms } }: House) => ({
  SMS_MONTHLY_MICRO_USD: String(Math.round(sms.monthlyBudgetUsd * 1e6)),
  SMS_PART_MICRO_USD: String(Math.round(sms.pricePerPartUsd * 1e6)),
});
