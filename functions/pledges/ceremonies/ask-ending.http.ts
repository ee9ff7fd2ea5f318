import type { Does } from '../../../shared/operation/call.ts';
import { ceremonyFor, type CeremonyNeeds } from './ceremonies.http.ts';
import { ceremonyPolicy } from './ceremony.ts';
import type { CeremonyOperations } from './operations.ts';
import { listed } from './ceremony-view.ts';

/** GET /v1/ceremonies/{ceremonyId}/ending: asks before it is ended, with how many are recorded at this moment. */
export const askEndingHttp =
  (needs: CeremonyNeeds): Does<CeremonyOperations['askEnding']> =>
  async (call) => {
    const { ceremony } = await ceremonyFor(needs, call);
    const body = {
      ceremony: listed(ceremony, needs.now()),
      attended: (await needs.pledged.list(ceremony.ceremonyId)).length,
      resumableMinutes: ceremonyPolicy.resumingMs / 60_000,
    };
    return {
      status: 200,
      body,
      page: async (frame) => (await import('./pages/ask.tsx')).renderAskEnding(frame, body),
    };
  };
