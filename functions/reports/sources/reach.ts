import type { Person } from '../../../shared/http/request.ts';
import { reaches } from '../../../shared/operation/access.ts';
import type { Roles } from '../../../shared/operation/who.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { nation } from '../../../shared/regions/regions.ts';
import type { ListedDelivery } from './quarantined.ts';
import type { SourceStore } from './source-store.ts';
import type { Source } from './source.ts';

/** Who manages sources: admins, each those of the regions in their scope. */
export const sourceAdmins = { admin: 'covered' } as const satisfies Roles;

/**
 * The region that a scope must cover to do anything with a source: its own. The nation's where each delivery names
 * its own region, and where there is no source of that name: what came for it may be anybody's.
 */
export const reachOf = (source: Pick<Source, 'region'> | undefined): string =>
  source?.region ?? nation;

/** The same for one delivery: what came before its source was made is nobody's by the source's region. */
export const reachOfDelivery = (
  source: Pick<Source, 'region'> | undefined,
  { reason }: Pick<ListedDelivery, 'reason'>,
): string => (reason === 'unknown-source' ? nation : reachOf(source));

/** Whether a person manages the sources of a region, or of none ('ID'). */
export const manages = (person: Person, region: string): boolean =>
  reaches(sourceAdmins, person, region);

/** Whether the whole nation is in an admin's scope. */
export const isNational = (person: Person): boolean => manages(person, nation);

type Finds = { sources: Pick<SourceStore, 'find'> };

/** A call about the source that its address names. */
export type SourceCall = { path: { source: string } };
type ReachingCall = SourceCall & { within: (region: string) => Person };

/** A source's name as the address says it, the source if there is one, and the admin who may do this with it. */
export type Reached = { name: string; source: Source | undefined; person: Person };

/**
 * What the address names, for whose scope covers it; throws Refusal 'wrong-region' for a source of another region and
 * for no source alike, so that the answer does not say which of them it is.
 */
export const requireReach = async (
  { sources }: Finds,
  { path: { source: name }, within }: ReachingCall,
): Promise<Reached> => {
  const source = await sources.find(name);
  return { name, source, person: within(reachOf(source)) };
};

/** The source that the address names, for whose scope covers it; throws Refusal 'wrong-region' or 'not-found'. */
export const requireSource = async (needs: Finds, call: ReachingCall): Promise<Source> => {
  const { source } = await requireReach(needs, call);
  if (!source) throw new Refusal('not-found', [{ field: 'source', reason: 'unknown-source' }]);
  return source;
};
