import * as z from 'zod/mini';
import type { HostStore } from '../contracts.ts';
import { actionsRefusing, type Actions } from '../messaging/action.ts';
import { ServiceError } from '../messaging/service-error.ts';
import { generateSecret, type RandomInt } from './generate-secret.ts';

/** A secret as the template declares it: a given text, or how to make one. */
export type DeclaredSecret = {
  arn: string;
  name: string;
  description?: string;
  secretString?: string;
  generate?: unknown;
};

type Needs = {
  declared: DeclaredSecret[];
  store: HostStore;
  now: () => number;
  newId: () => string;
  randomInt: RandomInt;
};

const version = z.object({
  id: z.string(),
  /** The newest first: AWSCURRENT, AWSPREVIOUS and others. */
  stages: z.array(z.string()),
  text: z.optional(z.string()),
  /** Base64. */
  binary: z.optional(z.string()),
  createdAt: z.number(),
});
type Version = z.infer<typeof version>;
/** A secret as the store holds it. */
export const keptSecret = z.object({ versions: z.array(version) });

type Secret = { declared: DeclaredSecret; versions: Version[] };

/** Under which a secret is stored, by its name. */
export const secretKind = 'secret';

/** Opens the secrets, making each that was never made, durably, and answers the actions of Secrets Manager. */
export const openSecrets = async (needs: Needs): Promise<Actions> => {
  const secrets: Secret[] = [];
  for (const declared of needs.declared) secrets.push(await openSecret(needs, declared));
  const find = (id: string) => findSecret(secrets, id);
  return new Map([
    ['GetSecretValue', action(getShape, (asked) => readValue(find(asked.SecretId), asked))],
    ['DescribeSecret', action(describeShape, (asked) => describe(find(asked.SecretId)))],
    ['PutSecretValue', action(putShape, (asked) => putValue(needs, find(asked.SecretId), asked))],
    ['UpdateSecretVersionStage', action(moveShape, (m) => moveStage(needs, find(m.SecretId), m))],
  ]);
};

const openSecret = async (needs: Needs, declared: DeclaredSecret): Promise<Secret> => {
  const known = await needs.store.get(secretKind, declared.name);
  if (known !== undefined && known !== null)
    return { declared, versions: z.parse(keptSecret, known).versions };
  const text = declared.secretString ?? generateSecret(declared.generate ?? {}, needs.randomInt);
  const createdAt = needs.now();
  const versions = [{ id: needs.newId(), stages: ['AWSCURRENT'], text, createdAt }];
  await needs.store.put(secretKind, declared.name, { versions });
  return { declared, versions };
};

const action = actionsRefusing((why) => new ServiceError('ValidationException', why));

const describeShape = z.strictObject({ SecretId: z.string() });
const getShape = z.strictObject({
  SecretId: z.string(),
  VersionId: z.optional(z.string()),
  VersionStage: z.optional(z.string()),
});
const putShape = z.strictObject({
  SecretId: z.string(),
  ClientRequestToken: z.optional(z.string()),
  SecretString: z.optional(z.string()),
  SecretBinary: z.optional(z.string()),
  VersionStages: z.optional(z.array(z.string())),
});

const moveShape = z.strictObject({
  SecretId: z.string(),
  VersionStage: z.string(),
  MoveToVersionId: z.optional(z.string()),
  RemoveFromVersionId: z.optional(z.string()),
});

// A name, a whole ARN, or an ARN without the six characters AWS adds to it.
const findSecret = (secrets: Secret[], id: string): Secret => {
  const found = secrets.find(
    ({ declared: { arn, name } }) => id === name || id === arn || id === arn.replace(/-\w{6}$/, ''),
  );
  if (found) return found;
  throw notFound("Secrets Manager can't find the specified secret.");
};

const notFound = (message: string): ServiceError =>
  new ServiceError('ResourceNotFoundException', message);

