import pMap from 'p-map';
import { choicesIn, regionsIn, type Campaign } from '../../../shared/campaign.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { countedDays, countReaders } from './count-readers.ts';
import type { readingOperations } from './operations.ts';
import type { ReadingsSince } from './reading-store.ts';

/** The most readings of a region that are counted. */
const mostCounted = 5000;
/** The most regions that are counted together. */
const mostRegions = 40;

type Needs = { campaign: Campaign; since: ReadingsSince; now: () => number };

/** GET /v1/oversight/readings: who of the satgas read how much, in the regions of the caller. */
export const overseeReadingsHttp =
  ({ campaign, since, now }: Needs): Does<typeof readingOperations.overseeReadings> =>
  async ({ person, within, query: { region } }) => {
    if (region !== undefined) within(region);
    const at = now();
    const from = at - countedDays * 86_400_000;
    const chosen = region === undefined ? regionsOf(campaign, person.region) : [region];
    const regions = await pMap(
      chosen,
      async (code) => {
        const found = await since({ region: code, from, most: mostCounted });
        const readers = countReaders(found, at).map(({ lastAt, ...one }) => ({
          ...one,
          lastAt: new Date(lastAt).toISOString(),
        }));
        return { region: code, isMore: found.length >= mostCounted, readers };
      },
      { concurrency: 8 },
    );
    const body = { days: countedDays, regions };
    const choices = choicesIn(campaign, person.region);
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/readers.tsx')).renderReaders(frame, { answer: body, choices }),
    };
  };

/** The regions a scope covers, and the scope itself, whose lists name it. */
const regionsOf = (campaign: Campaign, scope: string): string[] => {
  const covered = regionsIn(campaign, scope).map(({ code }) => code);
  if (covered.length > mostRegions) throw refuseField('region', 'required');
  return [...new Set([scope, ...covered])];
};
