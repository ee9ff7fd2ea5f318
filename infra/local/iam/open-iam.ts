import * as z from 'zod/mini';
import type { Authorise } from '../aws/endpoint.ts';
import type { MayInvoke } from '../aws/lambda-invoke.ts';
import type { S3Guard } from '../aws/s3-guard.ts';
import type { HostLog } from '../contracts.ts';
import { declaredMail } from '../messaging/declared-mail.ts';
import type { Resources } from '../template/open-assembly.ts';
import { callersOf, rightsOf, type Rights } from './callers.ts';
import { guardOf, type Guard } from './guard.ts';
import { keysOf } from './keys.ts';
import { noteGranted, noteRightsIn } from './note-rights.ts';
import { needsByService, type ArnPlace } from './needs.ts';
import { maySeeGaps, s3Needs } from './s3-needs.ts';

/** IAM of the hosted account: what functions may do, and what asks about each call. */
export type Iam = {
  /** By the name of the function; what it may do with tables is checked in its own threads. */
  rights: Map<string, Rights>;
  authorise: Authorise;
  s3: S3Guard;
  mayInvoke: MayInvoke;
};

type Needs = {
  template: Resources;
  place: Omit<ArnPlace, 'partition'>;
  log: HostLog;
  rightsFile?: string | undefined;
};

/** Compiles the policies of all roles once; throws HostError for one that it cannot read. */
export const openIam = ({
  template,
  place: { region, accountId },
  log,
  rightsFile,
}: Needs): Iam => {
  const partitionKeys = partitionKeysOf(template);
  const place = { partition: 'aws', region, accountId, partitionKeys };
  const rights = rightsOf({ template, place, log, rightsFile });
  noteGranted(rightsFile, rights.values());
  const callers = callersOf(rights.values());
  const guard = guardOf({
    callers,
    place,
    keys: keysOf(template),
    log,
    note: noteRightsIn(rightsFile),
  });
  const needs = needsByService({
    ...place,
    secretArn: secretArnIn(template),
    mailIdentities: declaredMail(template.all()).identities,
  });
  return {
    rights,
    authorise: (service, accessKeyId, { action, asked }) =>
      guard.check(service, accessKeyId, needs[service](action, asked)),
    s3: s3GuardOf(guard, callers),
    mayInvoke: mayInvoke(guard, place),
  };
};

const keySchema = z.object({
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.string() })),
});

const partitionKeysOf = (template: Resources): Record<string, string> =>
  Object.fromEntries(
    template.ofType('AWS::DynamoDB::GlobalTable').map(({ ref, properties }) => {
      const keys = z.parse(keySchema, properties).KeySchema;
      return [ref, keys.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? ''];
    }),
  );

const s3GuardOf = (guard: Guard, callers: Map<string, unknown>): S3Guard => ({
  isKnown: (accessKeyId) => callers.has(accessKeyId),
  check: (accessKeyId, call) => guard.check('s3', accessKeyId, s3Needs(call)),
  maySeeGaps: (accessKeyId, bucket) => guard.may(accessKeyId, [maySeeGaps(bucket)]),
});

const mayInvoke =
  (guard: Guard, { partition, region, accountId }: ArnPlace): MayInvoke =>
  (accessKeyId, { id, qualifier }) => {
    const name = qualifier === undefined ? id : `${id}:${qualifier}`;
    const resource = `arn:${partition}:lambda:${region}:${accountId}:function:${name}`;
    guard.check('lambda', accessKeyId, [{ action: 'lambda:InvokeFunction', resource }]);
  };

/** A name, a whole ARN, or an ARN without the six characters AWS adds to it. */
const secretArnIn = (template: Resources) => {
  const byId = new Map(
    template.ofType('AWS::SecretsManager::Secret').flatMap(({ ref, properties }) => {
      const ids = [ref, ref.replace(/-\w{6}$/, ''), String(properties['Name'])];
      return ids.map((id): [string, string] => [id, ref]);
    }),
  );
  return (id: string): string => byId.get(id) ?? id;
};
