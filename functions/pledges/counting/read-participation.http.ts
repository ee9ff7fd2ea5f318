import { servedRegion, type Campaign, type CampaignRegion } from '../../../shared/campaign.ts';
import { readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Request } from '../../../shared/http/request.ts';
import { refuseField } from '../../../shared/refusal.ts';
import type { AuditResult } from './audit-result.ts';
import { answerOf, participationQuery } from './participation-answer.ts';
import type { PublishedReader } from './published-reader.ts';

type Needs = {
  campaign: Campaign;
  read: PublishedReader;
  audit: () => Promise<AuditResult | undefined>;
};

// Anybody's cache may answer for a second, and one more while it fetches anew: nothing in it belongs to one reader.
// With the two seconds the tally waits for a batch, and the one that readers share, counts stay below five seconds old.
const cached = {
  'cache-control': 'public, max-age=1, stale-while-revalidate=1',
  vary: 'accept, accept-language, cookie',
};

/** GET /v1/participation: the published counts of one region, or of all served ones, with their definitions. */
export const readParticipationHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { region, answer } = await read(needs, request);
    return {
      status: 200,
      body: answer,
      headers: cached,
      page: async (frame) =>
        (await import('./participation.tsx')).renderParticipation(frame, answer, region),
    };
  };

/** GET /v1/participation/export: the same numbers as rows. */
export const exportParticipationHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { region, answer } = await read(needs, request);
    const { participationCsv } = await import('./participation-csv.ts');
    const file = `partisipasi${region === undefined ? '' : `-${region}`}.csv`;
    return {
      status: 200,
      file: { type: 'text/csv; charset=utf-8', content: Buffer.from(participationCsv(answer)) },
      headers: { ...cached, 'content-disposition': `attachment; filename="${file}"` },
    };
  };

const read = async ({ campaign, ...needs }: Needs, request: Request) => {
  const { region } = readParameters(request.query, participationQuery);
  const chosen = chooseRegions(campaign, region);
  const [documents, audit] = await Promise.all([needs.read(region), needs.audit()]);
  return { region, answer: answerOf(chosen, { documents, audit }) };
};

const chooseRegions = (campaign: Campaign, code: string | undefined): CampaignRegion[] => {
  if (code === undefined) return campaign.regions;
  const region = servedRegion(campaign, code);
  if (!region) throw refuseField('region', 'unknown-region');
  return [region];
};
