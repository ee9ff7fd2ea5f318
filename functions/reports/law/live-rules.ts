import { systemNow } from '../../../shared/clock.ts';
import { liveOver } from '../../../shared/decrees/live-over.ts';
import { leftOut, ownLiveDecrees } from '../../../shared/decrees/own-live-decrees.ts';
import { beforeEachCall } from '../../../shared/each-call.ts';
import { shippedRules, type DeadlineLaw } from './deadline-rules.ts';
import { layRules } from './lay-rules.ts';

/** The rules of deadlines as they are now: those of the release, and over them what two people decided since (`liveOver`). */
export const liveDeadlineLaw = (): DeadlineLaw => {
  const base: DeadlineLaw = { rules: shippedRules() };
  const { live, callBegins } = liveOver(base, {
    ...{ lay: layRules, stays: [], decrees: ownLiveDecrees(), now: systemNow, leftOut },
  });
  beforeEachCall(callBegins);
  return live;
};
