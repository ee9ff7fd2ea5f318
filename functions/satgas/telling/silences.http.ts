import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { tellingOperations } from './operations.ts';
import type { SilenceStore } from './silence-store.ts';

const longestMs = 72 * 3_600_000;

type Needs = { campaign: Campaign; silences: Pick<SilenceStore, 'put'>; now: Now };

/** PUT /v1/silences/{region}: holds a region's messages back until a moment, 72 hours at most; a past one ends it. */
export const putSilenceHttp =
  ({ campaign, silences, now }: Needs): Does<(typeof tellingOperations)['putSilence']> =>
  async ({ path: { region }, body, within }) => {
    const { personId } = within(region);
    if (!servedRegion(campaign, region)) throw refuseField('region', 'unknown-region');
    const until = Date.parse(body.until);
    if (until > now() + longestMs) throw refuseField('until', 'too-far-away');
    const reason = tidyText(body.reason);
    await silences.put({ region, until, reason, by: personId });
    return { status: 200, body: { region, until: new Date(until).toISOString(), reason } };
  };
