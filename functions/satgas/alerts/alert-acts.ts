import type { Campaign } from '../../../shared/campaign.ts';
import type { AnswerOf } from '../../../shared/operation/call.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { ActOnAlert, SeenAlert } from './act-on-alert.ts';
import { placeNames } from './alert-places.ts';
import type { AlertKey } from './alert-store.ts';
import { viewOf } from './alert-view.ts';
import type { alertOperations } from './operations.ts';
import type { Cleared } from './who-may-know.ts';

export type Needs = { campaign: Campaign; act: ActOnAlert };

/** How somebody came to an alert: cleared by their link or their sign-in, and where the page posts what they do. */
export type Way = {
  key: AlertKey;
  who: Cleared;
  actPath: string;
  takePath: string;
  wantsHtml: boolean;
};

type Alerts = typeof alertOperations;
type AlertAnswer = AnswerOf<Alerts['showAlert']>;

/** What is shown of an alert and done to it, the same for whoever comes by link and whoever is signed in. */
export const alertActs = ({ campaign, act }: Needs) => {
  const shown = shownWith({ campaign, act });
  return {
    show: async (way: Way): Promise<AlertAnswer> => shown(way, await act.see(way.key, way.who)),
    take: async (way: Way): Promise<AnswerOf<Alerts['takeAlert']>> => {
      const seen = await act.take(way.key, way.who);
      const isTheirs = seen.alert.takers.includes(seen.officerId);
      if (!isTheirs && !way.wantsHtml)
        throw new Refusal('conflict', [{ field: 'alert', reason: 'taken-by-a-colleague' }]);
      return { ...shown(way, seen), status: isTheirs ? 200 : 409 };
    },
    decline: async (way: Way): Promise<AlertAnswer> =>
      shown(way, await act.decline(way.key, way.who)),
    handOver: async (way: Way, { to }: { to: string }): Promise<AlertAnswer> =>
      shown(way, await act.handOver(way.key, way.who, to)),
    resolve: async (way: Way): Promise<AlertAnswer> =>
      shown(way, await act.resolve(way.key, way.who)),
  };
};

const shownWith =
  ({ campaign, act }: Needs) =>
  ({ actPath, takePath }: Way, seen: SeenAlert) => {
    const body = viewOf(seen);
    return {
      status: 200 as const,
      body,
      page: async (frame: PageFrame) => {
        const { renderAlert } = await import('./alert.tsx');
        const colleagues = await act.colleagues(seen);
        return renderAlert(
          frame,
          { ...body, ...placeNames(campaign, body) },
          { actPath, takePath, colleagues },
        );
      },
    };
  };
