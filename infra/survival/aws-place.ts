import {
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type GetObjectCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { secretStages } from '../../shared/secrets.ts';
import type { Clients } from '../aws/clients.ts';
import { faultOf } from '../aws/fault.ts';
import { resourcesOf, type Resource } from '../aws/resources.ts';
import { secretsOfRows } from './held-state.ts';
import { isIncoming } from './local-place.ts';
import { SurvivalRefused, type OriginalsBucket, type Place, type StoredObject } from './place.ts';

type Needed = Pick<Clients, 'cloudFormation' | 'dynamo' | 'objects' | 'secrets'>;

/** A deployment in its account, and the functions that work in it. */
export type AwsPlace = Place & { functions: string[] };

/** Finds what a deployment holds by its stacks; throws SurvivalRefused where it is not deployed. */
export const awsPlace = async (clients: Needed, deployment: { id: string }): Promise<AwsPlace> => {
  const resources = await resourcesOf(clients.cloudFormation, deployment);
  const ofType = (type: string) => resources.filter((one) => one.type === type);
  const tables = ofType('AWS::DynamoDB::GlobalTable').map(named);
  if (tables.length === 0)
    throw new SurvivalRefused(`There is no deployment ${deployment.id} in this account and region`);
  const secrets = ofType('AWS::SecretsManager::Secret').filter(({ logicalId }) =>
    secretsOfRows.includes(logicalId),
  );
  return {
    ...{ client: clients.dynamo, tables },
    buckets: ofType('AWS::S3::Bucket').map((bucket) => bucketOf(clients.objects, bucket)),
    functions: ofType('AWS::Lambda::Function').map(({ physicalId }) => physicalId),
    secrets: async () => {
      const found = new Map<string, string[]>();
      for (const { logicalId, physicalId } of secrets)
        found.set(logicalId, await secretStages(physicalId, stages, clients.secrets)());
      return found;
    },
  };
};

const stages = ['AWSCURRENT', 'AWSPREVIOUS'];

const named = ({ logicalId, physicalId: name }: Resource) => ({ logicalId, name });

const bucketOf = (
  client: S3Client,
  { logicalId, physicalId: Bucket }: Resource,
): OriginalsBucket => ({
  logicalId,
  keys: async function* () {
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
      for (const { Key = '' } of Contents) if (!isIncoming(Key)) yield Key;
  },
  read: async (Key) => {
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    const bytes = (await got.Body?.transformToByteArray()) ?? new Uint8Array();
    return { bytes, headers: headersOf(got) };
  },
  put: async (Key, object) => {
    // Who may not write where something is gets the same answer from S3 as who lacks the condition.
    if (await isThere(client, { Bucket, Key })) return 'there already';
    const told = inputOf(object);
    await client.send(new PutObjectCommand({ Bucket, Key, IfNoneMatch: '*', ...told }));
    return 'put';
  },
});

const isThere = async (client: S3Client, where: { Bucket: string; Key: string }) => {
  try {
    await client.send(new HeadObjectCommand(where));
    return true;
  } catch (error) {
    if (['NotFound', 'NoSuchKey'].includes(faultOf(error).name)) return false;
    throw error;
  }
};

const metaPrefix = 'x-amz-meta-';

const headersOf = (got: GetObjectCommandOutput): Record<string, string> => ({
  ...(got.ContentType !== undefined && { 'content-type': got.ContentType }),
  ...(got.ContentDisposition !== undefined && { 'content-disposition': got.ContentDisposition }),
  ...(got.ContentEncoding !== undefined && { 'content-encoding': got.ContentEncoding }),
  ...(got.CacheControl !== undefined && { 'cache-control': got.CacheControl }),
  ...Object.fromEntries(
    Object.entries(got.Metadata ?? {}).map(([name, value]) => [`${metaPrefix}${name}`, value]),
  ),
});

const inputOf = ({ bytes, headers }: StoredObject) => ({
  Body: bytes,
  ContentType: headers['content-type'],
  ContentDisposition: headers['content-disposition'],
  ContentEncoding: headers['content-encoding'],
  CacheControl: headers['cache-control'],
  Metadata: Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith(metaPrefix))
      .map(([name, value]) => [name.slice(metaPrefix.length), value]),
  ),
});
