import type { Figures } from '../../../events/regional-aggregate.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import { totalsOf } from '../../aggregate-totals.ts';
import type { tellNation } from '../../tell-nation.ts';
import type { ExpectedReader } from '../rosters/expected.ts';
import type { Standing } from '../register/standing.ts';
import type { PublishedAt } from './published.ts';
import type { PublishedStore } from './published-store.ts';
import { step } from '../../../shared/round-tables.ts';

type Needs = {
  campaign: Campaign;
  published: Pick<PublishedStore, 'read'>;
  expected: ExpectedReader;
  tell: ReturnType<typeof tellNation>;
};

/** Tells the nation what is public of each region's participation: the same numbers that anybody may read. */
export const tellParticipation =
  ({ campaign, published, expected, tell }: Needs) =>
  async () => {
    const codes = campaign.regions.map(({ code }) => code);
    const documents = await published.read();
    const people = await expected(codes);
    const regions = codes.map((region) =>
      figuresOf(
        region,
        documents.find((one) => one.region === region),
        people.get(region),
      ),
    );
    return tell({ part: 'participation', regions, totals: totalsOf.participation(regions) });
  };

const figuresOf = (
  region: string,
  document: PublishedAt | undefined,
  expected = 0,
): Figures['participation'] => {
  // Documents of versions before added claims to what they show (participation-answer.ts).
  const shown = document?.claimed === undefined ? undefined : document;
  const inCell = (standing: Standing): number =>
    shown?.standings.cells.find(([key]) => key === standing)?.[1] ?? 0;
  return {
    region,
    pledged: shown?.pledged ?? 0,
    attended: inCell('attended'),
    confirmed: inCell('confirmed'),
    attendedByUnit: inCell('attended-by-unit'),
    others: shown?.standings.rest ?? 0,
    claimedAtLeast: shown?.claimed ?? 0,
    expected: expected - (expected % step),
  };
};
