import { servedRegion, type Campaign, type CampaignRegion } from '../../shared/campaign.ts';
import { readParameters } from '../../shared/http/body.ts';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { refuseField } from '../../shared/refusal.ts';
import type { ParticipationStore } from './participation-store.ts';
import { participationQuery } from './participation-answer.ts';
import { publishCounts, type PublishedRegion } from './publish-counts.ts';

type Needs = { campaign: Campaign; participation: ParticipationStore };

/** GET /v1/participation: the counts of one region, or of all served ones, with their definition. */
export const readParticipationHttp =
  ({ campaign, participation }: Needs): HttpUseCase =>
  async (request) => {
    const { region } = readParameters(request.query, participationQuery);
    const chosen = chooseRegions(campaign, region);
    const published = await Promise.all(
      chosen.map(async (one) => publishCounts(one, await participation.read(one.code))),
    );
    return {
      status: 200,
      body: { definition, regions: published.map(forPrograms) },
      headers: { 'cache-control': 'public, max-age=5' },
      page: async (frame) =>
        (await import('./pages/participation.tsx')).renderParticipation(frame, published, region),
    };
  };

const chooseRegions = (campaign: Campaign, code: string | undefined): CampaignRegion[] => {
  if (code === undefined) return campaign.regions;
  const region = servedRegion(campaign, code);
  if (!region) throw refuseField('region', 'unknown-region');
  return [region];
};

const definition =
  'People whose pledge was recorded at least once, each counted once; cells below 5 are merged upward.';

const forPrograms = ({ countedAt, pledged, otherUnits, ...region }: PublishedRegion) => ({
  ...region,
  pledged: pledged ?? null,
  otherUnits: otherUnits ?? null,
  countedAt: countedAt === undefined ? null : new Date(countedAt).toISOString(),
});
