import type { Identify } from './messaging/declared.ts';
import { functionIdOf } from './template/function-address.ts';
import type { Resources } from './template/open-assembly.ts';
import type { ResolvedResource } from './template/resolve-template.ts';

/** How the resources of an opened template are known to each other: by ARN, by name, by function. */
export const identify = (template: Resources): Identify => {
  const byId = new Map(template.all().map((resource) => [resource.logicalId, resource]));
  const functions = new Set(template.ofType('AWS::Lambda::Function').map(({ ref }) => ref));
  return {
    arnOf: (logicalId) => arnOf(byId.get(logicalId)) ?? logicalId,
    nameOf: (logicalId) => nameOf(byId.get(logicalId)) ?? logicalId,
    functionIdOf: (arn) => {
      const id = functionIdOf(arn);
      return functions.has(id) ? id : undefined;
    },
  };
};

/** A topic and a secret are known by the ARN their Ref gives. */
const arnOf = (resource: ResolvedResource | undefined): string | undefined =>
  resource?.arn ?? (resource?.ref.startsWith('arn:') ? resource.ref : undefined);

const nameProperties = [
  'QueueName',
  'TopicName',
  'Name',
  'BucketName',
  'FunctionName',
  'TableName',
];

const nameOf = (resource: ResolvedResource | undefined): string | undefined => {
  for (const property of nameProperties) {
    const name = resource?.properties[property];
    if (typeof name === 'string') return name;
  }
  return undefined;
};
