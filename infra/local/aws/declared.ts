import * as z from 'zod/mini';
import type { HostedResource } from '../contracts.ts';
import { readResources, type Identify } from '../messaging/declared.ts';
import type { DeclaredBucket } from './s3.ts';
import type { DeclaredSecret } from './secrets.ts';

const secretShape = z.object({
  Description: z.optional(z.string()),
  SecretString: z.optional(z.string()),
  GenerateSecretString: z.optional(z.unknown()),
});

/** The secrets of the template. */
export const declaredSecrets = (resources: HostedResource[], id: Identify): DeclaredSecret[] =>
  readResources(resources, 'AWS::SecretsManager::Secret', secretShape).map(
    ({ logicalId, properties: p }) => ({
      arn: id.arnOf(logicalId),
      name: id.nameOf(logicalId),
      ...(p.Description !== undefined && { description: p.Description }),
      ...(p.SecretString !== undefined && { secretString: p.SecretString }),
      ...(p.GenerateSecretString !== undefined && { generate: p.GenerateSecretString }),
    }),
  );

const bucketShape = z.object({
  VersioningConfiguration: z.optional(z.object({ Status: z.enum(['Enabled', 'Suspended']) })),
  ObjectLockConfiguration: z.optional(
    z.object({
      Rule: z.optional(
        z.object({
          DefaultRetention: z.object({
            Mode: z.enum(['COMPLIANCE', 'GOVERNANCE']),
            Days: z.int(),
          }),
        }),
      ),
    }),
  ),
});

/** The template's buckets. Versioning that is suspended is as none: nothing was kept before. */
export const declaredBuckets = (resources: HostedResource[], id: Identify): DeclaredBucket[] =>
  readResources(resources, 'AWS::S3::Bucket', bucketShape).map(({ logicalId, properties: p }) => ({
    name: id.nameOf(logicalId),
    isVersioned: p.VersioningConfiguration?.Status === 'Enabled',
    ...lockOf(p),
  }));

const lockOf = ({ ObjectLockConfiguration: lock }: z.infer<typeof bucketShape>) =>
  lock?.Rule && { lockedDays: lock.Rule.DefaultRetention.Days };
