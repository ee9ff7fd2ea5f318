import { createHash } from 'node:crypto';
import { versionIdentities } from './function-address.ts';

/** Where a stack pretends to be. */
export type Pseudo = {
  stackName: string;
  region: string;
  accountId: string;
  partition: string;
  urlSuffix: string;
};

/** The account that a hosted stack is in: nobody has it. */
export const localAccountId = '000000000000';

/** A stack of a region, in an account that nobody has. */
export const localPseudo = (stackName: string, region: string): Pseudo => ({
  stackName,
  region,
  accountId: localAccountId,
  partition: 'aws',
  urlSuffix: 'amazonaws.com',
});

/** What a resource is known by: `name` is the given one or made of the stack's and the logical id. */
export type Named = Pseudo & {
  logicalId: string;
  name: string;
  /** The value of another property of it. */
  property: (name: string) => string;
};

/** What a type answers to Ref and Fn::GetAtt. */
export type Identity = {
  /** The property that may give the name. */
  nameProperty?: string;
  ref: (named: Named) => string;
  attributes: Record<string, (named: Named) => string>;
};

/** Letters and digits that stay the same from run to run. */
const steadyId = ({ stackName, logicalId }: Named, length: number, salt = ''): string =>
  BigInt(`0x${createHash('sha256').update(`${stackName}/${logicalId}${salt}`).digest('hex')}`)
    .toString(36)
    .slice(0, length);

