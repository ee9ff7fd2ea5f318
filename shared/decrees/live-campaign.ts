import { readCampaign, type Campaign } from '../campaign.ts';
import { systemNow } from '../clock.ts';
import { beforeEachCall } from '../each-call.ts';
import { addedToCampaign, layCampaign } from './lay-campaign.ts';
import { liveOver } from './live-over.ts';
import { leftOut, ownLiveDecrees } from './own-live-decrees.ts';

/**
 * The campaign as it is now: the one laid beside the bundle, and over it what two people decided since (`liveOver`). Its
 * `id`, and where civil servants sign in, change by a release alone and may be read at once.
 */
export const liveCampaign = (besideBundle: string | URL): Campaign => {
  const { live, callBegins } = liveOver(readCampaign(besideBundle), {
    lay: layCampaign,
    stays: ['id', 'asnSignIn'],
    adds: addedToCampaign,
    decrees: ownLiveDecrees(),
    ...{ now: systemNow, leftOut },
  });
  beforeEachCall(callBegins);
  return live;
};
