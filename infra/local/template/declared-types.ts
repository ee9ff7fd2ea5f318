import { access, encrypted, oneVersion } from './reasons.ts';

const noDoor = 'people reach this machine itself; nothing stands in front of it';

/** Types that are accepted and not played, with the reason. */
export const declaredTypes: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Account': 'execution logs are not written here',
  'AWS::ApiGateway::Deployment': 'the routes of the template are always the deployed ones',
  'AWS::ApiGateway::RequestValidator': 'used by methods only, which refuse to name one',
  'AWS::ApiGateway::UsagePlan': 'nobody is given an API key',
  'AWS::CDK::Metadata': 'says which library wrote the template',
  'AWS::CloudFront::CachePolicy': noDoor,
  'AWS::CloudFront::Distribution': noDoor,
  'AWS::CloudFront::Function': noDoor,
  'AWS::CloudFront::OriginRequestPolicy': noDoor,
  'AWS::CloudWatch::Dashboard':
    'there is no console here; /_local/alarms.json has what alarms read',
  'AWS::CodeDeploy::Application': oneVersion,
  'AWS::CodeDeploy::DeploymentConfig': oneVersion,
  'AWS::CodeDeploy::DeploymentGroup': oneVersion,
  'AWS::Cognito::UserPool': 'the local issuer signs people in',
  'AWS::Cognito::UserPoolDomain': 'the local issuer signs people in',
  'AWS::Cognito::UserPoolGroup': 'the local issuer signs people in',
  'AWS::KMS::Alias': encrypted,
  'AWS::KMS::Key': encrypted,
  'AWS::Lambda::Permission': access,
  'AWS::Logs::LogGroup': 'log lines go to the log of the host',
  'AWS::S3::BucketPolicy': access,
  'AWS::SNS::TopicPolicy': access,
  'AWS::SQS::QueuePolicy': access,
  'AWS::WAFv2::WebACL': 'nobody attacks this machine; the stage throttle is kept',
  'AWS::WAFv2::WebACLAssociation': 'nobody attacks this machine; the stage throttle is kept',
};
