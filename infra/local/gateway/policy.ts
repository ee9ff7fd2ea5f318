import * as z from 'zod/mini';
import { matcherOf } from '../iam/pattern.ts';

const oneOrMore = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((value) => (typeof value === 'string' ? [value] : value)),
);

/** The part of an IAM policy an authoriser may use here; anything more is a configuration error. */
export const policyDocument = z.object({
  Statement: z.array(
    z.strictObject({
      Sid: z.optional(z.string()),
      Effect: z.enum(['Allow', 'Deny']),
      Action: oneOrMore,
      Resource: oneOrMore,
    }),
  ),
});
export type PolicyDocument = z.infer<typeof policyDocument>;

/** Whether the policy lets its bearer invoke this method: a deny goes before every allow. */
export const allows = ({ Statement }: PolicyDocument, methodArn: string): boolean => {
  const effects = Statement.filter(
    ({ Action, Resource }) =>
      Action.some((action) => matcherOf(action.toLowerCase())('execute-api:invoke')) &&
      Resource.some((resource) => matcherOf(resource)(methodArn)),
  ).map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
};
