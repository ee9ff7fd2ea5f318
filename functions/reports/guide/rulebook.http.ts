import { localDate } from '../../../shared/calendar/zones.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { editionOn, type Catalogue } from '../law/editions.ts';
import { findEntries } from './find-entries.ts';
import type { guideOperations } from './operations.ts';
import { rulebookOn } from './rulebook.ts';

type Guide = typeof guideOperations;
type Needs = { campaign: Campaign; catalogue: Catalogue; now: Now };

/** GET /boleh: the guide, or what of it holds the words and the phase that were asked for. */
export const rulebookHttp =
  ({ campaign, catalogue, now }: Needs): Does<Guide['showRulebook']> =>
  ({ query }) => {
    const { on, edition } = inForce(catalogue, now);
    const entries = findEntries(rulebookOn(catalogue, on), query);
    return {
      status: 200,
      body: { on, edition, entries },
      page: async (frame) => {
        const { renderRulebook } = await import('./pages/rulebook.tsx');
        return renderRulebook({ frame, campaign, on, edition, entries, looking: query });
      },
    };
  };

/** GET /boleh/{entry}: one entry alone; throws Refusal for one that the catalogue of today does not have. */
export const rulebookEntryHttp =
  ({ catalogue, now }: Pick<Needs, 'catalogue' | 'now'>): Does<Guide['showRulebookEntry']> =>
  ({ path }) => {
    const { on, edition } = inForce(catalogue, now);
    const entry = rulebookOn(catalogue, on).find((one) => one.entry === path.entry);
    if (!entry) throw new Refusal('not-found', [{ field: 'entry', reason: 'unknown' }]);
    return {
      status: 200,
      body: { on, edition, entry },
      page: async (frame) => {
        const { renderRulebookEntry } = await import('./pages/rulebook-entry.tsx');
        return renderRulebookEntry({ frame, on, edition, entry });
      },
    };
  };

const inForce = (catalogue: Catalogue, now: Now) => {
  const on = localDate(now(), 'Asia/Jakarta');
  const found = editionOn(catalogue, on);
  return { on, edition: found ? { name: found.name, numbers: found.numbers } : null };
};
