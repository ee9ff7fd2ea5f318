import { eachOf } from '../../../shared/each-of.ts';
import { planHeldDigests, type HeldDigestNeeds } from './held-digests.ts';
import { endingsDigest } from './plan-endings.ts';
import { unreadDigest } from './plan-unread.ts';
import type { UnreadStore } from './unread-store.ts';

type Needs = HeldDigestNeeds & { regions: string[]; unread: Pick<UnreadStore, 'seenAmong'> };

/** Plans the digests of what waits apart from alerts, of each kind in each region: one that fails stops no other. */
export const planApart = async ({ regions, unread, ...needs }: Needs): Promise<void> => {
  const kinds = [endingsDigest, unreadDigest({ unread })];
  const parts = kinds.flatMap((kind) => regions.map((region) => ({ kind, region })));
  await eachOf(parts, { atOnce: 10 }, ({ kind, region }) => planHeldDigests(needs, region, kind));
};
