import { readCampaign, type Campaign } from '../campaign.ts';
import { systemNow, type Now } from '../clock.ts';
import { beforeEachCall } from '../each-call.ts';
import { layCampaign } from './lay-campaign.ts';
import type { LiveDecrees } from './live-decrees.ts';
import { leftOut, ownLiveDecrees } from './own-live-decrees.ts';

/**
 * The campaign as it is now: the one laid beside the bundle, and over it what two people decided since. It is one and the
 * same throughout a call, and what a decree may change throws when it is read before the first call: nothing derived from
 * it can be made while a function starts and go stale. `id`, which nothing changes, may be read at once.
 */
export const liveCampaign = (besideBundle: string | URL): Campaign => {
  const live = campaignOver(readCampaign(besideBundle), {
    decrees: ownLiveDecrees(),
    now: systemNow,
    leftOut,
  });
  beforeEachCall(live.callBegins);
  return live.campaign;
};

type Needs = {
  decrees: Pick<LiveDecrees, 'known' | 'fresh'>;
  now: Now;
  leftOut: (items: readonly string[]) => void;
};

/** The live campaign of a base, and what must be called as each call begins. */
export const campaignOver = (base: Campaign, { decrees, now, leftOut: say }: Needs) => {
  let laid: { campaign: Campaign; by: unknown; until: number } | undefined;
  const lay = (): void => {
    const at = now();
    const by = decrees.known();
    if (laid && laid.by === by && at < laid.until) return;
    const { campaign, until, unreadable } = layCampaign(base, by?.rows ?? [], at);
    if (unreadable.length > 0 && laid?.by !== by) say(unreadable);
    laid = { campaign, by, until };
  };
  const current = (): Campaign => {
    if (laid) return laid.campaign;
    throw new Error(
      'The campaign was read before the first call: what is made of it would go stale',
    );
  };
  return {
    campaign: throughGetters(base, current),
    callBegins: () => {
      const waits = decrees.fresh();
      if (waits) return waits.then(lay);
      lay();
      return undefined;
    },
  };
};

/** An object of the same properties, each read when it is looked at; a copy of it is a copy of that moment. */
const throughGetters = (base: Campaign, current: () => Campaign): Campaign => {
  const live = { ...base };
  for (const name of keysOf(base)) {
    if (name === 'id') continue;
    Object.defineProperty(live, name, { enumerable: true, get: () => current()[name] });
  }
  return Object.freeze(live);
};

const keysOf = (base: Campaign) =>
  Object.keys(base).filter((name): name is keyof Campaign => name in base);
