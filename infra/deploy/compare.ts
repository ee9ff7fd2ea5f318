import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { harmOf } from './harm.ts';

const resourceShape = z.looseObject({
  Type: z.string(),
  Properties: z.optional(z.record(z.string(), z.unknown())),
  DeletionPolicy: z.optional(z.string()),
  UpdateReplacePolicy: z.optional(z.string()),
});

const templateShape = z.looseObject({
  Resources: z._default(z.record(z.string(), resourceShape), {}),
});
export type Template = z.infer<typeof templateShape>;
export type Resource = z.infer<typeof resourceShape>;

/** Reads a template as CloudFormation returns it, or as it was synthesized. */
export const readTemplate = (text: string): Template => z.parse(templateShape, JSON.parse(text));

export type Difference = {
  /** What holds state and would go, be made anew, become another thing, get another value, or no longer be retained. */
  refused: string[];
  /** One line each: + added, - removed, ~ changed. */
  lines: string[];
};

/**
 * What differs between the template that is deployed and the one that would be. It is looked at before anything is
 * prepared; and it is the only place where it shows that something would no longer be retained, or a secret get another
 * value: change sets do not say so. The tests hold the templates of today to those of the last release by it.
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
    if (was) difference.refused.push(...harmOf({ stack, logicalId, was, is }));
  }
  return difference;
};

const lineOf = (logicalId: string, was: Resource | undefined, is: Resource | undefined): string => {
  const sign = was ? (is ? '~' : '-') : '+';
  return `${sign} ${(is ?? was)?.Type ?? ''} ${logicalId}`;
};
