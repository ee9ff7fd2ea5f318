import { setTimeout as sleep } from 'node:timers/promises';
import { publishCounts } from '../../../functions/pledges/counting/publish-counts.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { BurstSuite } from './burst-suite.ts';
import { firstSeen, watch, type Seen } from './counts-seen.ts';
import { crowdStandings, type CrowdStanding, type Heard } from './crowd.ts';
import { countedCells, keptReceipts, peopleOf } from './engine-facts.ts';
import type { Audience } from './readers.ts';

/** How the counts stood once they had settled. Ages in seconds from the last accepted answer; undefined for never. */
export type Settled = {
  accepted: number;
  /** Accepted people whose pledge the register does not hold. */
  lost: number;
  kept: number;
  counted: number;
  /** How many people of each standing, by the answers and as they are counted. */
  byStanding: { standing: CrowdStanding; accepted: number; counted: number }[];
  engineSeconds: number | undefined;
  readersSeconds: { name: string; seconds: number | undefined }[];
};

type Needs = {
  suite: BurstSuite;
  campaign: Campaign;
  region: string;
  heard: Heard;
  audiences: readonly Audience[];
  /** How long the counts are waited for; they may be older than is good, which the verdict says. */
  patienceMs: number;
};

const lookEveryMs = 100;

/** Waits until the counts hold everybody accepted and readers are told so, then compares all with all. */
export const settle = async (needs: Needs): Promise<Settled> => {
  const { suite, region, heard, audiences } = needs;
  const lastAcceptedAt = heard.acceptedAt.at(-1) ?? 0;
  const cells = () => countedCells(suite.client, { table: suite.tables.participation, region });
  const inEngine = watch(lookEveryMs, async () => peopleOf(await cells()));
  const byReaders = audiences.map(({ look }) => watch(lookEveryMs, look));
  await untilTold(needs, { inEngine: inEngine.seen, byReaders: byReaders.map(({ seen }) => seen) });
  const counted = await inEngine.stop();
  const seen = await Promise.all(byReaders.map(({ stop }) => stop()));
  const receipts = await keptReceipts(suite.client, { table: suite.tables.pledges, region });
  const final = await cells();
  const told = publishedOf(needs.campaign, region, final);
  const after = (at: number | undefined) => at && Math.max(0, (at - lastAcceptedAt) / 1000);
  return {
    accepted: heard.acceptedAt.length,
    lost: [...heard.receipts.values()].filter((given) => !given.some((one) => receipts.has(one)))
      .length,
    kept: receipts.size,
    counted: peopleOf(final),
    byStanding: crowdStandings.map((standing) => ({
      ...{ standing, accepted: heard.standings[standing] },
      counted: peopleOf(final, { standing }),
    })),
    engineSeconds: after(firstSeen(counted, peopleOf(final))),
    readersSeconds: audiences.map(({ name }, i) => ({
      name,
      seconds: after(firstSeen(seen[i] ?? [], told)),
    })),
  };
};

type Watched = { inEngine: readonly Seen[]; byReaders: readonly (readonly Seen[])[] };

/** The counts are told when they hold all who were accepted, stand still, and every reader sees what follows from them. */
const untilTold = async (needs: Needs, { inEngine, byReaders }: Watched): Promise<void> => {
  const { suite, campaign, region, heard } = needs;
  const end = performance.now() + needs.patienceMs;
  while (performance.now() < end) {
    await sleep(500);
    const people = inEngine.at(-1)?.pledged ?? 0;
    const before = inEngine.at(-20)?.pledged;
    if (people < heard.acceptedAt.length || people !== before) continue;
    const cells = await countedCells(suite.client, { table: suite.tables.participation, region });
    const told = publishedOf(campaign, region, cells);
    if (byReaders.every((seen) => seen.at(-1)?.pledged === told)) return;
  }
};

const publishedOf = (
  campaign: Campaign,
  code: string,
  cells: Awaited<ReturnType<typeof countedCells>>,
): number => {
  const region = servedRegion(campaign, code);
  if (!region) throw new Error(`${code} is not served`);
  return publishCounts(campaign, region, cells).pledged;
};
