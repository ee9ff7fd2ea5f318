import { Duration, RemovalPolicy, Stack, type CfnElement } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { BucketProps, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { accept } from './accept.ts';
import type { House } from './house.ts';

const houseBucket: BucketProps = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

/**
 * Keeps evidence private, encrypted, in every version, with a log of who touched it; kept when the stack goes. Nothing
 * in it grows older than `mostDays`, whatever fails to delete it before.
 */
export const evidenceBucket = (scope: Construct, house: House, mostDays: number): Bucket => {
  const bucket = new Bucket(scope, 'Evidence', {
    ...houseBucket,
    encryption: BucketEncryption.KMS,
    encryptionKey: house.key,
    bucketKeyEnabled: true,
    versioned: true,
    serverAccessLogsBucket: accessLog(scope),
    lifecycleRules: [
      // Sent straight here and never sealed: nobody said that it arrived.
      {
        prefix: 'incoming/',
        expiration: Duration.days(1),
        noncurrentVersionExpiration: Duration.days(1),
      },
      { expiration: Duration.days(mostDays) },
      {
        abortIncompleteMultipartUploadAfter: Duration.days(1),
        // What ends with its report is deleted in all versions; this is for what our own hands write over or delete.
        noncurrentVersionExpiration: Duration.days(7),
        expiredObjectDeleteMarker: true,
      },
    ],
  });
  for (const objects of ['originals/*', 'letters/*'])
    bucket.addToResourcePolicy(sealed(bucket, objects));
  return bucket;
};

/** Nobody writes over what is there: it is put where none stands (S3 user guide, "Enforce conditional writes"). */
const sealed = (bucket: Bucket, objects: string): PolicyStatement =>
  new PolicyStatement({
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects(objects)],
    conditions: { Null: { 's3:if-none-match': 'true' } },
  });

/**
 * Keeps what nobody may change or delete before its days are over, whoever they are. A deployment that is made to be
 * taken away again locks for a day, and lets an administrator of the account lift that.
 */
export const lockedBucket = (scope: Construct, house: House, days: number): Bucket => {
  const isLasting = house.deployment.deletionProtection;
  const bucket = new Bucket(scope, 'Locked', {
    ...houseBucket,
    encryption: BucketEncryption.KMS,
    encryptionKey: house.key,
    bucketKeyEnabled: true,
    versioned: true,
    objectLockEnabled: true,
    objectLockDefaultRetention: isLasting
      ? ObjectLockRetention.compliance(Duration.days(days))
      : ObjectLockRetention.governance(Duration.days(1)),
    lifecycleRules: [
      { expiration: Duration.days(days), noncurrentVersionExpiration: Duration.days(1) },
    ],
  });
  accept(
    bucket,
    ['AwsSolutions-S1', 'NIST.800.53.R5-S3BucketLoggingEnabled'],
    'One function writes it, and each object says by itself who did what: a log of who reads it would guard nothing more.',
  );
  return bucket;
};

/** Keeps documents that are public by their nature, such as circulars, in a bucket that is not. */
export const documentBucket = (scope: Construct, house: House): Bucket => {
  const bucket = new Bucket(scope, 'Documents', {
    ...houseBucket,
    encryption: BucketEncryption.KMS,
    encryptionKey: house.key,
    bucketKeyEnabled: true,
    versioned: true,
  });
  bucket.addToResourcePolicy(sealed(bucket, 'signed/*'));
  accept(
    bucket,
    ['AwsSolutions-S1', 'NIST.800.53.R5-S3BucketLoggingEnabled'],
    'Two functions reach it, and hand its documents to anybody: a log of who read them would only gather readers.',
  );
  return bucket;
};

/** Keeps what was signed electronically: nobody writes over it. */
export const signedBucket = (scope: Construct, house: House): Bucket => {
  const bucket = new Bucket(scope, 'Signed', {
    ...houseBucket,
    encryption: BucketEncryption.KMS,
    encryptionKey: house.key,
    bucketKeyEnabled: true,
    versioned: true,
  });
  bucket.addToResourcePolicy(sealed(bucket, 'records/*'));
  accept(
    bucket,
    ['AwsSolutions-S1', 'NIST.800.53.R5-S3BucketLoggingEnabled'],
    'Only one function reads and writes it, and hands a record to whoever may read it anyway.',
  );
  return bucket;
};

/**
 * Accepts that a function reaches every object below a prefix: their names are made when they come, so that IAM can
 * only name them by a wildcard.
 */
export const acceptObjectsOf = (fn: Function, bucket: Bucket, prefix: string): void => {
  const id = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnElement);
  if (!fn.role) throw new Error(`${fn.node.path} has no role`);
  accept(
    fn.role,
    `AwsSolutions-IAM5[Resource::<${id}.Arn>/${prefix}*]`,
    `Objects below ${prefix} are named when they are made; nothing else in the bucket is reached.`,
  );
};

/** The library's own class misses its interface under exactOptionalPropertyTypes; the two are the same. */
const accessLog = (scope: Construct): IBucket =>
  new Bucket(scope, 'EvidenceAccess', {
    ...houseBucket,
    // Server access logs can only be delivered under the bucket's own key.
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(365) }],
  }) as IBucket;
