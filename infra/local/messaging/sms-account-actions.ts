import * as z from 'zod/mini';
import { actionsRefusing, type Actions } from './action.ts';
import type { PhoneNetwork } from './phone-network.ts';
import { invalidParameter } from './service-error.ts';

const action = actionsRefusing(invalidParameter);

const smsAttributes = z.strictObject({
  attributes: z.strictObject({
    DefaultSMSType: z.optional(z.string()),
    DefaultSenderID: z.optional(z.string()),
    DeliveryStatusIAMRole: z.optional(z.string()),
    DeliveryStatusSuccessSamplingRate: z.optional(z.string()),
  }),
});

/** The actions of SNS about the account's SMS; what the delivery log is told is always everything here. */
export const smsAccountActions = (phones: PhoneNetwork): Actions =>
  new Map([
    ['SetSMSAttributes', action(smsAttributes, () => Promise.resolve({}))],
    [
      'GetSMSAttributes',
      action(z.strictObject({ attributes: z.optional(z.array(z.string())) }), () =>
        Promise.resolve({
          attributes: { MonthlySpendLimit: String(phones.account().monthlySpendLimitUsd) },
        }),
      ),
    ],
    [
      'GetSMSSandboxAccountStatus',
      action(z.strictObject({}), () =>
        Promise.resolve({ IsInSandbox: phones.account().sandboxed }),
      ),
    ],
    [
      'ListPhoneNumbersOptedOut',
      action(z.strictObject({ nextToken: z.optional(z.string()) }), () =>
        Promise.resolve({ phoneNumbers: phones.account().optedOut }),
      ),
    ],
  ]);
