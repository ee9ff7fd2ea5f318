import { RemovalPolicy, Stack, type App } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Deployment } from '../deployment.ts';
import { accept } from '../parts/accept.ts';
import { houseLog } from '../parts/log.ts';
import { allow } from '../parts/granted.ts';
import { shareDeliveryRole } from '../parts/joint.ts';
import { HouseKey } from '../parts/key.ts';
import { smsLogEnds, smsLogGroup } from './sms-log.ts';

export const accountStackName = 'netral-account';

/** The stack's id in the app: several accounts and regions have one each, of the same name. */
const idOf = ({ awsRegion, account }: Place): string =>
  [accountStackName, awsRegion, ...(account === undefined ? [] : [account])].join('-');

type Place = Pick<Deployment, 'awsRegion' | 'account'>;

/**
 * What an AWS account has once in a region, whatever is deployed there: SNS's logs of SMS, and as whom SNS and API
 * Gateway write logs. It knows no deployment, so that all of them may stand on it.
 */
export class AccountStack extends Stack {
  constructor(scope: App, place: Place) {
    super(scope, idOf(place), {
      stackName: accountStackName,
      description: 'Netral: what all deployments of this account and region share',
      env: { region: place.awsRegion, ...(place.account && { account: place.account }) },
      terminationProtection: true,
    });
    this.#gatewayLogs();
    this.#smsLogs();
  }

  #gatewayLogs(): void {
    const role = new Role(this, 'GatewayLogRole', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [
        ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs'),
      ],
    });
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    accept(
      role,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      'API Gateway writes its logs through one role per account and region, and AWS documents this very policy for it; only apigateway.amazonaws.com may assume the role.',
    );
    const account = new CfnAccount(this, 'Gateway', { cloudWatchRoleArn: role.roleArn });
    account.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }

  #smsLogs(): void {
    const key = new HouseKey(this, 'AccountKey', 'Netral: logs of the account');
    key.letLogsBeWritten();
    const role = new Role(this, 'DeliveryLogRole', {
      assumedBy: new ServicePrincipal('sns.amazonaws.com'),
    });
    const deployment = { logRetentionDays: RetentionDays.ONE_MONTH };
    for (const [name, end] of smsLogEnds)
      houseLog(this, `${name}Log`, { deployment, key }, smsLogGroup(this, end));
    const { region, account, partition } = this;
    const arn = `arn:${partition}:logs:${region}:${account}:log-group:${smsLogGroup(this, '')}`;
    role.addToPolicy(
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], `${arn}:*`, `${arn}/Failure:*`),
    );
    acceptStreams(role, region);
    shareDeliveryRole(this, role.roleArn);
  }
}

/** The account stack of a place, made when it is first asked for. */
export const accountStackOf = (app: App, place: Place): AccountStack => {
  const known = app.node.tryFindChild(idOf(place));
  return known instanceof AccountStack ? known : new AccountStack(app, place);
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
