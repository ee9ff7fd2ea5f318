import type { Now } from '../../../shared/clock.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { findRegion } from '../../../shared/regions/region-list.ts';
import type { Member } from './member.ts';
import { freshnessOf, linesOf, sumsOf, type NationLine } from './nation-line.ts';
import type { NationStore } from './nation-store.ts';
import type { NationAnswer, nationOperations } from './operations.ts';
import { definitions } from './words.ts';

type Nation = typeof nationOperations;
type Needs = {
  members: readonly Member[];
  nation: Pick<NationStore, 'listTaken' | 'listRefused'>;
  now: Now;
};

/** GET /v1/oversight/nation: every region of every member, with what was refused. */
export const nationHttp =
  (needs: Needs): Does<Nation['overseeNation']> =>
  async () => {
    const body = await answerOf(needs);
    return {
      status: 200,
      body,
      page: async (frame) => (await import('./nation.tsx')).renderNation(frame, body),
    };
  };

/** GET /v1/oversight/nation/export: the same as rows. */
export const exportNationHttp =
  (needs: Needs): Does<Nation['exportNation']> =>
  async () => {
    const { nationCsv } = await import('./nation-csv.ts');
    return {
      status: 200,
      file: {
        type: 'text/csv; charset=utf-8',
        content: Buffer.from(nationCsv(await answerOf(needs))),
      },
      headers: { 'content-disposition': 'attachment; filename="nasional.csv"' },
    };
  };

const answerOf = async ({ members, nation, now }: Needs): Promise<NationAnswer> => {
  const lines = linesOf(members, await nation.listTaken(), now());
  const refused = await nation.listRefused();
  return {
    regions: lines.map(viewOf),
    totals: sumsOf(lines),
    refused: refused.map(({ rule, member, times, lastAt }) => ({
      ...{ rule, times },
      member: member === '-' ? null : member,
      lastAt: new Date(lastAt).toISOString(),
    })),
    definitions,
  };
};

const viewOf = (line: NationLine): NationAnswer['regions'][number] => ({
  region: line.region,
  name: findRegion(line.region)?.name ?? line.region,
  deployment: line.deployment,
  freshness: freshnessOf(line),
  participation: line.participation && withMoment(line.participation),
  reports: line.reports && withMoment(line.reports),
  alerts: line.alerts && withMoment(line.alerts),
});

const withMoment = <Told extends { madeAt: number }>(told: Told) => ({
  ...told,
  madeAt: new Date(told.madeAt).toISOString(),
});
