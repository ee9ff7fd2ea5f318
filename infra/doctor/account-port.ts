import { GetRegionOptStatusCommand } from '@aws-sdk/client-account';
import { paginateListCertificates, KeyAlgorithm } from '@aws-sdk/client-acm';
import { GetAccountCommand } from '@aws-sdk/client-api-gateway';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { paginateDescribeSenderIds } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { GetAccountCommand as GetMailAccountCommand } from '@aws-sdk/client-sesv2';
import { GetSMSAttributesCommand, GetSMSSandboxAccountStatusCommand } from '@aws-sdk/client-sns';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Clients } from '../aws/clients.ts';
import { saysNoStack } from '../aws/fault.ts';
import type { Certificate, Port } from './port.ts';

export type AccountQuestion =
  | 'callerAccount'
  | 'regionStatus'
  | 'bootstrapVersion'
  | 'concurrency'
  | 'gatewayRate'
  | 'isSmsInSandbox'
  | 'smsSpendLimitUsd'
  | 'isSenderRegistered'
  | 'mailStanding'
  | 'certificates'
  | 'edgeCertificates';

/** What an account has, whatever is deployed in it. */
export const accountPort = (clients: Clients, region: string): Pick<Port, AccountQuestion> => ({
  ...smsPort(clients),
  callerAccount: async () =>
    (await clients.sts.send(new GetCallerIdentityCommand({}))).Account ?? '',
  regionStatus: async () => {
    const command = new GetRegionOptStatusCommand({ RegionName: region });
    return (await clients.account.send(command)).RegionOptStatus ?? '';
  },
  bootstrapVersion: () => bootstrapVersion(clients),
  concurrency: async () => {
    const { AccountLimit } = await clients.lambda.send(new GetAccountSettingsCommand({}));
    return AccountLimit?.ConcurrentExecutions ?? 0;
  },
  gatewayRate: async () => {
    const { throttleSettings } = await clients.gateway.send(new GetAccountCommand({}));
    return { rate: throttleSettings?.rateLimit ?? 0, burst: throttleSettings?.burstLimit ?? 0 };
  },
  mailStanding: async () => {
    const account = await clients.mail.send(new GetMailAccountCommand({}));
    return {
      isProduction: account.ProductionAccessEnabled ?? false,
      isSending: account.SendingEnabled ?? false,
      enforcement: account.EnforcementStatus ?? '',
    };
  },
  certificates: () => certificates(clients.acm),
  edgeCertificates: () => certificates(clients.edgeAcm),
});

const smsPort = (
  clients: Clients,
): Pick<Port, 'isSmsInSandbox' | 'smsSpendLimitUsd' | 'isSenderRegistered'> => ({
  isSmsInSandbox: async () =>
    // An answer without it is none: then nobody can say that the account is out of the sandbox.
    (await clients.sns.send(new GetSMSSandboxAccountStatusCommand({}))).IsInSandbox ?? true,
  smsSpendLimitUsd: async () => {
    const { attributes } = await clients.sns.send(new GetSMSAttributesCommand({}));
    // An account that never set one has US$ 1 a month.
    return Number(attributes?.['MonthlySpendLimit'] ?? 1);
  },
  isSenderRegistered: async (senderId) => {
    const { smsVoice: client } = clients;
    for await (const { SenderIds = [] } of paginateDescribeSenderIds({ client }, {}))
      for (const one of SenderIds)
        if (one.SenderId === senderId && one.IsoCountryCode === 'ID')
          return one.Registered ?? false;
    return undefined;
  },
});

const bootstrapVersion = async ({ cloudFormation }: Clients): Promise<number | undefined> => {
  try {
    const { Stacks } = await cloudFormation.send(
      new DescribeStacksCommand({ StackName: 'CDKToolkit' }),
    );
    const outputs = Stacks?.[0]?.Outputs ?? [];
    const version = outputs.find(({ OutputKey }) => OutputKey === 'BootstrapVersion');
    return Number(version?.OutputValue ?? 0);
  } catch (error) {
    if (saysNoStack(error)) return undefined;
    throw error;
  }
};

const certificates = async (client: Clients['acm']): Promise<Certificate[]> => {
  const found: Certificate[] = [];
  const issued = {
    CertificateStatuses: ['ISSUED' as const],
    // Unless they are named, ACM lists none with a key of another kind than RSA of 2048 bits.
    Includes: { keyTypes: Object.values(KeyAlgorithm) },
  };
  for await (const { CertificateSummaryList = [] } of paginateListCertificates({ client }, issued))
    for (const {
      CertificateArn = '',
      DomainName = '',
      SubjectAlternativeNameSummaries = [],
      NotAfter,
    } of CertificateSummaryList)
      found.push({
        arn: CertificateArn,
        names: [DomainName, ...SubjectAlternativeNameSummaries],
        endsAt: NotAfter?.getTime() ?? 0,
      });
  return found;
};
