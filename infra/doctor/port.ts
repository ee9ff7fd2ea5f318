import type { Resource } from '../aws/resources.ts';
import type { DayOff } from '../../functions/reports/law/holidays.ts';
import type { Officer } from '../../functions/satgas/officers/officer.ts';

/** Days off that an admin wrote since, of one year. */
export type WrittenYear = { year: string; days: DayOff[] };
export type Certificate = { arn: string; names: string[]; endsAt: number };
export type DomainName = { status: string; securityPolicy: string; apis: string[] };
export type MailDomain = { dkim: string; isVerified: boolean; tokens: string[] };
export type Subscription = { endpoint: string; isConfirmed: boolean };
/** An account of the pool that may run the system: where it reaches, and whether anybody has signed in with it. */
export type Admin = { region: string; hasSignedIn: boolean; isEnabled: boolean };
export type MailStanding = { isProduction: boolean; isSending: boolean; enforcement: string };
/** Shares of one, of all that was sent; undefined where nothing was. */
export type MailReputation = { bounces: number | undefined; complaints: number | undefined };

/** `via` is the header of that name, which CloudFront writes. */
export type WebAnswer = { status: number; via: string };

/**
 * All that the doctor asks of an account. It changes nothing. Each throws what the service answers when it refuses, is
 * throttled or cannot be reached.
 */
export type Port = {
  callerAccount: () => Promise<string>;
  regionStatus: () => Promise<string>;
  /** Of the CDK's own stack; undefined where there is none. */
  bootstrapVersion: () => Promise<number | undefined>;
  /** Executions that the account may have at once, in the region. */
  concurrency: () => Promise<number>;
  gatewayRate: () => Promise<{ rate: number; burst: number }>;
  isSmsInSandbox: () => Promise<boolean>;
  smsSpendLimitUsd: () => Promise<number>;
  /** Whether the sender is registered for Indonesia; undefined where the account has none of that name. */
  isSenderRegistered: (senderId: string) => Promise<boolean | undefined>;
  mailStanding: () => Promise<MailStanding>;
  /** Those that are issued, whatever their key. */
  certificates: () => Promise<Certificate[]>;
  /** The same of us-east-1, where CloudFront looks. */
  edgeCertificates: () => Promise<Certificate[]>;
  resources: () => Promise<Resource[]>;
  /** What an address of the web answers to GET; undefined where nothing does. Follows nothing. */
  web: (address: string) => Promise<WebAnswer | undefined>;
  domainName: (host: string) => Promise<DomainName | undefined>;
  mailDomain: (domain: string) => Promise<MailDomain | undefined>;
  subscriptions: (topicArn: string) => Promise<Subscription[]>;
  admins: (poolId: string) => Promise<Admin[]>;
  writtenYears: (tableName: string) => Promise<WrittenYear[]>;
  officers: (tableName: string, regions: string[]) => Promise<Officer[]>;
  /** When SNS last said what became of an SMS, in the two weeks before; undefined where it did not. */
  lastSmsReceiptAt: (account: string) => Promise<number | undefined>;
  mailReputation: () => Promise<MailReputation>;
  /** Names of the alarms that ring. */
  ringing: () => Promise<string[]>;
  /** Messages on a queue. */
  depth: (queueUrl: string) => Promise<number>;
};
