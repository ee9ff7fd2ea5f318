import type { Now } from '../../../shared/clock.ts';
import type { Alert } from '../alerts/alert.ts';
import type { AlertKey, AlertStore } from '../alerts/alert-store.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { digestText, type DigestMessage } from '../alerts/messages.ts';
import type { Publish } from './notify-officers.ts';
import type { Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import type { BudgetStore } from './sms-budget.ts';
import { clearedByLink, linkTag } from '../alerts/who-may-know.ts';

type Needs = {
  /** Every region with officers: served ones, their provinces, the nation. */
  regions: string[];
  deliveries: Pick<DeliveryStore, 'claim' | 'settle' | 'listHeld' | 'release'>;
  alerts: Pick<AlertStore, 'findMany'>;
  officers: Pick<OfficerStore, 'listOf'>;
  budget: Pick<BudgetStore, 'reserve'>;
  publish: Publish;
  publicUrl: string;
  count: (metric: 'SmsBudgetSpent') => void;
  now: Now;
};

/** Held messages of one region looked at in one minute; the rest wait for the next. */
const mostHeld = 200;

/**
 * Sends what waited for its digest: one message an officer and channel for everything that is still open, and that they
 * may still know of.
 */
export const sendDigests = (needs: Needs) => async (): Promise<{ digests: number }> => {
  let digests = 0;
  for (const region of needs.regions) {
    const held = await needs.deliveries.listHeld(region, needs.now(), mostHeld);
    if (held.length === 0) continue;
    const officers = await needs.officers.listOf([region]);
    for (const bundle of bundlesOf(held))
      if (await sendBundle(needs, bundle, officers)) digests += 1;
  }
  return { digests };
};

const bundlesOf = (held: Delivery[]): [Delivery, ...Delivery[]][] => {
  const bundles = new Map<string, [Delivery, ...Delivery[]]>();
  for (const delivery of held) {
    const key = `${delivery.officerId}/${delivery.channel}`;
    const bundle = bundles.get(key);
    if (bundle) bundle.push(delivery);
    else bundles.set(key, [delivery]);
  }
  return [...bundles.values()];
};

const sendBundle = async (
  needs: Needs,
  bundle: [Delivery, ...Delivery[]],
  officers: Officer[],
): Promise<boolean> => {
  const found = await openAmong(needs, bundle);
  const open = found.filter(isTheirs(officers));
  const [first] = open;
  if (first) {
    const sent = await sendOnce(needs, digestOf(first.delivery), messageOf(needs, open));
    if (sent === 'budget') return false;
  }
  for (const delivery of bundle) {
    const isOne = (one: Open): boolean => one.delivery === delivery;
    await needs.deliveries.release(
      delivery,
      open.some(isOne)
        ? { state: 'bundled', reason: 'digest' }
        : {
            state: 'not-needed',
            reason: found.some(isOne) ? 'not-theirs-any-more' : 'taken-meanwhile',
          },
    );
  }
  return open.length > 0;
};

type Open = { delivery: Delivery; alert: Alert };

const openAmong = async ({ alerts }: Needs, bundle: Delivery[]): Promise<Open[]> => {
  const found = new Map(
    (await alerts.findMany(bundle.map(alertOf))).map((alert) => [idOf(alert), alert]),
  );
  return bundle.flatMap((delivery) => {
    const alert = found.get(idOf(alertOf(delivery)));
    return alert?.state === 'open' ? [{ delivery, alert }] : [];
  });
};

const alertOf = ({ alertRegion: region, alertId }: Delivery): AlertKey => ({ region, alertId });

const idOf = ({ region, alertId }: AlertKey): string => `${region}/${alertId}`;

/** Whoever left, or came into conflict, while a message waited does not learn how much there is. */
const isTheirs =
  (officers: Officer[]) =>
  ({ delivery, alert }: Open): boolean =>
    clearedByLink(linkTag(delivery)).idFor(alert, officers) !== undefined;

const messageOf = ({ publicUrl }: Needs, open: Open[]): DigestMessage => ({
  count: new Set(open.map(({ alert }) => alert.alertId)).size,
  severity: Math.max(...open.map(({ alert }) => alert.severity)),
  link: `${publicUrl}/siaga`,
});

/** The digest itself as a message: keyed by the first it holds, so that a crash sends it at most twice. */
const digestOf = (first: Delivery): Delivery => ({
  ...first,
  alertId: `digest-${first.alertId}`,
  state: 'queued',
  reason: undefined,
  sendAt: undefined,
});

const sendOnce = async (
  needs: Needs,
  digest: Delivery,
  message: DigestMessage,
): Promise<'sent' | 'budget'> => {
  if ((await needs.deliveries.claim(digest)) === 'done') return 'sent';
  try {
    if (digest.channel === 'sms' && (await needs.budget.reserve(needs.now())) === 'spent') {
      needs.count('SmsBudgetSpent');
      await needs.deliveries.settle(digest, { state: 'failed', reason: 'budget' });
      return 'budget';
    }
    const { region, officerId: to, channel } = digest;
    const messageId = await needs.publish({ region, to, ...digestText(message, channel) });
    await needs.deliveries.settle(digest, { state: 'accepted', messageId });
    return 'sent';
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    await needs.deliveries.settle(digest, { state: 'failed', reason });
    throw error;
  }
};
