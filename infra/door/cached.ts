import type { NamedOperation } from '../../functions/operations.ts';

/** By what answers of one address differ: nothing, or the question, page or data, and the language chosen. */
export type CachedBy = 'address' | 'question';

/** What CloudFront may store, by the path of the operation: the same for everybody, and said so by its `Cache-Control`. */
export const cachedPaths: Readonly<Record<string, CachedBy>> = {
  '/assets/v/{version}/{file}': 'address',
  '/assets/{file}': 'address',
  '/openapi.json': 'address',
  '/.well-known/jwks.json': 'address',
  '/v1/campaign': 'address',
  '/v1/regions/{region}/units': 'address',
  '/v1/participation': 'question',
  '/v1/participation/export': 'question',
};

/** A path as CloudFront compares it: a star is any text, slashes included. */
export const patternOf = (path: string): string => path.replace(/\{[^}]+\}/g, '*');

/** What is stored, in the order it is compared; throws where a path is no operation that anybody may read. */
export const cachedPatterns = (
  operations: readonly Pick<NamedOperation, 'path' | 'method' | 'who'>[],
): { pattern: string; by: CachedBy }[] =>
  Object.entries(cachedPaths).map(([path, by]) => {
    const here = operations.filter((one) => one.path === path && one.method === 'GET');
    if (here.length !== 1 || here.some(({ who }) => who.by !== 'anybody'))
      throw new Error(`infra/door/cached.ts: ${path} is nothing that anybody may read`);
    return { pattern: patternOf(path), by };
  });
