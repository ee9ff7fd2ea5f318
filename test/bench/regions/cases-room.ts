import { shippedRules } from '../../../functions/reports/law/deadline-rules.ts';
import { shippedCatalogue } from '../../../functions/reports/law/editions.ts';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { calendarStore } from '../../../functions/reports/calendar/calendar-store.ts';
import { queueOf } from '../../../functions/reports/cases/case.ts';
import { caseQueue } from '../../../functions/reports/cases/case-queue.ts';
import { caseStore } from '../../../functions/reports/cases/case-store.ts';
import { countCases } from '../../../functions/reports/cases/count-cases.ts';
import { readDeadlineBasis } from '../../../functions/reports/cases/deadline-basis.ts';
import { funnelStore } from '../../../functions/reports/cases/funnel-store.ts';
import { funnelHttp } from '../../../functions/reports/cases/funnel.http.ts';
import { nagOverdue } from '../../../functions/reports/cases/nag-overdue.ts';
import { newCase } from '../../../functions/reports/cases/new-case.ts';
import { recomputeDeadlines } from '../../../functions/reports/cases/recompute-deadlines.ts';
import { remindCase } from '../../../functions/reports/cases/reminder-store.ts';
import { reviewStore } from '../../../functions/reports/cases/review-store.ts';
import { tellReports } from '../../../functions/reports/cases/tell-reports.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import { caseTables, createCaseTables } from '../../support/case-tables.ts';
import { anOpenedReport, countingWith, mondayNine } from '../../support/cases.ts';
import { writeCopies } from '../growth/copies.ts';
import { rowOf } from '../growth/room.ts';
import { bodyOf, silently, type RegionsRoom, type Sizes } from './room.ts';
import { tellingTo } from './telling.ts';

const minuteMs = 60_000;
/** Of a region: cases of a campaign, those of them that are open, and that are overdue. */
const each = { cases: 20, open: 5, overdue: 1 };

const nothing = () => Promise.resolve(undefined);

/** Cases of so many regions. */
export const casesRoom = async (
  client: DynamoDBClient,
  campaignOf: (count: number) => Campaign,
  sizes: Sizes,
): Promise<RegionsRoom> => {
  await createCaseTables(client);
  let at = mondayNine;
  const now = () => at;
  const cases = caseStore(client, caseTables.cases);
  const made = newCase(anOpenedReport(), { counting: countingWith(), key: Buffer.alloc(32, 7) });
  await cases.open(made);
  const { caseKey } = made.case;
  const row = await rowOf(client, caseTables.cases, { caseKey, item: 'case' });
  const readQueue = caseQueue(client, caseTables.cases);
  const funnels = funnelStore(client, caseTables.summaries);
  const reviews = reviewStore(client, caseTables.cases);
  return {
    grow: (from, to) => {
      const fresh = campaignOf(to)
        .regions.slice(from)
        .map(({ code }) => code);
      return writeCopies(client, caseTables.cases, {
        ...{ row, range: { from: 0, to: fresh.length * each.cases } },
        own: (n) => {
          const [code, nth] = [fresh[Math.floor(n / each.cases)] ?? '', n % each.cases];
          const isOpen = nth < each.open;
          return {
            ...{ caseKey: `kasus-${code}-${String(nth).padStart(16, '0')}`, region: code },
            ...{ caseNumber: `LP-${code}-${String(nth)}`, state: isOpen ? 'received' : 'closed' },
            queue: queueOf(code, isOpen ? 'received' : 'closed'),
            dueAt:
              nth < each.overdue ? mondayNine - minuteMs : mondayNine + (nth + 30) * 86_400_000,
          };
        },
      });
    },
    things: sizes.map((size) => {
      const campaign = campaignOf(size);
      const regions = campaign.regions.map(({ code }) => code);
      const counting = readDeadlineBasis(campaign, {
        years: calendarStore(client, caseTables.calendar),
        law: { rules: shippedRules() },
      });
      const { tell, told } = tellingTo(campaign.id, now);
      const view = funnelHttp({ campaign, funnels, gaps: { list: () => Promise.resolve([]) } });
      return [
        {
          ...{ name: 'counting cases', seconds: 60, callsEach: 5 },
          ...{
            prepare: nothing,
            work: silently(countCases({ regions, readQueue, reviews, funnels, now })),
          },
        },
        {
          ...{ name: 'reminding of what is overdue, one in each', seconds: 60, callsEach: 4 },
          prepare: () => Promise.resolve((at += 25 * 3_600_000)),
          work: silently(
            nagOverdue({
              ...{ regions, readQueue, cases, counting, now },
              remind: remindCase(client, caseTables.cases),
            }),
          ),
        },
        {
          ...{ name: 'deadlines counted anew, five in each', seconds: 60, callsEach: 20 },
          ...{
            prepare: nothing,
            work: silently(recomputeDeadlines({ regions, readQueue, cases, counting, now })),
          },
        },
        {
          ...{ name: 'the nation’s aggregate of reports', seconds: 60, callsEach: 3 },
          ...{ prepare: nothing, mostBytes: 262_144 },
          work: () =>
            told(tellReports({ campaign, catalogue: shippedCatalogue(), readQueue, tell, now })),
        },
        {
          ...{ name: 'oversight of cases, all regions', seconds: 29, callsEach: 1 },
          ...{ prepare: nothing, mostBytes: 6_000_000 },
          work: async () => bodyOf(await view(asked)),
        },
      ];
    }),
  };
};

const person = { personId: 'menteri', role: 'oversight', region: 'ID' } as const;
/** Somebody of the nation looks at all regions. */
const asked = { person, query: {}, path: {} } as never;
