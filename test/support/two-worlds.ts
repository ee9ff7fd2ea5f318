import { marshall } from '@aws-sdk/util-dynamodb';
import { countedPledge } from '../../functions/pledges/counting/counted-pledge.ts';
import { publishRegion } from '../../functions/pledges/counting/publish-region.ts';
import { tally } from '../../functions/pledges/counting/tally.ts';
import type { NewPledge } from '../../functions/pledges/register/pledge-store.ts';
import type { Standing } from '../../functions/pledges/register/standing.ts';
import { demoCampaign } from './campaign.ts';
import { memoryParticipation, memoryPublished } from './memory-participation.ts';
import { sequenceOf, withoutNobody } from './pledge-changes.ts';

type Row = Partial<Record<Standing, Omit<NewPledge, 'personKey' | 'standing' | 'sheetRow'>>>;

/**
 * A register in memory that stores as the table does (proof once, a claim as the last one), with its tally and its
 * public document: what anybody sees of it.
 */
export const watchedRegister = (region: string) => {
  const campaign = demoCampaign();
  const rows = new Map<string, Row>();
  const participation = memoryParticipation();
  const published = memoryPublished();
  let changes = 0;
  const now = () => changes;
  const count = tally({ participation: participation.store, now });
  const publish = publishRegion({
    ...{ campaign, now, participation: participation.store, published: published.store },
  });
  const change = async (personKey: string, after: Row | undefined) => {
    const before = rows.get(personKey);
    if (after) rows.set(personKey, after);
    else rows.delete(personKey);
    const sequence = sequenceOf((changes += 1));
    await count('shard', [{ sequence, before: imageOf(before), after: imageOf(after) }]);
    await publish(region);
  };
  return {
    store: ({ personKey, standing, ...pledge }: NewPledge) => {
      const row = rows.get(personKey) ?? {};
      const stored = standing === 'claimed' ? pledge : (row[standing] ?? pledge);
      return change(personKey, { ...row, [standing]: stored });
    },
    erase: (personKey: string) =>
      rows.has(personKey) ? change(personKey, undefined) : Promise.resolve(),
    /** Who counts where, and the receipts by which each person stands in the register. */
    inside: () => ({
      counts: withoutNobody([...participation.cells].map(([key, { counts }]) => [key, counts])),
      receipts: [...rows]
        .map(([key, row]) => [key, row.claimed?.receiptId, row.attended?.receiptId])
        .sort(),
    }),
    /** The public document and its version: a document that is written anew has another time. */
    seen: () => {
      const { document, version } = published.documents.get(region) ?? {};
      return { ...document, countedAt: undefined, version };
    },
  };
};

const imageOf = (row: Row | undefined) =>
  row && countedPledge(marshall(row, { removeUndefinedValues: true }));
