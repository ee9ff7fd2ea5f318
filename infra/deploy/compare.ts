import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { isStateful } from '../stateful.ts';

const resourceShape = z.looseObject({
  Type: z.string(),
  DeletionPolicy: z.optional(z.string()),
  UpdateReplacePolicy: z.optional(z.string()),
});

const templateShape = z.looseObject({
  Resources: z._default(z.record(z.string(), resourceShape), {}),
});
export type Template = z.infer<typeof templateShape>;
type Resource = z.infer<typeof resourceShape>;

/** Reads a template as CloudFormation returns it, or as it was synthesized. */
export const readTemplate = (text: string): Template => z.parse(templateShape, JSON.parse(text));

export type Difference = {
  /** What holds state and would go, become another thing, or no longer be retained. */
  refused: string[];
  /** One line each: + added, - removed, ~ changed. */
  lines: string[];
};

/**
 * What differs between the template that is deployed and the one that would be. It is looked at before anything is
 * prepared; and it is the only place where it shows that something would no longer be retained: change sets do not say so.
 */
export const compareTemplates = (stack: string, before: Template, after: Template): Difference => {
  const difference: Difference = { refused: [], lines: [] };
  const ids = new Set([...Object.keys(before.Resources), ...Object.keys(after.Resources)]);
  for (const logicalId of [...ids].sort()) {
    const [was, is] = [before.Resources[logicalId], after.Resources[logicalId]];
    if (isDeepStrictEqual(was, is)) continue;
    // A version goes with each change of its function, which has a line.
    if ((is ?? was)?.Type !== 'AWS::Lambda::Version')
      difference.lines.push(lineOf(logicalId, was, is));
    if (was && isStateful({ stack, logicalId, type: was.Type }))
      difference.refused.push(...harmTo(logicalId, was, is));
  }
  return difference;
};

const lineOf = (logicalId: string, was: Resource | undefined, is: Resource | undefined): string => {
  const sign = was ? (is ? '~' : '-') : '+';
  return `${sign} ${(is ?? was)?.Type ?? ''} ${logicalId}`;
};

const harmTo = (logicalId: string, was: Resource, is: Resource | undefined): string[] => {
  if (!is) return [`${logicalId} (${was.Type}): is no longer in the template`];
  if (is.Type !== was.Type) return [`${logicalId} (${was.Type}): would become a ${is.Type}`];
  return (['DeletionPolicy', 'UpdateReplacePolicy'] as const)
    .filter((policy) => was[policy] === 'Retain' && is[policy] !== 'Retain')
    .map((policy) => `${logicalId} (${was.Type}): ${policy} would no longer be Retain`);
};
