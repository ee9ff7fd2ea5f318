import { eachOf } from '../../../shared/each-of.ts';
import type { Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import type { Release } from './delivery-commands.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';

export type HeldDigestNeeds = {
  deliveries: Pick<DeliveryStore, 'listHeld' | 'plan' | 'release'>;
  officers: Pick<OfficerStore, 'listOf'>;
  /** Sets the price of a digest aside, or says in it that no budget is left. */
  withPrice: (digest: Delivery) => Promise<Delivery>;
  /** Gives the price of a digest back that is not sent. */
  giveBack: (digest: Delivery) => Promise<void>;
  now: () => number;
};

/** What one officer is told at one time, by one channel. */
export type Bundle = [Delivery, ...Delivery[]];
type Around = { officers: Officer[]; isMore: boolean };

/** A kind of digest whose rows wait apart from alerts. */
export type HeldDigest = {
  /** Under what its rows of a region's officers wait. */
  under: (region: string) => string;
  about: NonNullable<Delivery['about']>;
  /** What of a bundle its officer may be told by now, undefined where that is nothing; and as what each row ends. */
  tell: (
    bundle: Bundle,
    around: Around,
  ) => Promise<{ says: Partial<Delivery> | undefined; endAs: (row: Delivery) => Release }>;
};

/** Rows looked at in one minute, of one region and channel. */
const mostHeld = 200;

/**
 * Plans digests of one kind for a region's officers: one a person and time, however many rows wait, sent as any other row.
 * The digest is written once; what a crash left waiting is ended by the next minute. What does not fit is not listed,
 * and waits for no further message.
 */
export const planHeldDigests = async (
  needs: HeldDigestNeeds,
  region: string,
  kind: HeldDigest,
): Promise<void> => {
  const { deliveries, now } = needs;
  // Mostly nothing waits: one look says so, for both channels.
  if ((await deliveries.listHeld(kind.under(region), now(), 1)).length === 0) return;
  for (const channel of ['email', 'sms'] as const) {
    const held = await deliveries.listHeld(kind.under(region), now(), mostHeld, channel);
    if (held.length === 0) continue;
    const around = {
      officers: await needs.officers.listOf([region]),
      isMore: held.length === mostHeld,
    };
    await eachOf(bundlesOf(held), { atOnce: 1 }, (bundle) =>
      planBundle(needs, bundle, { kind, around }),
    );
  }
};

const bundlesOf = (held: Delivery[]): Bundle[] => {
  const bundles = new Map<string, Bundle>();
  for (const delivery of held) {
    const key = `${delivery.officerId}/${String(delivery.sendAt)}`;
    const bundle = bundles.get(key);
    if (bundle) bundle.push(delivery);
    else bundles.set(key, [delivery]);
  }
  return [...bundles.values()];
};

const planBundle = async (
  needs: HeldDigestNeeds,
  bundle: Bundle,
  { kind, around }: { kind: HeldDigest; around: Around },
): Promise<void> => {
  const { says, endAs } = await kind.tell(bundle, around);
  if (says) await writeOnce(needs, { ...digestOf(bundle[0], kind.about), ...says });
  for (const delivery of bundle) await needs.deliveries.release(delivery, endAs(delivery));
};

const writeOnce = async (
  { deliveries, withPrice, giveBack }: HeldDigestNeeds,
  digest: Delivery,
): Promise<void> => {
  const priced = await withPrice(digest);
  if ((await deliveries.plan(priced)) === 'already-there') await giveBack(priced);
};

/** The digest as a message: keyed by when it was due, so that what did not fit makes no second one. */
const digestOf = (
  { sendAt, at, ...first }: Delivery,
  about: NonNullable<Delivery['about']>,
): Delivery => ({
  ...first,
  ...{ at: sendAt ?? at, about, alertId: `digest-${about}`, state: 'queued' },
  ...{ ending: undefined, unread: undefined, reason: undefined, attempts: 0 },
});
