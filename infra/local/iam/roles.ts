import * as z from 'zod/mini';
import { HostError } from '../contracts.ts';
import { explain } from '../messaging/explain.ts';
import type { Resources } from '../template/open-assembly.ts';
import type { ResolvedResource } from '../template/resolve-template.ts';
import { identityPolicy, type Statement } from './policy.ts';

/** A role of the templates with all that its policies say. */
export type Role = {
  name: string;
  statements: Statement[];
  /** ARNs of policies that are in no template. */
  unknown: string[];
};

const texts = z._default(z.array(z.string()), []);
const roleShape = z.object({
  RoleName: z.string(),
  Policies: z._default(z.array(z.object({ PolicyDocument: identityPolicy })), []),
  ManagedPolicyArns: texts,
});
const policyShape = z.object({ PolicyDocument: identityPolicy, Roles: texts });

/**
 * The roles of the templates by ARN. A policy of AWS's own (`arn:aws:iam::aws:policy/…`) is in no template, and allows
 * nothing here. Throws HostError for a policy that is not one.
 */
export const rolesOf = (template: Resources): Map<string, Role> => {
  const attached = [...template.ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')].map(
    (resource) => ({ ref: resource.ref, ...read(resource, policyShape) }),
  );
  const byArn = new Map<string, Role>();
  for (const resource of template.ofType('AWS::IAM::Role')) {
    const { RoleName: name, Policies, ManagedPolicyArns } = read(resource, roleShape);
    const documents = [
      ...Policies.map(({ PolicyDocument }) => PolicyDocument),
      ...attached
        .filter(({ ref, Roles }) => Roles.includes(name) || ManagedPolicyArns.includes(ref))
        .map(({ PolicyDocument }) => PolicyDocument),
    ];
    byArn.set(resource.arn ?? name, {
      name,
      statements: documents.flatMap(({ Statement }) => Statement),
      unknown: ManagedPolicyArns.filter((arn) => !attached.some(({ ref }) => ref === arn)),
    });
  }
  return byArn;
};

const read = <Shape extends z.ZodMiniType>(
  { logicalId, type, properties }: ResolvedResource,
  shape: Shape,
): z.infer<Shape> => {
  const parsed = z.safeParse(shape, properties);
  if (parsed.success) return parsed.data;
  throw new HostError(`${logicalId} (${type}): ${explain(parsed.error)}`);
};
