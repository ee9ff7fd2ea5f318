import type { Now } from '../../../shared/clock.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import { actorOf } from '../../../shared/person-name.ts';
import { practiceRegion } from '../../../shared/regions/practice.ts';
import type { AlertStore } from '../alerts/alert-store.ts';
import { overseenDays } from '../oversight/oversee.ts';
import { drillsOf, medianTook } from './drills.ts';
import { emptyPractice } from './empty-practice.ts';
import { practiceOperations, type PracticeView } from './operations.ts';
import type { PracticeStore } from './practice-store.ts';

type Practice = typeof practiceOperations;
type Needs = { alerts: Pick<AlertStore, 'listSince'>; practice: PracticeStore; now: Now };

/** GET /v1/practice: what was practised, where to practise, and the button that empties it. */
export const showPracticeHttp =
  (needs: Needs): Does<Practice['showPractice']> =>
  async ({ person }) => {
    const body = await viewOf(needs);
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./practice.tsx')).renderPractice(frame, {
          view: body,
          mayEmpty: mayCall(practiceOperations.emptyPractice, person, practiceRegion) === 'allowed',
        }),
    };
  };

/** POST /v1/practice/emptying: empties the practice region, and notes who did. */
export const emptyPracticeHttp =
  (needs: Needs): Does<Practice['emptyPractice']> =>
  async ({ within, request }) => {
    await emptyPractice(needs)(actorOf(within(practiceRegion)));
    if (request.wantsHtml)
      return { status: 303, headers: { location: `${request.base}/v1/practice` } };
    return { status: 200, body: await viewOf(needs) };
  };

const viewOf = async ({ alerts, practice, now }: Needs): Promise<PracticeView> => {
  const since = now() - overseenDays * 86_400_000;
  const drills = drillsOf(await alerts.listSince(practiceRegion, since));
  return {
    region: practiceRegion,
    medianMinutes: minutesOf(medianTook(drills)),
    drills: drills.map(({ tookMs, openedAt, ...drill }) => ({
      ...drill,
      openedAt: new Date(openedAt).toISOString(),
      minutesToTake: minutesOf(tookMs),
    })),
    emptyings: (await practice.list()).map(({ emptiedAt, by }) => ({
      at: new Date(emptiedAt).toISOString(),
      emptiedBy: by.personId,
      emptiedByName: by.name ?? null,
    })),
  };
};

/** To a tenth: a drill is often over in less than one. */
const minutesOf = (ms: number | null): number | null =>
  ms === null ? null : Math.round(ms / 6_000) / 10;
