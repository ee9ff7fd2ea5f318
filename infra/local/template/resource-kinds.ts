import { HostError } from '../contracts.ts';
import { declaredTypes } from './declared-types.ts';
import { hostedTypes, type HostedType } from './hosted-types.ts';
import type { Template } from './read-template.ts';

/** What the host does with a resource type. */
export type ResourceKind = ({ kind: 'hosted' } & HostedType) | { kind: 'declared'; reason: string };

/** The kind of a type; undefined if the host has never heard of it. */
export const resourceKind = (type: string): ResourceKind | undefined => {
  const hosted = hostedTypes[type];
  if (hosted) return { kind: 'hosted', ...hosted };
  const reason = declaredTypes[type];
  return reason === undefined ? undefined : { kind: 'declared', reason };
};

/** Throws a HostError naming every resource whose type, or property of a hosted type, the host does not know. */
export const refuseUnknown = (template: Template): void => {
  const lines = Object.entries(template.Resources).flatMap(([logicalId, { Type, Properties }]) =>
    complaints(logicalId, Type, Object.keys(Properties ?? {})),
  );
  if (lines.length > 0) throw new HostError(lines.join('\n'));
};

const complaints = (logicalId: string, type: string, properties: string[]): string[] => {
  const known = resourceKind(type);
  if (!known) return [`${logicalId}: the local host does not know the type ${type}`];
  if (known.kind === 'declared') return [];
  return properties
    .filter(
      (property) => !known.honoured.includes(property) && !Object.hasOwn(known.ignored, property),
    )
    .map(
      (property) =>
        `${logicalId}: the local host does not know the property ${property} of ${type}`,
    );
};
