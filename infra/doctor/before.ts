import { alertLine } from '../parts/alert-line.ts';
import { missing, ok, type Check, type Look } from './check.ts';

/** What Lambda leaves for all functions without reserved executions, at least. */
const unreservedAtLeast = 100;
/** An apel in each region at once: about twenty pledges a second, of a quarter of a second each. */
const executionsPerRegion = 5;

/** The executions that a deployment wants at once. */
export const executionsFor = ({
  alertLineConcurrency,
  campaign: { regions },
}: Pick<Look['deployment'], 'alertLineConcurrency' | 'campaign'>): number =>
  alertLineConcurrency * alertLine.length +
  Math.max(unreservedAtLeast, regions.length * executionsPerRegion);

const quotaCommand = (awsRegion: string, service: string, [code, desired]: [string, number]) =>
  `Ask for it: aws service-quotas request-service-quota-increase --region ${awsRegion} --service-code ${service} --quota-code ${code} --desired-value ${String(desired)}`;

const account: Check = {
  name: 'account',
  when: 'before',
  needs: ['sts:GetCallerIdentity'],
  look: async ({ port, deployment: { account: named } }) => {
    const caller = await port.callerAccount();
    return named === undefined || named === caller
      ? ok(`the credentials are those of ${caller}`)
      : missing(
          `the credentials are those of ${caller}, and the file names ${named}`,
          'Use the credentials of that account (AWS_PROFILE), or mend `account` in the file.',
        );
  },
};

const region: Check = {
  name: 'region opted in',
  when: 'before',
  needs: ['account:GetRegionOptStatus'],
  look: async ({ port, deployment: { awsRegion } }) => {
    const status = await port.regionStatus();
    return ['ENABLED', 'ENABLED_BY_DEFAULT'].includes(status)
      ? ok(`${awsRegion} is enabled`)
      : missing(
          `${awsRegion} is ${status}`,
          status === 'ENABLING'
            ? 'Wait: this takes minutes, and sometimes hours.'
            : `aws account enable-region --region-name ${awsRegion} (console: Account, AWS Regions)`,
        );
  },
};

/** The CDK's own stack that the templates ask for. */
const leastBootstrap = 6;

const bootstrap: Check = {
  name: 'CDK bootstrap',
  when: 'before',
  needs: ['cloudformation:DescribeStacks'],
  look: async ({ port, deployment: { awsRegion } }) => {
    const version = await port.bootstrapVersion();
    return version !== undefined && version >= leastBootstrap
      ? ok(`version ${String(version)}`)
      : missing(
          version === undefined ? 'there is none' : `version ${String(version)} is too old`,
          `npx cdk bootstrap aws://${await port.callerAccount()}/${awsRegion}`,
        );
  },
};

const lambdaQuota: Check = {
  name: 'Lambda concurrency',
  when: 'before',
  needs: ['lambda:GetAccountSettings'],
  look: async ({ port, deployment }) => {
    const { alertLineConcurrency, awsRegion, campaign } = deployment;
    const has = await port.concurrency();
    const wants = executionsFor(deployment);
    const why = `${String(wants)}: ${String(alertLine.length)} functions of the alert line with ${String(alertLineConcurrency)} each, and ${String(wants - alertLineConcurrency * alertLine.length)} for all others of ${String(campaign.regions.length)} regions`;
    return has >= wants
      ? ok(`${String(has)} executions at once, wanted are ${why}`)
      : missing(
          `${String(has)} executions at once, wanted are ${why}`,
          `${quotaCommand(awsRegion, 'lambda', ['L-B99A9384', Math.max(1000, wants)])}. Until then a deploy with reserved executions fails: set alertLineConcurrency to 0.`,
        );
  },
};

const gatewayRate: Check = {
  name: 'API Gateway rate',
  when: 'before',
  needs: ['apigateway:GET'],
  look: async ({ port, deployment: { awsRegion, throttle } }) => {
    const { rate, burst } = await port.gatewayRate();
    const says = `${String(rate)} requests a second and ${String(burst)} at once, wanted are ${String(throttle.ratePerSecond)} and ${String(throttle.burst)}`;
    return rate >= throttle.ratePerSecond && burst >= throttle.burst
      ? ok(says)
      : missing(
          says,
          `${quotaCommand(awsRegion, 'apigateway', ['L-8A5B8E43', throttle.ratePerSecond])}, or lower throttle in the file.`,
        );
  },
};

const smsSandbox: Check = {
  name: 'SMS sandbox',
  when: 'before',
  needs: ['sns:GetSMSSandboxAccountStatus'],
  look: async ({ port, deployment: { awsRegion } }) =>
    (await port.isSmsInSandbox())
      ? missing(
          'the account is in the sandbox: SMS reach verified numbers only',
          `Console: Amazon SNS, Text messaging (SMS), Exit SMS sandbox (region ${awsRegion}).`,
        )
      : ok('the account is out of the sandbox'),
};

const smsSpend: Check = {
  name: 'SMS spend limit',
  when: 'before',
  needs: ['sns:GetSMSAttributes'],
  look: async ({ port, deployment: { awsRegion, sms } }) => {
    const limit = await port.smsSpendLimitUsd();
    const says = `US$ ${String(limit)} a month, the file plans ${String(sms.monthlyBudgetUsd)}`;
    return limit >= sms.monthlyBudgetUsd
      ? ok(says)
      : missing(
          says,
          `Above it nothing is delivered. Ask AWS Support for a higher SMS spending quota, then: aws sns set-sms-attributes --region ${awsRegion} --attributes MonthlySpendLimit=${String(Math.ceil(sms.monthlyBudgetUsd))}`,
        );
  },
};

const smsSender: Check = {
  name: 'SMS sender ID',
  when: 'before',
  needs: ['sms-voice:DescribeSenderIds'],
  look: async ({ port, deployment: { sms } }) => {
    const { senderId } = sms;
    const todo =
      'Console: AWS End User Messaging, Registrations, Sender ID for Indonesia (weeks); then sms.senderId in the file.';
    if (senderId === undefined) return missing('the file names none (sms.senderId)', todo);
    const isRegistered = await port.isSenderRegistered(senderId);
    if (isRegistered === undefined)
      return missing(`the account has no ${senderId} for Indonesia`, todo);
    return isRegistered
      ? ok(`${senderId} is registered for Indonesia`)
      : missing(`${senderId} is not registered for Indonesia`, todo);
  },
};

const mailSandbox: Check = {
  name: 'SES sandbox',
  when: 'before',
  needs: ['ses:GetAccount'],
  look: async ({ port, deployment: { awsRegion } }) => {
    const { isProduction, isSending, enforcement } = await port.mailStanding();
    if (!isProduction)
      return missing(
        'the account is in the sandbox: e-mails reach verified addresses only',
        `Console: Amazon SES, Account dashboard, Request production access (region ${awsRegion}).`,
      );
    return isSending && enforcement === 'HEALTHY'
      ? ok('the account sends, and is healthy')
      : missing(
          `sending is ${isSending ? 'on' : 'off'}, the account is ${enforcement}`,
          'Console: Amazon SES, Account dashboard: answer the case there.',
        );
  },
};

/** What an account must have before anything is deployed in it. */
export const beforeChecks: readonly Check[] = [
  account,
  region,
  bootstrap,
  lambdaQuota,
  gatewayRate,
  smsSandbox,
  smsSpend,
  smsSender,
  mailSandbox,
];
