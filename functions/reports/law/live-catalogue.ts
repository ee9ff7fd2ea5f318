import { systemNow } from '../../../shared/clock.ts';
import { liveOver } from '../../../shared/decrees/live-over.ts';
import { leftOut, ownLiveDecrees } from '../../../shared/decrees/own-live-decrees.ts';
import { beforeEachCall } from '../../../shared/each-call.ts';
import { shippedCatalogue, type Catalogue } from './editions.ts';
import { layCatalogue } from './lay-catalogue.ts';

/** The editions of the joint decree as they are now: those of the release, and over them what two people decided since (`liveOver`). */
export const liveCatalogue = (): Catalogue => {
  const { live, callBegins } = liveOver(shippedCatalogue(), {
    ...{ lay: layCatalogue, stays: [], decrees: ownLiveDecrees(), now: systemNow, leftOut },
  });
  beforeEachCall(callBegins);
  return live;
};
