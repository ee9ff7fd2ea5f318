import * as z from 'zod/mini';
import type { Resources } from '../template/open-assembly.ts';
import type { ResolvedResource } from '../template/resolve-template.ts';
import type { Keys } from './refusal.ts';

const encryptedTable = z.object({
  Replicas: z.array(
    z.object({ SSESpecification: z.optional(z.object({ KMSMasterKeyId: z.string() })) }),
  ),
});
const encryptedBucket = z.object({
  BucketEncryption: z.object({
    ServerSideEncryptionConfiguration: z.array(
      z.object({
        ServerSideEncryptionByDefault: z.object({ KMSMasterKeyID: z.optional(z.string()) }),
      }),
    ),
  }),
});

/** How each type names the key it is encrypted with. */
const keyIn: Readonly<Record<string, (properties: Record<string, unknown>) => unknown>> = {
  'AWS::SQS::Queue': (properties) => properties['KmsMasterKeyId'],
  'AWS::SNS::Topic': (properties) => properties['KmsMasterKeyId'],
  'AWS::SecretsManager::Secret': (properties) => properties['KmsKeyId'],
  'AWS::DynamoDB::GlobalTable': (properties) =>
    z.safeParse(encryptedTable, properties).data?.Replicas[0]?.SSESpecification?.KMSMasterKeyId,
  'AWS::S3::Bucket': (properties) =>
    z.safeParse(encryptedBucket, properties).data?.BucketEncryption
      .ServerSideEncryptionConfiguration[0]?.ServerSideEncryptionByDefault.KMSMasterKeyID,
};

/** What is encrypted with a key of somebody's own; AWS's own keys (`alias/aws/…`) need no right. */
export const keysOf = (template: Resources): Keys =>
  Object.fromEntries(
    template.ofType(...Object.keys(keyIn)).flatMap((resource) => {
      const key = keyIn[resource.type]?.(resource.properties);
      return typeof key === 'string' && key.startsWith('arn:') ? [[arnOf(resource), key]] : [];
    }),
  );

/** A topic and a secret are known by the ARN their Ref gives. */
const arnOf = ({ arn, ref }: ResolvedResource): string => arn ?? ref;
