import { hostedAlarmTypes } from './hosted-alarm-types.ts';
import { hostedApiTypes } from './hosted-api-types.ts';
import { hostedIamTypes } from './hosted-iam-types.ts';
import { hostedVersionTypes } from './hosted-version-types.ts';
import { access, encrypted, oneRegion, consoleOnly, noTraces } from './reasons.ts';

/** Properties that have effect, and those without effect here, each with the reason. */
export type HostedType = { honoured: readonly string[]; ignored: Readonly<Record<string, string>> };

const unsigned = 'no mail leaves this machine, so none is signed';

/** Types the host plays, with what it honours of them and what it knowingly leaves. */
export const hostedTypes: Readonly<Record<string, HostedType>> = {
  'AWS::DynamoDB::GlobalTable': {
    honoured: [
      'TableName',
      'AttributeDefinitions',
      'KeySchema',
      'BillingMode',
      'StreamSpecification',
      'TimeToLiveSpecification',
      'GlobalSecondaryIndexes',
      'LocalSecondaryIndexes',
    ],
    ignored: { Replicas: oneRegion, SSESpecification: encrypted },
  },
  'AWS::Lambda::Function': {
    honoured: [
      'FunctionName',
      'Code',
      'Handler',
      'Environment',
      'Timeout',
      'MemorySize',
      'ReservedConcurrentExecutions',
      'DeadLetterConfig',
      'Role',
    ],
    ignored: {
      Architectures: 'functions run on the processor of this machine',
      Runtime: 'functions run on the node that runs the host',
      Description: consoleOnly,
      LoggingConfig: 'log lines go to the log of the host',
      TracingConfig: noTraces,
      KmsKeyArn: encrypted,
      Tags: consoleOnly,
    },
  },
  ...hostedVersionTypes,
  'AWS::Lambda::EventSourceMapping': {
    honoured: [
      'BatchSize',
      'BisectBatchOnFunctionError',
      'DestinationConfig',
      'Enabled',
      'EventSourceArn',
      'FilterCriteria',
      'FunctionName',
      'FunctionResponseTypes',
      'MaximumBatchingWindowInSeconds',
      'MaximumRecordAgeInSeconds',
      'MaximumRetryAttempts',
      'ParallelizationFactor',
      'ScalingConfig',
      'StartingPosition',
      'TumblingWindowInSeconds',
    ],
    ignored: { Tags: consoleOnly },
  },
  ...hostedApiTypes,
  ...hostedAlarmTypes,
  ...hostedIamTypes,
  'AWS::SNS::Topic': {
    honoured: ['DisplayName', 'TopicName', 'Subscription'],
    ignored: {
      KmsMasterKeyId: encrypted,
      Tags: consoleOnly,
      TracingConfig: noTraces,
    },
  },
  'AWS::SNS::Subscription': {
    honoured: [
      'Endpoint',
      'FilterPolicy',
      'FilterPolicyScope',
      'Protocol',
      'RawMessageDelivery',
      'RedrivePolicy',
      'TopicArn',
    ],
    ignored: { Region: oneRegion },
  },
  'AWS::SES::EmailIdentity': {
    honoured: ['EmailIdentity'],
    ignored: {
      ConfigurationSetAttributes: 'whoever sends names the configuration set',
      DkimAttributes: unsigned,
      DkimSigningAttributes: unsigned,
      FeedbackAttributes: 'bounces go to the event destination',
      MailFromAttributes: unsigned,
    },
  },
  'AWS::SES::ConfigurationSet': {
    honoured: ['Name', 'SuppressionOptions'],
    ignored: {
      DeliveryOptions: 'no mail leaves this machine',
      ReputationOptions: 'nobody measures a reputation here',
      SendingOptions: 'the account is paused as a whole, at /_local/mail',
    },
  },
  'AWS::SES::ConfigurationSetEventDestination': {
    honoured: ['ConfigurationSetName', 'EventDestination'],
    ignored: {},
  },
  'AWS::SQS::Queue': {
    honoured: [
      'DelaySeconds',
      'MessageRetentionPeriod',
      'QueueName',
      'ReceiveMessageWaitTimeSeconds',
      'RedrivePolicy',
      'VisibilityTimeout',
    ],
    ignored: {
      KmsDataKeyReusePeriodSeconds: encrypted,
      KmsMasterKeyId: encrypted,
      SqsManagedSseEnabled: encrypted,
      RedriveAllowPolicy: access,
      Tags: consoleOnly,
    },
  },
  'AWS::Events::Rule': {
    honoured: ['Name', 'ScheduleExpression', 'State', 'Targets'],
    ignored: { Description: consoleOnly },
  },
  'AWS::Scheduler::Schedule': {
    honoured: ['Name', 'ScheduleExpression', 'ScheduleExpressionTimezone', 'State', 'Target'],
    ignored: {
      Description: consoleOnly,
      FlexibleTimeWindow: 'schedules are kept to the second',
      KmsKeyArn: encrypted,
    },
  },
  'AWS::Logs::SubscriptionFilter': {
    honoured: ['DestinationArn', 'FilterPattern', 'LogGroupName'],
    ignored: { RoleArn: access },
  },
  'AWS::S3::Bucket': {
    honoured: [
      'BucketName',
      'ObjectLockConfiguration',
      'ObjectLockEnabled',
      'VersioningConfiguration',
    ],
    ignored: {
      BucketEncryption: encrypted,
      LifecycleConfiguration: 'nothing is deleted by age on this machine',
      LoggingConfiguration: 'access is not logged here',
      OwnershipControls: access,
      PublicAccessBlockConfiguration: access,
      Tags: consoleOnly,
    },
  },
  'AWS::SecretsManager::Secret': {
    honoured: ['GenerateSecretString', 'Name', 'SecretString'],
    ignored: { Description: consoleOnly, KmsKeyId: encrypted, Tags: consoleOnly },
  },
  'AWS::SSM::Parameter': {
    honoured: ['Name', 'Type', 'Value'],
    ignored: { Description: consoleOnly, Tags: consoleOnly, Tier: 'every value fits here' },
  },
  'AWS::Cognito::UserPoolClient': {
    honoured: ['CallbackURLs', 'LogoutURLs', 'UserPoolId'],
    ignored: Object.fromEntries(
      [
        'AccessTokenValidity',
        'AllowedOAuthFlows',
        'AllowedOAuthFlowsUserPoolClient',
        'AllowedOAuthScopes',
        'ClientName',
        'EnableTokenRevocation',
        'ExplicitAuthFlows',
        'GenerateSecret',
        'IdTokenValidity',
        'PreventUserExistenceErrors',
        'ReadAttributes',
        'RefreshTokenValidity',
        'SupportedIdentityProviders',
        'TokenValidityUnits',
        'WriteAttributes',
      ].map((property) => [property, 'the local issuer knows only the code grant with PKCE']),
    ),
  },
};
