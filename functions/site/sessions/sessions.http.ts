import type { Now } from '../../../shared/clock.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { endSessions } from './end-sessions.ts';
import type { EndingStore } from './ending-store.ts';
import { sessionOperations, type SessionOperations } from './operations.ts';
import { shownOf } from './session-ending.ts';

type Needs = {
  endings: EndingStore;
  now: Now;
  /** Codes of the regions that are served. */
  served: readonly string[];
};

const mostShown = 100;

/** POST /v1/session-endings. */
export const endSessionsHttp = (needs: Needs): Does<SessionOperations['endSessions']> => {
  const end = endSessions(needs);
  return async ({ body, within, request: { wantsHtml, base } }) => {
    const ending = await end(body, within(body.region));
    const location = `${base}/v1/session-endings?region=${body.region}&done=ended`;
    if (wantsHtml) return { status: 303, headers: { location } };
    return { status: 201, body: shownOf(ending) };
  };
};

/** GET /v1/session-endings: of a region; for who may end sessions, the form, too. */
export const listEndingsHttp =
  ({
    endings,
    served,
  }: Pick<Needs, 'endings' | 'served'>): Does<SessionOperations['listSessionEndings']> =>
  async ({ query, person, within }) => {
    const region = query.region ?? person.region;
    within(region);
    const shown = (await endings.list(region, mostShown)).map(shownOf);
    const mayEnd = mayCall(sessionOperations.endSessions, person, region) === 'allowed';
    return {
      status: 200,
      body: { region, endings: shown },
      page: async (frame) => {
        const { scopesBelow } = await import('../../../shared/page/scopes.ts');
        const scopes = scopesBelow(person.region, served, frame.lang);
        const { renderEndings } = await import('./pages/session-endings.tsx');
        const isDone = query.done !== undefined;
        return renderEndings(frame, { region, endings: shown, mayEnd, isDone, scopes });
      },
    };
  };
