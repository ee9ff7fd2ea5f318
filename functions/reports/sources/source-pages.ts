import type { Now } from '../../../shared/clock.ts';
import { everyServed, type Campaign } from '../../../shared/campaign.ts';
import type { Person } from '../../../shared/http/request.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import type { TrailReader } from '../identity/delivery-trail.ts';
import { shownForMs } from './by-two.ts';
import type { Offer } from './pages/source-form.tsx';
import type { SourcePage } from './pages/source.tsx';
import type { ListedDelivery } from './quarantined.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import { isNational, manages, reachOf, reachOfDelivery } from './reach.ts';
import { mostRecent } from './recent.ts';
import type { RecentStore } from './recent-store.ts';
import type { SettledStore } from './settled-store.ts';
import { viewOfRequest, waitsForPerson, type RequestView } from './request-view.ts';
import { viewOfSource } from './source-view.ts';
import type { SourceStore } from './source-store.ts';
import type { Source } from './source.ts';
import { likelyName } from './source-names.ts';
import type { UnknownNameView } from './unknown-name.ts';
import type { UnknownStore } from './unknown-store.ts';

export type PageNeeds = {
  campaign: Campaign;
  publicUrl: string;
  sources: Pick<SourceStore, 'list'>;
  quarantine: Pick<QuarantineStore, 'list'>;
  settled: Pick<SettledStore, 'list'>;
  recent: Pick<RecentStore, 'list'>;
  unknown: Pick<UnknownStore, 'list'>;
  trail: TrailReader;
  now: Now;
};

/** What was asked about deliveries of these sources and waits for this person, the oldest first. */
export const waitingFor = async (
  { trail, now }: Pick<PageNeeds, 'trail' | 'now'>,
  person: Person,
  sources: readonly string[],
): Promise<RequestView[]> => {
  const at = now();
  const found = await Promise.all(sources.map((one) => trail.since(one, at - shownForMs)));
  return found
    .flat()
    .filter(({ asked: { reason } }) => reason !== 'unknown-source' || isNational(person))
    .map((one) => viewOfRequest(one, person, at))
    .filter(waitsForPerson)
    .sort((one, other) => (one.askedAt < other.askedAt ? -1 : 1));
};

/** Entries counted by reason; more are told as "at least". */
export const mostCounted = 500;

/** How many wait for each reason. */
export const countByReason = (entries: { reason: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { reason } of entries) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
};

/** The sources that an admin's scope covers. */
export const coveredSources = async (
  { sources }: Pick<PageNeeds, 'sources'>,
  person: Person,
): Promise<Source[]> => (await sources.list()).filter((source) => manages(person, reachOf(source)));

/** Names that deliveries came for and no source has, for admins of the nation: what came may be anybody's. The newest first. */
export const unknownNames = async (
  { sources, unknown }: Pick<PageNeeds, 'sources' | 'unknown'>,
  person: Person,
): Promise<UnknownNameView[]> => {
  if (!isNational(person)) return [];
  const [names, known] = await Promise.all([unknown.list(), sources.list()]);
  const made = known.map(({ source }) => source);
  return names
    .sort((one, other) => other.lastAt - one.lastAt)
    .map(({ name, deliveries, firstAt, lastAt }) => ({
      name,
      deliveries,
      firstAt: new Date(firstAt).toISOString(),
      lastAt: new Date(lastAt).toISOString(),
      likely: likelyName(name, made) ?? null,
    }));
};

/** What the form of a source may offer to an admin: the regions of their scope, and "each delivery names its own" to the nation's. */
const offerTo = ({ campaign }: Pick<PageNeeds, 'campaign'>, person: Person): Offer => ({
  regions: everyServed(campaign).filter(({ code }) => manages(person, code)),
  anyRegion: isNational(person),
});

/** The page that lists the sources an admin's scope covers, with the form for another. */
export const listPage = async (
  needs: PageNeeds,
  person: Person,
  filled: Filled = { values: {}, errors: [] },
) => {
  const sources = await Promise.all(
    (await coveredSources(needs, person)).map(async (one) => ({
      ...viewOfSource(one, needs.publicUrl),
      waiting: countByReason(await needs.quarantine.list(one.source, mostCounted)),
    })),
  );
  const unknown = await unknownNames(needs, person);
  const wanted = [...sources.map(({ source }) => source), ...unknown.map(({ name }) => name)];
  const waits = await waitingFor(needs, person, wanted);
  const { renderSources } = await import('./pages/sources.tsx');
  return (frame: Parameters<typeof renderSources>[0]) =>
    renderSources(frame, { sources, unknown, filled, waits, offer: offerTo(needs, person) });
};

type SourceForm = {
  secret?: string | undefined;
  done?: boolean;
  filled?: Filled;
  dryRun?: SourcePage['dryRun'];
};

/** The page of one source that an admin's scope covers, with what was just made, tried or refused. */
export const sourcePage = async (
  needs: PageNeeds,
  { source, person }: { source: Source; person: Person },
  shown: SourceForm = {},
) => {
  const [waiting, settled, recent, waits] = await Promise.all([
    needs.quarantine.list(source.source, mostCounted),
    needs.settled.list(source.source, 20),
    needs.recent.list(source.source, mostRecent),
    waitingFor(needs, person, [source.source]),
  ]);
  const mayRead = (delivery: ListedDelivery): boolean =>
    manages(person, reachOfDelivery(source, delivery));
  const { renderSource } = await import('./pages/source.tsx');
  return (frame: Parameters<typeof renderSource>[0]) =>
    renderSource(frame, {
      source: viewOfSource(source, needs.publicUrl),
      mapping: source.mapping ?? {},
      waiting: waiting.filter(mayRead).slice(0, 50),
      counts: countByReason(waiting),
      settled,
      recent,
      waits,
      offer: offerTo(needs, person),
      secret: shown.secret,
      done: shown.done ?? false,
      filled: shown.filled ?? { values: {}, errors: [] },
      dryRun: shown.dryRun,
    });
};
