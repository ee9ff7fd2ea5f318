import * as z from 'zod/mini';

const faultShape = z.looseObject({
  name: z.string(),
  message: z._default(z.string(), ''),
  /** The service's own name of it, where the SDK has one of its own (AWS Query services). */
  Code: z.optional(z.string()),
  /** Of what never came to a service: ECONNREFUSED, ENOTFOUND. */
  code: z.optional(z.string()),
});

export type Fault = { name: string; message: string };

/** What a failed call is called, as the service calls it (AccessDeniedException, Throttled), and what it says. */
export const faultOf = (error: unknown): Fault => {
  const read = z.safeParse(faultShape, error instanceof Error ? plain(error) : error);
  if (!read.success) return { name: 'Error', message: String(error) };
  const { name, message, Code, code } = read.data;
  return { name: Code ?? code ?? name, message };
};

/** An error's name and message are no properties of its own. */
const plain = (error: Error): object =>
  Object.assign({}, error, { name: error.name, message: error.message });

/** CloudFormation has no error of its own for a stack that is not there. */
export const saysNoStack = (error: unknown): boolean => {
  const { name, message } = faultOf(error);
  return name === 'ValidationError' && message.includes('does not exist');
};
