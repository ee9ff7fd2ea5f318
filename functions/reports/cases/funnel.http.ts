import type { Person } from '../../../shared/http/request.ts';
import { regionsIn, type Campaign } from '../../../shared/campaign.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { GapStore, SourceGap } from '../sources/reconcile-store.ts';
import type { FunnelStore } from './funnel-store.ts';
import { isAbove } from '../../conflict.ts';
import { funnelDefinitions, summed, type RegionFunnel } from './funnel.ts';
import type { caseOperations } from './operations.ts';

type Needs = {
  campaign: Campaign;
  funnels: Pick<FunnelStore, 'list'>;
  gaps: Pick<GapStore, 'list'>;
};

/** GET /v1/oversight/funnel: how far the cases of the regions in the asker's scope got, numbers with their definitions. */
export const funnelHttp =
  ({ campaign, funnels, gaps }: Needs): Does<typeof caseOperations.overseeCases> =>
  async ({ person }) => {
    const asked = regionsIn(campaign, person.region).map(({ code }) => code);
    const found = await funnels.list(asked);
    const counted = new Set(found.map(({ region }) => region));
    const regions = found.map((one) => shownTo(person, one));
    const body = {
      regions,
      reviewsOverdue: sumOf(regions.map(({ reviewsOverdue }) => reviewsOverdue)),
      total: summed(found),
      notCounted: asked.filter((code) => !counted.has(code)),
      // A source feeds the whole deployment: a region's own chair has no part in it.
      sources: person.role === 'chair' ? [] : (await gaps.list()).map(showGap),
      definitions: funnelDefinitions,
    };
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/funnel.tsx')).renderFunnel(frame, { answer: body, campaign }),
    };
  };

const shownTo = (
  { region: scope }: Pick<Person, 'region'>,
  { countedAt, reviewsOverdue, ...one }: RegionFunnel,
) => ({
  ...one,
  countedAt: new Date(countedAt).toISOString(),
  reviewsOverdue: isAbove(scope, one.region) ? reviewsOverdue : null,
});

/** Of what may be known; null where nothing may. */
const sumOf = (counts: (number | null)[]): number | null => {
  const known = counts.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
};

const showGap = ({ source, theirs, arrived, missing, filled, waiting, ...gap }: SourceGap) => ({
  source,
  theirs,
  arrived,
  missing,
  filled,
  waiting,
  checkedAt: new Date(gap.checkedAt).toISOString(),
  failure: gap.failure ?? null,
});
