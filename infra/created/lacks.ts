/** What moto does with a type of ours, as it was seen (5.2.1): left out, or made as another type that it knows. */
export type Lack = {
  as?: string;
  seen: string;
  /** A change set that changes one loses it in moto: that it stayed cannot be shown. */
  isLostByChange?: true;
};

const unknown = (seen = 'no support in its CloudFormation'): Lack => ({ seen });

/** What moto lacks, by type. A type that is not here is created, or the run says that it was not. */
export const lacks: Readonly<Record<string, Lack>> = {
  'AWS::DynamoDB::GlobalTable': {
    as: 'AWS::DynamoDB::Table',
    seen: 'no global tables: made as a table with the same keys, index and stream; replica, key and recovery left out',
  },
  'AWS::ApiGateway::Account': unknown(),
  'AWS::ApiGateway::Deployment': unknown(
    'does not read the definition in the body of an API: "The REST API doesn\'t contain any methods"',
  ),
  'AWS::ApiGateway::RestApi': {
    as: 'AWS::ApiGateway::RestApi',
    seen: 'creates it, without its routes; a change set that changes it loses it',
    isLostByChange: true,
  },
  'AWS::ApiGateway::Stage': unknown(),
  'AWS::CloudWatch::Alarm': unknown(),
  'AWS::CloudWatch::CompositeAlarm': unknown(),
  'AWS::CodeDeploy::Application': unknown(),
  'AWS::CodeDeploy::DeploymentGroup': unknown(),
  'AWS::Cognito::UserPool': unknown(),
  'AWS::Cognito::UserPoolClient': unknown(),
  'AWS::Cognito::UserPoolDomain': unknown(),
  'AWS::Cognito::UserPoolGroup': unknown(),
  'AWS::KMS::Key': {
    as: 'AWS::KMS::Key',
    seen: 'creates it; a change set that changes it loses it',
    isLostByChange: true,
  },
  'AWS::Lambda::Alias': unknown(
    'no support in its CloudFormation: what calls an alias calls its function',
  ),
  'AWS::Lambda::Permission': {
    as: 'AWS::Lambda::Permission',
    seen: 'takes it, and lists it without a physical id: not counted as created',
  },
  'AWS::Lambda::Version': {
    as: 'AWS::Lambda::Version',
    seen: 'publishes it, and lists it without a physical id: not counted as created',
  },
  'AWS::Logs::SubscriptionFilter': unknown(),
  'AWS::S3::BucketPolicy': unknown(),
  'AWS::SES::ConfigurationSet': unknown(),
  'AWS::SES::ConfigurationSetEventDestination': unknown(),
  'AWS::SES::EmailIdentity': unknown(),
  'AWS::SNS::Subscription': unknown(),
  'AWS::SNS::TopicPolicy': unknown(),
  'AWS::SQS::QueuePolicy': unknown(),
  'AWS::SecretsManager::Secret': unknown(),
  'AWS::WAFv2::WebACL': unknown(),
  'AWS::WAFv2::WebACLAssociation': unknown(),
};