const readValue = (secret: Secret, asked: z.infer<typeof getShape>) => {
  const { VersionId: id, VersionStage: stage } = asked;
  const wanted = stage ?? (id === undefined ? 'AWSCURRENT' : undefined);
  const found = secret.versions.find(
    (one) => (id ?? one.id) === one.id && (wanted === undefined || one.stages.includes(wanted)),
  );
  if (!found)
    throw notFound(
      `Secrets Manager can't find the specified secret value for ${wanted === undefined ? `VersionId: ${id ?? ''}` : `staging label: ${wanted}`}`,
    );
  return {
    ARN: secret.declared.arn,
    Name: secret.declared.name,
    VersionId: found.id,
    SecretString: found.text,
    SecretBinary: found.binary,
    VersionStages: found.stages,
    CreatedDate: found.createdAt / 1000,
  };
};

const describe = ({ declared, versions }: Secret) => ({
  ARN: declared.arn,
  Name: declared.name,
  Description: declared.description,
  RotationEnabled: false,
  CreatedDate: Math.min(...versions.map(({ createdAt }) => createdAt)) / 1000,
  LastChangedDate: Math.max(...versions.map(({ createdAt }) => createdAt)) / 1000,
  VersionIdsToStages: Object.fromEntries(
    versions.filter(({ stages }) => stages.length > 0).map(({ id, stages }) => [id, stages]),
  ),
});

const putValue = async (needs: Needs, secret: Secret, asked: z.infer<typeof putShape>) => {
  const { SecretString: text, SecretBinary: binary } = asked;
  if ((text === undefined) === (binary === undefined))
    throw new ServiceError(
      'InvalidRequestException',
      'You must provide exactly one of SecretString or SecretBinary.',
    );
  const id = asked.ClientRequestToken ?? needs.newId();
  const stages = asked.VersionStages ?? ['AWSCURRENT'];
  const known = secret.versions.find((one) => one.id === id);
  if (known && (known.text !== text || known.binary !== binary))
    throw new ServiceError(
      'ResourceExistsException',
      `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.declared.arn}.`,
    );
  if (!known) {
    const added = { id, stages, createdAt: needs.now(), ...(text !== undefined && { text }) };
    const whole = { ...added, ...(binary !== undefined && { binary }) };
    const versions = [whole, ...relabelled(secret.versions, stages)].slice(0, 100);
    await needs.store.put(secretKind, secret.declared.name, { versions });
    secret.versions = versions;
  }
  const { arn: ARN, name: Name } = secret.declared;
  return { ARN, Name, VersionId: id, VersionStages: known?.stages ?? stages };
};

const moveStage = async (needs: Needs, secret: Secret, asked: z.infer<typeof moveShape>) => {
  const { VersionStage: stage, MoveToVersionId: to, RemoveFromVersionId: from } = asked;
  const holder = secret.versions.find(({ stages }) => stages.includes(stage));
  if (to !== undefined && holder !== undefined && holder.id !== to && holder.id !== from)
    throw new ServiceError(
      'InvalidParameterException',
      `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${holder.id}, so you must explicitly reference that version in RemoveFromVersionId.`,
    );
  for (const id of [to, from])
    if (id !== undefined && !secret.versions.some((one) => one.id === id))
      throw notFound(`Secrets Manager can't find the specified secret value for VersionId: ${id}`);
  if (holder?.id !== to) {
    const versions = relabelled(secret.versions, [stage]).map((one) =>
      one.id === to ? { ...one, stages: [stage, ...one.stages] } : one,
    );
    await needs.store.put(secretKind, secret.declared.name, { versions });
    secret.versions = versions;
  }
  return { ARN: secret.declared.arn, Name: secret.declared.name };
};

// A stage is at one version only; the version that was current becomes the previous one.
const relabelled = (versions: Version[], taken: string[]): Version[] => {
  const gone = new Set(taken.includes('AWSCURRENT') ? [...taken, 'AWSPREVIOUS'] : taken);
  return versions.map((one) => {
    const wasCurrent = one.stages.includes('AWSCURRENT') && taken.includes('AWSCURRENT');
    const stages = one.stages.filter((stage) => !gone.has(stage));
    return { ...one, stages: wasCurrent ? [...stages, 'AWSPREVIOUS'] : stages };
  });
};
