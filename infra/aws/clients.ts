import { AccountClient } from '@aws-sdk/client-account';
import { ACMClient } from '@aws-sdk/client-acm';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';

export type Clients = ReturnType<typeof clientsIn>;

/**
 * A client of each service that whoever deploys looks at. Credentials are found as by every AWS tool; no call waits
 * much longer than half a minute, tries included.
 */
export const clientsIn = (region: string, maxAttempts = 3) => {
  const settings = {
    region,
    requestHandler: {
      ...{ connectionTimeout: 3_000, requestTimeout: 10_000 },
      throwOnRequestTimeout: true,
    },
    maxAttempts,
  };
  return {
    // Options of regions are answered in one region of the partition only.
    account: new AccountClient({ ...settings, region: 'us-east-1' }),
    acm: new ACMClient(settings),
    // CloudFront takes certificates of this region only.
    edgeAcm: new ACMClient({ ...settings, region: 'us-east-1' }),
    gateway: new APIGatewayClient(settings),
    cloudFormation: new CloudFormationClient(settings),
    cloudWatch: new CloudWatchClient(settings),
    people: new CognitoIdentityProviderClient(settings),
    dynamo: new DynamoDBClient(settings),
    lambda: new LambdaClient(settings),
    smsVoice: new PinpointSMSVoiceV2Client(settings),
    mail: new SESv2Client(settings),
    // Evidence has megabytes; whatever a stand-in is called, a bucket stands in the path of its address.
    objects: new S3Client({ ...settings, forcePathStyle: true }),
    secrets: new SecretsManagerClient(settings),
    sns: new SNSClient(settings),
    // The address a queue has may lie elsewhere than the endpoint that is set: a proxy, or a test.
    sqs: new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }),
    sts: new STSClient(settings),
  };
};
