import type { NamedOperation } from '../../functions/operations.ts';
import type { Stored } from '../../shared/operation/operation.ts';

/** By what answers of one address differ. */
export type CachedBy = Stored['by'];

type Cachable = Pick<NamedOperation, 'path' | 'method' | 'who' | 'stored'>;

/** A path as CloudFront compares it: a star is any text, slashes included. */
export const patternOf = (path: string): string => path.replace(/\{[^}]+\}/g, '*');

/**
 * What CloudFront may store: what says so where it is declared, and nothing else. In the order it is compared; throws where
 * that is not what anybody may read, or where an address of another operation would be stored with it.
 */
export const cachedPatterns = (
  operations: readonly Cachable[],
): { pattern: string; by: CachedBy }[] => {
  const stored = operations.filter((one) => one.stored);
  for (const { path, method, who } of stored)
    if (method !== 'GET' || who.by !== 'anybody')
      throw new Error(`${method} ${path} is stored, and nothing that anybody may read`);
  return stored
    .map(({ path, stored: how }) => ({ pattern: patternOf(path), by: how?.by ?? 'question' }))
    .sort((one, other) => other.pattern.length - one.pattern.length);
};
