import { nextVote } from '../../../shared/calendar/election.ts';
import { localDate } from '../../../shared/calendar/zones.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { answerOf } from '../counting/participation-answer.ts';
import type { PublishedReader } from '../counting/published-reader.ts';
import type { homeOperations } from './operations.ts';

type Needs = {
  campaign: Campaign;
  read: PublishedReader;
  /** How many are expected, by region. */
  expected: (regions: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  now: Now;
  /** Hears of counts that could not be read: the page is shown without them. */
  fault: (error: unknown) => void;
};

/** What all regions together have reached, in fives; `expected` only where every region has a roster. */
export type Headline = { pledged: number | null; expected: number | null };

/** GET /: the home page, which never waits for a number that cannot be read. */
export const homeHttp =
  (needs: Needs): Does<typeof homeOperations.showHomePage> =>
  async () => {
    const { campaign, now } = needs;
    const headline = await headlineOf(needs);
    const today = localDate(now(), 'Asia/Jakarta');
    return {
      status: 200,
      body: {
        name: campaign.name,
        openapi: '/openapi.json',
        pledged: headline?.pledged ?? null,
        voteOn: nextVote(campaign, today).phases.voteOn,
      },
      page: async (frame) => {
        const { renderHome } = await import('./home.tsx');
        return renderHome({ frame, campaign, today, headline });
      },
    };
  };

/** Undefined while the counts cannot be read. */
const headlineOf = async ({ campaign, read, expected, fault }: Needs) => {
  try {
    const codes = campaign.regions.map(({ code }) => code);
    const [documents, people] = await Promise.all([read(), expected(codes)]);
    const counted = { documents, expected: people, audit: undefined, voided: [] };
    return headlineFrom(answerOf(campaign.regions, counted).regions);
  } catch (error) {
    fault(error);
    return undefined;
  }
};

type Counted = { pledged: number | null; expected: number | null };

/** The published numbers of regions, added up. */
export const headlineFrom = (regions: readonly Counted[]): Headline => {
  const expected = regions.map((region) => region.expected);
  return {
    pledged: sum(regions.map(({ pledged }) => pledged ?? 0)) || null,
    expected: expected.includes(null) ? null : sum(expected.map((people) => people ?? 0)),
  };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
