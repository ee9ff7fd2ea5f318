import * as z from 'zod/mini';
import type { Campaign } from '../../../shared/campaign.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { covers } from '../../../shared/regions/regions.ts';
import { requireAccess } from '../../access.ts';
import type { CircularStore } from './circular-store.ts';
import { noticeKinds, type Notice } from './circular.ts';
import {
  answeredShape,
  countAnswered,
  listedNotice,
  listedShape,
  unitLines,
} from './shown-notice.ts';

export const overseenNotices = z.object({
  regions: z.array(
    z.object({
      region: z.string(),
      name: z.string(),
      notices: z.array(
        z.extend(listedShape, {
          answers: answeredShape,
          /** Names of the units that have not answered. */
          waiting: z.array(z.string()),
        }),
      ),
    }),
  ),
});
export type OverseenNotices = z.infer<typeof overseenNotices>;

type Needs = { campaign: Campaign; circulars: Pick<CircularStore, 'list' | 'replies'> };

/** Of each region the newest of each kind; older ones are on its own page. */
const newest = 3;

/** GET /v1/oversight/circulars: which units have acknowledged and attended, region by region, without a name of anybody. */
export const overseeNoticesHttp =
  ({ campaign, circulars }: Needs): HttpUseCase =>
  async (request) => {
    const person = requireAccess('overseeCirculars', request.person);
    const asked = campaign.regions.filter(({ code }) => covers(person.region, code));
    const regions = await Promise.all(
      asked.map(async (region) => {
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
