import {
  GetSMSAttributesCommand,
  GetSMSSandboxAccountStatusCommand,
  paginateListPhoneNumbersOptedOut,
  SetSMSAttributesCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import type { SmsAccountState } from './watch-sms-account.ts';

/** Has SNS log every delivery under this role, and reads the state of the account. */
export const smsAccount =
  (client: SNSClient, deliveryRoleArn: string) => async (): Promise<SmsAccountState> => {
    await client.send(
      new SetSMSAttributesCommand({
        attributes: {
          DeliveryStatusIAMRole: deliveryRoleArn,
          DeliveryStatusSuccessSamplingRate: '100',
          DefaultSMSType: 'Transactional',
        },
      }),
    );
    const { attributes } = await client.send(new GetSMSAttributesCommand({}));
    const { IsInSandbox } = await client.send(new GetSMSSandboxAccountStatusCommand({}));
    const optedOut: string[] = [];
    for await (const { phoneNumbers } of paginateListPhoneNumbersOptedOut({ client }, {}))
      optedOut.push(...(phoneNumbers ?? []));
    return {
      isInSandbox: IsInSandbox ?? false,
      spendLimitUsd: Number(attributes?.['MonthlySpendLimit'] ?? 1),
      optedOut,
    };
  };
