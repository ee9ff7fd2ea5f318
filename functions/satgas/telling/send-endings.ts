import { eachOf } from '../../../shared/each-of.ts';
import type { Now } from '../../../shared/clock.ts';
import { endingsText } from '../alerts/endings-text.ts';
import { whyExcluded } from '../alerts/who-may-know.ts';
import { addressOf } from '../officers/reach.ts';
import type { Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { endingsOf, type Delivery, type Ending } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { addressed } from './outgoing.ts';
import { became, sendOnce } from './send-once.ts';
import { notTheirs } from './still-wanted.ts';

type Needs = Parameters<typeof sendOnce>[0] & {
  deliveries: Pick<DeliveryStore, 'listHeld' | 'release'>;
  officers: Pick<OfficerStore, 'listOf'>;
  publicUrl: string;
  now: Now;
};

/** Ends looked at in one minute, of one region and channel. */
const mostHeld = 200;

/**
 * Tells those of a region whom it concerns of cases that one person ended: one message a person and digest, however many
 * cases were. What does not fit is not listed, and waits for no further message.
 */
export const sendEndings = async (needs: Needs, region: string): Promise<void> => {
  for (const channel of ['email', 'sms'] as const) {
    const held = await needs.deliveries.listHeld(endingsOf(region), needs.now(), mostHeld, channel);
    if (held.length === 0) continue;
    const officers = await needs.officers.listOf([region]);
    const isMore = held.length === mostHeld;
    await eachOf(bundlesOf(held), { atOnce: 1 }, (bundle) =>
      sendBundle(needs, bundle, { officers, isMore }),
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

type Told = { delivery: Delivery; ending: Ending };

type Around = { officers: Officer[]; isMore: boolean };

const sendBundle = async (
  needs: Needs,
  bundle: Bundle,
  { officers, isMore }: Around,
): Promise<void> => {
  const [first] = bundle;
  const officer = officers.find(({ officerId }) => officerId === first.officerId);
  const told = bundle.flatMap((delivery) => tellable(delivery, officer, officers));
  const text = endingsText({
    cases: told.map(({ delivery, ending }) => ({ ...ending, region: delivery.alertRegion })),
    isMore,
    channel: first.channel,
    publicUrl: needs.publicUrl,
    lang: officer?.lang ?? 'id',
  });
  const sent =
    officer && told.length > 0
      ? await sendOnce(needs, digestOf(first), () => Promise.resolve(addressed(officer, text)))
      : 'sent';
  if (sent === 'later') return;
  const theirs = new Set(told.map(({ delivery }) => delivery));
  for (const delivery of bundle)
    await needs.deliveries.release(delivery, theirs.has(delivery) ? became[sent] : notTheirs);
};

/** Whoever left, came into conflict or lost their address while it waited does not learn of it. */
const tellable = (
  delivery: Delivery,
  officer: Officer | undefined,
  officers: Officer[],
): Told[] => {
  const { ending, channel, alertRegion: region } = delivery;
  if (!ending || !officer || addressOf(officer, channel) === undefined) return [];
  return whyExcluded(officers, { region, ...ending })(officer) ? [] : [{ delivery, ending }];
};

/** The digest as a message: keyed by when it was due, so that what did not fit makes no second one. */
const digestOf = ({ sendAt, at, ...first }: Delivery): Delivery => ({
  ...first,
  at: sendAt ?? at,
  alertId: 'digest-endings',
  ending: undefined,
  state: 'queued',
  reason: undefined,
  attempts: 0,
});
