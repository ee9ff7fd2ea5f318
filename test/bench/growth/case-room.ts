import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { queueOf } from '../../../functions/reports/cases/case.ts';
import { newCase } from '../../../functions/reports/cases/new-case.ts';
import { anOpenedReport, countingWith, mondayNine } from '../../support/cases.ts';
import { aCaseRoom, caseTables, createCaseTables } from '../../support/case-tables.ts';
import { expecting, rowOf, type Room } from './room.ts';
import { writeCopies } from './copies.ts';

const region = '18.09';
const minuteMs = 60_000;
/** Of as many cases one is open: the others have ended. */
const openEvery = 5;
/** Cases whose deadline has passed, whatever is stored. */
const overdue = 20;

const keyOf = (n: number): string => `kasus-${String(n).padStart(26, '0')}`;

/** Cases of one region: one in five open, one in fifty about the same accused. */
export const caseRoom = async (client: DynamoDBClient): Promise<Room> => {
  await createCaseTables(client);
  const now = () => mondayNine;
  const room = aCaseRoom(client, { now });
  const made = newCase(anOpenedReport(), { counting: countingWith(), key: Buffer.alloc(32, 7) });
  await room.cases.open(made);
  const { caseKey } = made.case;
  const item = (name: string) => rowOf(client, caseTables.cases, { caseKey, item: name });
  const [row, entry] = [await item('case'), await item(made.entry.item)];
  const dueOf = (n: number) =>
    n < overdue * openEvery ? mondayNine - (n + 1) * minuteMs : mondayNine + n * minuteMs;
  const seen = { region, mayRead: () => true, after: {} };
  const list = (more: object) => room.list({ regions: [region], state: 'open', ...seen, ...more });
  const pageOf = async (more: object) => {
    const { cases } = await list(more);
    await room.readMarks(cases);
    return cases.length;
  };
  return {
    grow: async (range) => {
      const copy = (of: typeof row, own: (n: number) => object) =>
        writeCopies(client, caseTables.cases, { row: of, range, own });
      await copy(row, (n) => ({
        ...{ caseKey: keyOf(n), caseNumber: `LP-${String(n)}`, dueAt: dueOf(n) },
        alike: String(n % 50 === 0 ? 0 : n).padStart(43, 'a'),
        ...(n % openEvery !== 0 && { state: 'closed', queue: queueOf(region, 'closed') }),
      }));
      await copy(entry, (n) => ({ caseKey: keyOf(n) }));
    },
    things: [
      {
        ...{ name: 'queue, a page for people', grows: 'constant', runs: 20 },
        work: () => expecting('queue', async () => (await pageOf({ isGrouped: true })) === 100),
      },
      {
        ...{ name: 'queue, a page for programs', grows: 'constant', runs: 20 },
        work: () => expecting('queue', async () => (await pageOf({})) === 25),
      },
      {
        ...{ name: 'queue, words that nothing has', grows: 'constant', runs: 10 },
        work: () => expecting('search', async () => (await pageOf({ q: 'tiada' })) === 0),
      },
      {
        ...{ name: 'queue, what is overdue', grows: 'constant', runs: 20 },
        work: () => expecting('overdue', async () => (await pageOf({ due: 'overdue' })) >= overdue),
      },
      {
        ...{ name: 'a case with its history', grows: 'constant', runs: 20 },
        work: () =>
          expecting('case', async () => {
            const found = await room.cases.find(keyOf(1));
            return found !== undefined && (await room.cases.history(keyOf(1))).length === 1;
          }),
      },
      { name: 'counting cases', grows: 'linear', runs: 1, work: room.count },
      { name: 'reminding of what is overdue', grows: 'constant', runs: 3, work: room.nag },
    ],
  };
};
