import { Duration, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import {
  recordReceiptsSettings,
  watchSmsAccountSettings,
} from '../../functions/satgas/settings.ts';
import { accept } from '../parts/accept.ts';
import { ourMetric, raiseAlarm } from '../parts/alarm.ts';
import { HouseFunction, houseLog } from '../parts/function.ts';
import { allow } from '../parts/granted.ts';
import type { House } from '../parts/house.ts';
import { DeadLetters } from '../parts/queue.ts';
import type { HouseSecret } from '../parts/secret.ts';
import type { Mail } from './mail.ts';
import { smsBudget } from './sms-budget.ts';
import type { SatgasTables } from './tables.ts';

type Needs = { house: House; tables: SatgasTables; phoneMark: HouseSecret; mail: Mail };

const unseen = 'Nobody sees which messages do not arrive.';

/** Whether messages arrive: SNS's delivery log and SES's topic are read, and the account's limits and every region's line are watched. */
export class SmsDelivery extends Construct {
  constructor(scope: Construct, id: string, needs: Needs) {
    super(scope, id);
    const { house } = needs;
    this.#receipts(needs);
    this.#account(needs);
    for (const [metricName, errorImpact, runbook] of warnings) {
      const metric = ourMetric('watchSmsAccount', metricName);
      raiseAlarm(this, metricName, { house, metric, above: 0, errorImpact, runbook });
    }
  }

  #receipts({ house, tables, mail }: Needs): void {
    const deadLetters = new DeadLetters(this, 'ReceiptDeadLetters', { house, errorImpact: unseen });
    const fn = new HouseFunction(this, 'RecordReceipts', {
      house,
      entry: 'satgas/telling/record-receipts',
      settings: recordReceiptsSettings,
      environment: { DELIVERIES_TABLE: tables.deliveries.write() },
      errorImpact: unseen,
      deadLetters,
      statements: deadLetters.receive(),
    });
    mail.tell('ToReceipts', fn, deadLetters);
    const { region, account } = Stack.of(this);
    for (const [name, end] of [
      ['Delivered', ''],
      ['Undelivered', '/Failure'],
    ] as const) {
      // SNS chooses this name; made here, the log has our key and retention.
      const logGroupName = `sns/${region}/${account}/DirectPublishToPhoneNumber${end}`;
      const log = houseLog(this, `${name}Log`, house, logGroupName);
      fn.addPermission(`${name}MayInvoke`, {
        principal: new ServicePrincipal('logs.amazonaws.com'),
        sourceArn: log.logGroupArn,
      });
      const filter = new CfnSubscriptionFilter(this, `${name}Reader`, {
        logGroupName: log.logGroupName,
        destinationArn: fn.functionArn,
        filterPattern: '',
      });
      filter.node.addDependency(fn);
    }
  }

  #account({ house, tables, phoneMark }: Needs): void {
    const role = new Role(this, 'DeliveryLogRole', {
      assumedBy: new ServicePrincipal('sns.amazonaws.com'),
    });
    const { region, account, partition } = Stack.of(this);
    const logs = `arn:${partition}:logs:${region}:${account}:log-group:sns/${region}/${account}/DirectPublishToPhoneNumber`;
    role.addToPolicy(
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], `${logs}:*`, `${logs}/Failure:*`),
    );
    acceptStreams(role, region);
    const deadLetters = new DeadLetters(this, 'WatchDeadLetters', { house, errorImpact: unseen });
    const fn = new HouseFunction(this, 'WatchSmsAccount', {
      house,
      entry: 'satgas/telling/watch-sms-account',
      settings: watchSmsAccountSettings,
      environment: {
        DELIVERIES_TABLE: tables.deliveries.write(),
        OFFICERS_TABLE: tables.officers.read(),
        DELIVERY_ROLE_ARN: role.roleArn,
        PHONE_MARK_SECRET_ARN: phoneMark.read(),
        SMS_MONTHLY_MICRO_USD: smsBudget(house).SMS_MONTHLY_MICRO_USD,
      },
      unscoped: accountWide,
      // Each officer's messages are looked through.
      timeout: 60,
      errorImpact: unseen,
      deadLetters,
      statements: [...deadLetters.receive(), allow(['iam:PassRole'], role.roleArn)],
    });
    new Rule(this, 'EveryHour', {
      description: "The account's SMS limits and every region's line are looked at",
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(fn, { deadLetterQueue: deadLetters })],
    });
  }
}

const accountWide = {
  actions: [
    'sns:GetSMSAttributes',
    'sns:GetSMSSandboxAccountStatus',
    'sns:ListPhoneNumbersOptedOut',
    'sns:SetSMSAttributes',
  ],
  reason: "the account's SMS settings are no resource of IAM; the function sets its log only.",
};

/** SNS names the streams of its delivery log itself: only the two log groups can be named beforehand. */
const acceptStreams = (role: Role, region: string): void => {
  const group = `arn:<AWS::Partition>:logs:${region}:<AWS::AccountId>:log-group:sns/${region}/<AWS::AccountId>/DirectPublishToPhoneNumber`;
  accept(
    role,
    [`${group}:*`, `${group}/Failure:*`].map((arn) => `AwsSolutions-IAM5[Resource::${arn}]`),
    'SNS makes the streams of its delivery log and names them itself (AWS: Amazon SNS text message delivery status); the wildcard stands for the streams of exactly these two log groups, and only sns.amazonaws.com may assume the role.',
  );
};

const warnings = [
  [
    'SmsSandboxed',
    'The account is in the SMS sandbox: officers receive no SMS, and SNS says it accepted them.',
    'sms-do-not-arrive',
  ],
  [
    'SmsLimitBelowBudget',
    "The account's SMS spend limit is below our budget: above it SMS are accepted and not delivered.",
    'sms-do-not-arrive',
  ],
  [
    'RegionsUnreachable',
    'A region has no officer and no chair whom a confirmed phone or mailbox reaches; the log names it.',
    'an-alert-reaches-nobody',
  ],
] as const;
