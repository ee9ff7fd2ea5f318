import { servedRegion, type Campaign, type CampaignRegion } from '../../../shared/campaign.ts';
import type { Maps } from '../../../shared/map/maps.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import type { AuditResult } from './audit-result.ts';
import { voidedLines, type VoidingsOf } from '../voiding/voided-receipt.ts';
import type { countingOperations } from './operations.ts';
import { answerOf } from './participation-answer.ts';
import type { PublishedReader } from './published-reader.ts';

type Counting = typeof countingOperations;
type Needs = {
  campaign: Campaign;
  read: PublishedReader;
  audit: () => Promise<AuditResult | undefined>;
  /** How many are expected, by region. */
  expected: (regions: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  voidingsOf: VoidingsOf;
};
type PageNeeds = Needs & { maps: () => Maps };

// Anybody's cache may answer for a second, and one more while it fetches anew: nothing in it belongs to one reader.
// With the two seconds the tally waits for a batch, and the one that readers share, counts stay below five seconds old.
const cached = {
  'cache-control': 'public, max-age=1, stale-while-revalidate=1',
  vary: 'accept, accept-language, cookie',
};

/** GET /v1/participation: the published counts of one region, or of all served ones, with their definitions. */
export const readParticipationHttp =
  ({ maps, ...needs }: PageNeeds): Does<Counting['readParticipation']> =>
  async ({ query }) => {
    const answer = await read(needs, query);
    return {
      status: 200,
      body: answer,
      headers: cached,
      page: async (frame) =>
        (await import('./participation.tsx')).renderParticipation(frame, answer, {
          ...{ chosen: query, maps: maps() },
        }),
    };
  };

/** GET /v1/participation/export: the same numbers as rows. */
export const exportParticipationHttp =
  (needs: Needs): Does<Counting['exportParticipation']> =>
  async ({ query }) => {
    const answer = await read(needs, query);
    const { participationCsv } = await import('./participation-csv.ts');
    const of = query.region ?? query.province;
    const file = `partisipasi${of === undefined ? '' : `-${of}`}.csv`;
    return {
      status: 200,
      file: { type: 'text/csv; charset=utf-8', content: Buffer.from(participationCsv(answer)) },
      headers: { ...cached, 'content-disposition': `attachment; filename="${file}"` },
    };
  };

type Query = { region?: string | undefined; province?: string | undefined };

const read = async ({ campaign, ...needs }: Needs, query: Query) => {
  const { region } = query;
  const chosen = chooseRegions(campaign, query);
  const [documents, audit, expected, voidings] = await Promise.all([
    needs.read(region),
    needs.audit(),
    needs.expected(chosen.map(({ code }) => code)),
    region === undefined ? [] : needs.voidingsOf(region),
  ]);
  return answerOf(chosen, { documents, audit, expected, voided: voidedLines(voidings) });
};

const chooseRegions = (campaign: Campaign, { region: code, province }: Query): CampaignRegion[] => {
  if (code === undefined)
    return campaign.regions.filter(
      (one) => province === undefined || one.code.startsWith(`${province}.`),
    );
  const region = servedRegion(campaign, code);
  if (!region) throw refuseField('region', 'unknown-region');
  return [region];
};
