import * as z from 'zod/mini';
import { readParameters } from '../../../shared/http/body.ts';
import type { Person, Request } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { mayCall, nation, requireAccess, type SignedInOperation } from '../../access.ts';
import type { FoundDelivery } from './quarantine-store.ts';
import { sourceName } from './source-form.ts';
import type { SourceStore } from './source-store.ts';
import type { Source } from './source.ts';

export const sourcePath = z.object({ source: sourceName });

/**
 * The region that a scope must cover to do anything with a source: its own. The nation's where each delivery names
 * its own region, and where there is no source of that name: what came for it may be anybody's.
 */
export const reachOf = (source: Pick<Source, 'region'> | undefined): string =>
  source?.region ?? nation;

/** The same for one delivery: what came before its source was made is nobody's by the source's region. */
export const reachOfDelivery = (
  source: Pick<Source, 'region'> | undefined,
  { reason }: Pick<FoundDelivery, 'reason'>,
): string => (reason === 'unknown-source' ? nation : reachOf(source));

type Finds = { sources: Pick<SourceStore, 'find'> };

/** A source's name as the request says it, the source if there is one, and the admin who may do this with it. */
export type Reached = { name: string; source: Source | undefined; person: Person };

/**
 * What the request's path names, for whose scope covers it; throws Refusal 'wrong-region' for a source of another
 * region and for no source alike, so that the answer does not say which of them it is.
 */
export const requireReach = async (
  { sources }: Finds,
  operation: SignedInOperation,
  request: Request,
): Promise<Reached> => {
  const person = requireAccess(operation, request.person);
  const { source: name } = readParameters(request.params, sourcePath);
  const source = await sources.find(name);
  requireAccess(operation, person, reachOf(source));
  return { name, source, person };
};

/** The source that the request's path names, for whose scope covers it; throws Refusal 'wrong-region' or 'not-found'. */
export const requireSource = async (
  needs: Finds,
  operation: SignedInOperation,
  request: Request,
): Promise<{ source: Source; person: Person }> => {
  const { source, person } = await requireReach(needs, operation, request);
  if (!source) throw new Refusal('not-found', [{ field: 'source', reason: 'unknown-source' }]);
  return { source, person };
};

/** Whether the whole nation is in an admin's scope. */
export const isNational = (person: Person): boolean =>
  mayCall('putSource', person, nation) === 'allowed';
