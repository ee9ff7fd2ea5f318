import { regionsIn, type Campaign } from '../../../shared/campaign.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { CircularStore } from './circular-store.ts';
import { noticeKinds, type Notice } from './circular.ts';
import type { CircularOperations } from './operations.ts';
import { countAnswered, listedNotice, unitLines, type OverseenNotices } from './notice-view.ts';

type Needs = { campaign: Campaign; circulars: Pick<CircularStore, 'list' | 'replies'> };

/** Of each region the newest of each kind; older ones are on its own page. */
const newest = 3;

/** GET /v1/oversight/circulars: which units have acknowledged and attended, region by region, without a name of anybody. */
export const overseeNoticesHttp =
  ({ campaign, circulars }: Needs): Does<CircularOperations['overseeCirculars']> =>
  async ({ person }) => {
    const covered = regionsIn(campaign, person.region);
    const regions = await Promise.all(
      covered.map(async (region) => {
        const lists = await Promise.all(
          noticeKinds.map((kind) => circulars.list(region.code, kind)),
        );
        const notices = lists.flatMap((list) => list.slice(0, newest));
        const lineOf = async (notice: Notice) => {
          const lines = unitLines(region, await circulars.replies(region.code, notice.id));
          const waiting = lines.filter(({ answeredAt }) => answeredAt === null);
          return {
            ...listedNotice(notice),
            answers: countAnswered(lines),
            waiting: waiting.map(({ name }) => name),
          };
        };
        return {
          region: region.code,
          name: region.name,
          notices: await Promise.all(notices.map(lineOf)),
        };
      }),
    );
    const body: OverseenNotices = { regions };
    return {
      status: 200,
      body,
      page: async (frame) => (await import('./pages/oversight.tsx')).renderOverseen(frame, body),
    };
  };
