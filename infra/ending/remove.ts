import {
  DeleteStackCommand,
  UpdateTerminationProtectionCommand,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import {
  DeleteUserPoolCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DeleteTableCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { DeleteSecretCommand, DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import type { Clients } from '../aws/clients.ts';
import { faultOf, saysNoStack } from '../aws/fault.ts';
import type { EndingPlace, Removed } from './place.ts';

export type Removing = Pick<
  Clients,
  'cloudFormation' | 'dynamo' | 'objects' | 'secrets' | 'people'
>;

/** As each service calls what is not there. */
const gone = ['ResourceNotFoundException', 'NoSuchBucket', 'TableNotFoundException'];

/** Removes one thing whole, its protection first; what is gone already is well. */
export const removerWith =
  (clients: Removing): EndingPlace['remove'] =>
  async ({ what, name }) => {
    try {
      await ways[what](clients, name);
    } catch (error) {
      if (!gone.includes(faultOf(error).name) && !saysNoStack(error)) throw error;
    }
  };

/** A stack with a CloudFront or a network interface takes this long. */
const mostSeconds = 3600;

const ways: Record<Removed, (clients: Removing, name: string) => Promise<unknown>> = {
  stack: async ({ cloudFormation: client }, StackName) => {
    await client.send(
      new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: false }),
    );
    await client.send(new DeleteStackCommand({ StackName }));
    await waitUntilStackDeleteComplete({ client, maxWaitTime: mostSeconds }, { StackName });
  },
  table: async ({ dynamo }, TableName) => {
    await dynamo.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
    await dynamo.send(new DeleteTableCommand({ TableName }));
  },
  bucket: async ({ objects: client }, Bucket) => {
    for await (const { Versions = [], DeleteMarkers = [] } of versionsOf(client, Bucket)) {
      const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({
        Key,
        VersionId,
      }));
      if (Objects.length > 0)
        await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    }
    await client.send(new DeleteBucketCommand({ Bucket }));
  },
  // Nobody reads it any more from now on; whoever sees a mistake has thirty days.
  secret: async ({ secrets }, SecretId) => {
    // One that is scheduled already refuses to be scheduled again.
    const { DeletedDate } = await secrets.send(new DescribeSecretCommand({ SecretId }));
    if (!DeletedDate)
      await secrets.send(new DeleteSecretCommand({ SecretId, RecoveryWindowInDays: 30 }));
  },
  pool: async ({ people }, UserPoolId) => {
    await people.send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: 'INACTIVE' }));
    await people.send(new DeleteUserPoolCommand({ UserPoolId }));
  },
};

/** Objects of a bucket in all versions. */
export const versionsIn = async (client: S3Client, Bucket: string): Promise<number> => {
  let count = 0;
  for await (const { Versions = [] } of versionsOf(client, Bucket)) count += Versions.length;
  return count;
};

const versionsOf = async function* (client: S3Client, Bucket: string) {
  let next = {};
  for (;;) {
    const page = await client.send(new ListObjectVersionsCommand({ Bucket, ...next }));
    yield page;
    if (page.IsTruncated !== true) return;
    next = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
};