const steadyUuid = (named: Named): string =>
  createHash('sha256')
    .update(`${named.stackName}/${named.logicalId}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

const arn =
  (service: string, resource = (named: Named) => named.name) =>
  (named: Named): string =>
    `arn:${named.partition}:${service}:${named.region}:${named.accountId}:${resource(named)}`;

const iamArn =
  (kind: string) =>
  (named: Named): string =>
    `arn:${named.partition}:iam::${named.accountId}:${kind}/${named.name}`;

const name = (named: Named): string => named.name;
const id =
  (length: number) =>
  (named: Named): string =>
    steadyId(named, length);
const noAttributes = {};

const topicArn = arn('sns');
const queueArn = arn('sqs');
const secretArn = arn('secretsmanager', (named) => `secret:${named.name}-${steadyId(named, 6)}`);
const poolId = (named: Named): string => `${named.region}_${steadyId(named, 9)}`;
const bucketDomain = (named: Named): string => `${named.name}.s3.${named.urlSuffix}`;
const bucketRegionalDomain = (named: Named): string =>
  `${named.name}.s3.${named.region}.${named.urlSuffix}`;

/** How each type names itself; a type that is not here has no Ref. */
export const identities: Record<string, Identity> = {
  'AWS::DynamoDB::GlobalTable': {
    nameProperty: 'TableName',
    ref: name,
    // StreamArn is known to the engine only.
    attributes: { Arn: arn('dynamodb', (named) => `table/${named.name}`) },
  },
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    ref: name,
    attributes: { Arn: arn('lambda', (named) => `function:${named.name}`) },
  },
  ...versionIdentities,
  'AWS::Lambda::EventSourceMapping': { ref: steadyUuid, attributes: { Id: steadyUuid } },
  'AWS::ApiGateway::RestApi': {
    ref: id(10),
    attributes: {
      RestApiId: id(10),
      RootResourceId: (named) => steadyId(named, 10, '/root'),
    },
  },
  'AWS::ApiGateway::Resource': { ref: id(6), attributes: { ResourceId: id(6) } },
  'AWS::ApiGateway::Method': { ref: id(10), attributes: noAttributes },
  'AWS::ApiGateway::Deployment': { ref: id(6), attributes: { DeploymentId: id(6) } },
  'AWS::ApiGateway::Stage': { nameProperty: 'StageName', ref: name, attributes: noAttributes },
  'AWS::ApiGateway::Authorizer': { ref: id(6), attributes: { AuthorizerId: id(6) } },
  'AWS::ApiGateway::GatewayResponse': { ref: id(10), attributes: { Id: id(10) } },
  'AWS::ApiGateway::RequestValidator': { ref: id(6), attributes: noAttributes },
  'AWS::ApiGateway::UsagePlan': { ref: id(6), attributes: { Id: id(6) } },
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    ref: topicArn,
    attributes: { TopicArn: topicArn, TopicName: name },
  },
  'AWS::SNS::Subscription': {
    ref: arn('sns', (named) => `${named.name}:${steadyUuid(named)}`),
    attributes: noAttributes,
  },
  'AWS::SES::EmailIdentity': {
    nameProperty: 'EmailIdentity',
    ref: name,
    attributes: Object.fromEntries(
      [1, 2, 3].flatMap((n) => [
        [`DkimDNSTokenName${n}`, (named: Named) => `${steadyId(named, 32, `/${n}`)}._domainkey`],
        [`DkimDNSTokenValue${n}`, (named: Named) => `${steadyId(named, 32, `/${n}`)}.dkim.local`],
      ]),
    ),
  },
  'AWS::SES::ConfigurationSet': { nameProperty: 'Name', ref: name, attributes: noAttributes },
  'AWS::SES::ConfigurationSetEventDestination': { ref: steadyUuid, attributes: { Id: steadyUuid } },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    ref: (named) =>
      `https://sqs.${named.region}.${named.urlSuffix}/${named.accountId}/${named.name}`,
    attributes: { Arn: queueArn, QueueName: name },
  },
  'AWS::Events::Rule': {
    nameProperty: 'Name',
    ref: name,
    attributes: { Arn: arn('events', (named) => `rule/${named.name}`) },
  },
  'AWS::Scheduler::Schedule': {
    nameProperty: 'Name',
    ref: name,
    attributes: { Arn: arn('scheduler', (named) => `schedule/default/${named.name}`) },
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    ref: name,
    attributes: {
      Arn: (named) => `arn:${named.partition}:s3:::${named.name}`,
      DomainName: bucketDomain,
      RegionalDomainName: bucketRegionalDomain,
      DualStackDomainName: (named) =>
        `${named.name}.s3.dualstack.${named.region}.${named.urlSuffix}`,
    },
  },
  'AWS::SecretsManager::Secret': {
    nameProperty: 'Name',
    ref: secretArn,
    attributes: { Id: secretArn },
  },
  'AWS::SSM::Parameter': { nameProperty: 'Name', ref: name, attributes: noAttributes },
  'AWS::KMS::Key': {
    ref: steadyUuid,
    attributes: { Arn: arn('kms', (named) => `key/${steadyUuid(named)}`), KeyId: steadyUuid },
  },
  'AWS::KMS::Alias': { nameProperty: 'AliasName', ref: name, attributes: noAttributes },
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    ref: name,
    attributes: { Arn: iamArn('role'), RoleId: id(21) },
  },
  'AWS::IAM::Policy': { nameProperty: 'PolicyName', ref: name, attributes: noAttributes },
  'AWS::IAM::ManagedPolicy': {
    nameProperty: 'ManagedPolicyName',
    ref: iamArn('policy'),
    attributes: { PolicyArn: iamArn('policy') },
  },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    ref: name,
    attributes: { Arn: arn('logs', (named) => `log-group:${named.name}:*`) },
  },
  'AWS::CloudWatch::Alarm': {
    nameProperty: 'AlarmName',
    ref: name,
    attributes: { Arn: arn('cloudwatch', (named) => `alarm:${named.name}`) },
  },
  'AWS::CloudWatch::CompositeAlarm': {
    nameProperty: 'AlarmName',
    ref: name,
    attributes: { Arn: arn('cloudwatch', (named) => `alarm:${named.name}`) },
  },
  'AWS::WAFv2::WebACL': {
    nameProperty: 'Name',
    ref: (named) => `${named.name}|${steadyUuid(named)}|REGIONAL`,
    attributes: {
      Arn: arn('wafv2', (named) => `regional/webacl/${named.name}/${steadyUuid(named)}`),
      Id: steadyUuid,
    },
  },
  'AWS::Cognito::UserPool': {
    ref: poolId,
    attributes: {
      Arn: arn('cognito-idp', (named) => `userpool/${poolId(named)}`),
      UserPoolId: poolId,
      ProviderName: (named) => `cognito-idp.${named.region}.${named.urlSuffix}/${poolId(named)}`,
      ProviderURL: (named) =>
        `https://cognito-idp.${named.region}.${named.urlSuffix}/${poolId(named)}`,
    },
  },
  'AWS::Cognito::UserPoolClient': { ref: id(26), attributes: { ClientId: id(26) } },
  'AWS::Cognito::UserPoolDomain': { nameProperty: 'Domain', ref: name, attributes: noAttributes },
  'AWS::Cognito::UserPoolGroup': {
    nameProperty: 'GroupName',
    ref: name,
    attributes: noAttributes,
  },
};

/** The name a resource has when nobody gave it one. */
export const madeUpName = (type: string, stackName: string, logicalId: string): string =>
  type === 'AWS::S3::Bucket'
    ? `${stackName}-${logicalId}`.toLowerCase()
    : `${stackName}-${logicalId}`;
