import { eachOf } from '../../../shared/each-of.ts';
import { whyExcluded } from '../alerts/who-may-know.ts';
import { isTold, type Officer } from '../officers/officer.ts';
import { addressOf } from '../officers/reach.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { endingsOf, mostEndingsListed, type Delivery, type Endings } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { notTheirs } from './still-wanted.ts';

type Needs = {
  deliveries: Pick<DeliveryStore, 'listHeld' | 'plan' | 'release'>;
  officers: Pick<OfficerStore, 'listOf'>;
  /** Sets the price of a digest aside, or says in it that no budget is left. */
  withPrice: (digest: Delivery) => Promise<Delivery>;
  /** Gives the price of a digest back that is not sent. */
  giveBack: (digest: Delivery) => Promise<void>;
  now: () => number;
};

/** Ends looked at in one minute, of one region and channel. */
const mostHeld = 200;
const inDigest = { state: 'bundled', reason: 'digest' } as const;

/**
 * Plans that those of a region whom it concerns are told of cases that one person ended: one digest a person and time,
 * however many cases were, sent as any other row. The digest is written once; what a crash left waiting is ended by the
 * next minute. What does not fit is not listed, and waits for no further message.
 */
export const planEndings = async (needs: Needs, region: string): Promise<void> => {
  for (const channel of ['email', 'sms'] as const) {
    const held = await needs.deliveries.listHeld(endingsOf(region), needs.now(), mostHeld, channel);
    if (held.length === 0) continue;
    const officers = await needs.officers.listOf([region]);
    const isMore = held.length === mostHeld;
    await eachOf(bundlesOf(held), { atOnce: 1 }, (bundle) =>
      planBundle(needs, bundle, { officers, isMore }),
    );
  }
};

type Bundle = [Delivery, ...Delivery[]];

/** What one officer is told at one time, by one channel. */
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

type Around = { officers: Officer[]; isMore: boolean };

const planBundle = async (
  needs: Needs,
  bundle: Bundle,
  { officers, isMore }: Around,
): Promise<void> => {
  const [first] = bundle;
  const listed = bundle.flatMap(listedAs);
  const tellable = endingsFor({ listed, count: listed.length, isMore }, first, officers);
  const codes = new Set(tellable?.endings.listed.map(({ caseKey }) => caseKey));
  if (tellable)
    await writeOnce(needs, { ...digestOf(first), endings: shortened(tellable.endings) });
  for (const delivery of bundle)
    await needs.deliveries.release(
      delivery,
      codes.has(delivery.ending?.caseKey ?? '') ? inDigest : notTheirs,
    );
};

const shortened = ({ listed, ...endings }: Endings): Endings => ({
  ...endings,
  listed: listed.slice(0, mostEndingsListed),
});

const writeOnce = async ({ deliveries, withPrice, giveBack }: Needs, digest: Delivery) => {
  const priced = await withPrice(digest);
  if ((await deliveries.plan(priced)) === 'already-there') await giveBack(priced);
};

const listedAs = ({ ending, alertRegion }: Delivery): Endings['listed'] =>
  ending ? [{ ...ending, region: alertRegion }] : [];

/**
 * The officer of a digest of ends and what they may be told of it by now; undefined where that is nothing: whoever left,
 * came into conflict or lost their address while it waited does not learn of it.
 */
export const endingsFor = (
  { listed, count, isMore }: Endings,
  { officerId, channel }: Pick<Delivery, 'officerId' | 'channel'>,
  officers: Officer[],
): { officer: Officer; endings: Endings } | undefined => {
  const officer = officers.find((one) => one.officerId === officerId && isTold(one));
  if (!officer || addressOf(officer, channel) === undefined) return undefined;
  const known = listed.filter((ending) => !whyExcluded(officers, ending)(officer));
  if (known.length === 0) return undefined;
  const endings = { listed: known, count: count - (listed.length - known.length), isMore };
  return { officer, endings };
};

/** The digest as a message: keyed by when it was due, so that what did not fit makes no second one. */
const digestOf = ({ sendAt, at, ...first }: Delivery): Delivery => ({
  ...first,
  ...{ at: sendAt ?? at, about: 'endings', alertId: 'digest-endings', state: 'queued' },
  ...{ ending: undefined, reason: undefined, attempts: 0 },
});
