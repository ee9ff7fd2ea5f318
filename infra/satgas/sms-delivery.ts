import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import {
  recordReceiptsSettings,
  watchSmsAccountSettings,
} from '../../functions/satgas/settings.ts';
import { smsLogEnds, smsLogGroup } from '../account/sms-log.ts';
import { ourMetric, raiseAlarm } from '../parts/alarm.ts';
import { HouseFunction } from '../parts/function.ts';
import { allow } from '../parts/granted.ts';
import type { House } from '../parts/house.ts';
import { memoryForAllRegions } from '../parts/many-regions.ts';
import { sharedDeliveryRole } from '../parts/joint.ts';
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
      environment: {
        DELIVERIES_TABLE: tables.deliveries.only('dynamodb:GetItem', 'dynamodb:UpdateItem'),
      },
      errorImpact: unseen,
      deadLetters,
      statements: deadLetters.receive(),
    });
    mail.tell('ToReceipts', fn.live, deadLetters);
    for (const [name, end] of smsLogEnds) {
      const logGroupName = smsLogGroup(this, end);
      fn.live.addPermission(`${name}MayInvoke`, {
        principal: new ServicePrincipal('logs.amazonaws.com'),
        sourceArn: Stack.of(this).formatArn({
          ...{ service: 'logs', resource: 'log-group', arnFormat: ArnFormat.COLON_RESOURCE_NAME },
          resourceName: `${logGroupName}:*`,
        }),
      });
      const filter = new CfnSubscriptionFilter(this, `${name}Reader`, {
        logGroupName,
        destinationArn: fn.live.functionArn,
        filterPattern: '',
      });
      filter.node.addDependency(fn.live);
    }
  }

  #account({ house, tables, phoneMark }: Needs): void {
    const roleArn = sharedDeliveryRole(this);
    const deadLetters = new DeadLetters(this, 'WatchDeadLetters', { house, errorImpact: unseen });
    const fn = new HouseFunction(this, 'WatchSmsAccount', {
      house,
      entry: 'satgas/telling/watch-sms-account',
      settings: watchSmsAccountSettings,
      environment: {
        DELIVERIES_TABLE: tables.deliveries.write(),
        ANNOUNCEMENTS_TABLE: tables.announcements.write(),
        OFFICERS_TABLE: tables.officers.read(),
        DELIVERY_ROLE_ARN: roleArn,
        PHONE_MARK_SECRET_ARN: phoneMark.read(),
        SMS_MONTHLY_MICRO_USD: smsBudget(house).SMS_MONTHLY_MICRO_USD,
      },
      unscoped: accountWide,
      // Each officer's messages are looked through.
      timeout: 60,
      memoryMb: memoryForAllRegions(house, 1024),
      errorImpact: unseen,
      deadLetters,
      statements: [...deadLetters.receive(), allow(['iam:PassRole'], roleArn)],
    });
    new Rule(this, 'EveryHour', {
      description: "The account's SMS limits and every region's line are looked at",
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(fn.live, { deadLetterQueue: deadLetters })],
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
    'SmsCostDiffers',
    'SMS of a day cost more than was set aside for them, or nobody knows what they cost: the budget may end before the month, and what repeats then goes by e-mail only.',
    'sms-cost-more-than-was-set-aside',
  ],
  [
    'RegionsUnreachable',
    'A region has no officer and no chair whom a confirmed phone or mailbox reaches; the log names it.',
    'an-alert-reaches-nobody',
  ],
] as const;
