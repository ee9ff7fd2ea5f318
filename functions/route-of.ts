import type { NamedOperation } from './operations.ts';
import type { Route } from './route.ts';

/** An operation as the table of routes has it, until every room declares operations. */
export const routeOf = ({
  name,
  who,
  says,
  more,
  takes,
  gives,
  refuses,
  ...rest
}: NamedOperation): Route => ({
  ...rest,
  operation: name,
  access: who.by === 'sign-in' ? 'signed-in' : 'public',
  summary: says,
  ...(more !== undefined && { description: more }),
  ...(takes && { request: takes }),
  answers: gives,
  refusals: refuses,
});
