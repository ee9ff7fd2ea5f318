import { isDeepStrictEqual } from 'node:util';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { dayOf } from './participation-cell.ts';
import type { CellCount } from './participation-item.ts';
import type { ParticipationStore } from './participation-store.ts';
import { publishCounts } from './publish-counts.ts';
import type { Published } from './published.ts';
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
      const { countedAt, days, ...standing } = found?.document ?? noDocument;
      if (countedAt !== undefined && isDeepStrictEqual(standing, document)) return;
      const version = found?.version ?? 0;
      const at = now();
      const dated = { ...document, days: withDay(days, dayOf(at), document.pledged) };
      const outcome = await published.replace(dated, { version, countedAt: at });
      if (outcome === 'replaced') return;
    }
  };

const noDocument = { countedAt: undefined, days: undefined };

/** Days a document remembers: every page of all regions carries them. */
const mostDays = 120;

/** What was public at the end of each day, and of today so far: nothing that somebody could not have written down. */
const withDay = (
  days: Published['days'] = [],
  today: number,
  pledged: number,
): [number, number][] => [
  ...days.filter(([day]) => day !== today).slice(1 - mostDays),
  [today, pledged],
];

const asPublished: NonNullable<Needs['claimed']> = (_region, _cells, published) =>
  Promise.resolve(published);
