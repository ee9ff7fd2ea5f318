import * as z from 'zod/mini';
import { operations } from '../../functions/operations.ts';
import { suiteClient, type Answered, type SuiteClient } from '../../infra/demo/suite-client.ts';

const addresses = operations
  .map((operation) => ({
    operation,
    // A literal part of an address goes before a parameter, as at the gateway.
    literals: operation.path.split('/').filter((part) => !part.startsWith('{')).length,
    pattern: new RegExp(`^${operation.path.replace(/\./g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
  }))
  .sort((a, b) => b.literals - a.literals);

/**
 * What is wrong with a JSON answer by the operation that gave it, or undefined: a status it does not declare, or a body
 * that does not fit the schema it is published under, a field too many included.
 */
export const misfitOf = ({ method, path, status, body }: Answered): string | undefined => {
  const [address = ''] = path.split('?');
  const found = addresses.find(
    ({ operation, pattern }) => operation.method === method.toUpperCase() && pattern.test(address),
  );
  if (!found || status >= 400) return undefined;
  const { name, gives } = found.operation;
  const given = gives[status];
  if (!given) return `${name} does not declare ${String(status)}`;
  if (!given.schema) return undefined;
  const misfit = misfitWith(given.schema, body);
  return misfit && `${name} ${String(status)}: ${misfit}`;
};

/** What is wrong with a body by the schema it is published under, or undefined. */
export const misfitWith = (schema: z.core.$ZodType, body: unknown): string | undefined => {
  const read = z.safeParse(schema, body);
  if (!read.success) return z.prettifyError(read.error);
  const [more] = undeclaredIn(body, read.data, '');
  return more && `gives ${more}, which it does not declare`;
};

/** The fields of a body that its schema left out: a schema keeps what it declares. */
const undeclaredIn = (body: unknown, declared: unknown, at: string): string[] => {
  if (typeof body !== 'object' || body === null) return [];
  const kept = (declared ?? {}) as Record<string, unknown>;
  return Object.entries(body).flatMap(([name, value]) =>
    name in kept ? undeclaredIn(value, kept[name], `${at}/${name}`) : [`${at}/${name}`],
  );
};

/** A client of a suite that throws where an answer is not what its operation declares. */
export const checkingClient = (url: string): SuiteClient =>
  suiteClient(url, (answered) => {
    const misfit = misfitOf(answered);
    if (misfit !== undefined) throw new Error(misfit);
  });
