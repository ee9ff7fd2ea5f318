import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { nation } from '../../../shared/regions/regions.ts';
import { nameOf } from '../../../shared/person-name.ts';
import type { EndingStore } from './ending-store.ts';
import { endingsKeptDays, endingsOf, type SessionEnding } from './session-ending.ts';

type Needs = { endings: Pick<EndingStore, 'add'>; now: Now };
type EndingRequest = Pick<SessionEnding, 'region' | 'personId' | 'reason'>;

/**
 * Ends the sessions that somebody has in a region: their tokens issued until now are refused from the next request on.
 * Whoever does it is above that region, or of the nation as they are, and somebody else; throws Refusal 'conflict'
 * otherwise. It leaves an entry that nobody can change, and takes nothing that a new sign-in would not give back.
 */
export const endSessions =
  ({ endings, now }: Needs) =>
  async (asked: EndingRequest, by: Person): Promise<SessionEnding> => {
    if (by.personId === asked.personId) throw refuse('personId', 'own-session');
    if (by.region === asked.region && asked.region !== nation)
      throw refuse('region', 'needs-one-above');
    const at = now();
    const ending: SessionEnding = {
      ...asked,
      item: `${endingsOf(asked.personId)}${String(at).padStart(13, '0')}`,
      listedIn: asked.region,
      at,
      by: by.personId,
      byName: nameOf(by),
      expiresAt: Math.floor(at / 1000) + endingsKeptDays * 86_400,
    };
    // Two at the same millisecond: one entry says all there is to say.
    await endings.add(ending);
    return ending;
  };

const refuse = (field: string, reason: string) => new Refusal('conflict', [{ field, reason }]);
