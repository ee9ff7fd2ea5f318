import { isDeepStrictEqual } from 'node:util';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { CellCount } from './participation-item.ts';
import type { ParticipationStore } from './participation-store.ts';
import { publishCounts } from './publish-counts.ts';
import type { PublishedStore } from './published-store.ts';

type Needs = {
  campaign: Campaign;
  participation: Pick<ParticipationStore, 'readNow'>;
  published: Pick<PublishedStore, 'find' | 'replace'>;
  now: Now;
  /** What to publish of claims, given what is published of them; as it is, unless said. */
  claimed?: (region: string, cells: readonly CellCount[], published: number) => Promise<number>;
};

/**
 * Brings the public document of a region up to its counts. The counts are read after the document that they replace,
 * and only that very version is replaced: of several at once, none leaves an older document behind. Where no number
 * would change nothing is written, so that not even the time of a document tells of single pledges. Claims are looked at
 * by the nightly audit alone.
 */
export const publishRegion =
  ({ campaign, participation, published, now, claimed = asPublished }: Needs) =>
  async (code: string): Promise<void> => {
    const region = servedRegion(campaign, code);
    if (!region) return;
    for (;;) {
      const found = await published.find(code);
      const cells = await participation.readNow(code);
      const document = {
        ...publishCounts(campaign, region, cells),
        claimed: await claimed(code, cells, found?.document.claimed ?? 0),
      };
      const { countedAt, ...standing } = found?.document ?? { countedAt: undefined };
      if (countedAt !== undefined && isDeepStrictEqual(standing, document)) return;
      const version = found?.version ?? 0;
      const outcome = await published.replace(document, { version, countedAt: now() });
      if (outcome === 'replaced') return;
    }
  };

const asPublished: NonNullable<Needs['claimed']> = (_region, _cells, published) =>
  Promise.resolve(published);
