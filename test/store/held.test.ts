import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { AlertChanged } from '../../events/alert-changed.ts';
import type { Case } from '../../functions/reports/cases/case.ts';
import { listCasesHttp } from '../../functions/reports/cases/list-cases.http.ts';
import { readCaseHttp } from '../../functions/reports/cases/read-case.http.ts';
import { listTasksHttp } from '../../functions/reports/cases/list-tasks.http.ts';
import { casesAnswer, tasksAnswer } from '../../functions/reports/cases/list-answers.ts';
import { caseOperations } from '../../functions/reports/cases/operations.ts';
import { pieceStore } from '../../functions/reports/evidence/piece-store.ts';
import { relayAlertsStream } from '../../functions/satgas/alerts/relay-alerts.stream.ts';
import { relayAlert } from '../../functions/satgas/alerts/relay-alerts.ts';
import type { Alert } from '../../functions/satgas/alerts/alert.ts';
import type { Person } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { attemptOf } from '../support/attempts.ts';
import { anAlert } from '../support/builders.ts';
import { asked, people, refusal } from '../support/case-asks.ts';
import { aCaseRoom, caseTables, createCaseTables, type CaseRoom } from '../support/case-tables.ts';
import { mondayNine } from '../support/cases.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let room: CaseRoom;
let now = mondayNine;

beforeAll(async () => {
  engine = await startTestEngine();
  await createCaseTables(engine.client);
  room = aCaseRoom(engine.client, { now: () => (now += 1) });
});

afterAll(async () => {
  await engine.stop();
  engine.forget();
});

/** The event of an alert of a case as it is now. */
const changeOf = (
  { caseKey, region }: Pick<Case, 'caseKey' | 'region'>,
  takers: string[],
  version: number,
): Pick<AlertChanged, 'data'> => ({
  data: {
    ...{ alertId: `01795397400-${caseKey.slice(0, 12)}`, region, caseKey },
    ...{ takers, takenAt: now, version },
  },
});

const nothingWaits = {
  ...{ tasks: [], fileRequests: [], handOvers: [] },
  ...{ waiting: 0, next: null },
};

const tasksOf = async (as: Person = people.officer, query: Record<string, string> = {}) => {
  const ask = served(caseOperations.listTasks, listTasksHttp(room));
  return z.parse(tasksAnswer, (await ask(asked(undefined, { as, query }))).body);
};
const numbersOf = async (as: Person = people.officer) =>
  (await tasksOf(as)).tasks.map(({ caseNumber }) => caseNumber);

describe('what an officer has taken', () => {
  it('stays among their tasks until it is ended, and then is nobody’s', async () => {
    const kept = await room.report();
    await room.keepHeld(changeOf(kept, ['petugas-1'], 1));
    expect(await numbersOf()).toContain(kept.caseNumber);
    expect(await numbersOf(people.colleague)).not.toContain(kept.caseNumber);
    await room.move(kept.caseKey, 'check');
    expect(await numbersOf()).toContain(kept.caseNumber);
    await room.keepHeld(changeOf(kept, [], 2));
    expect(await numbersOf()).not.toContain(kept.caseNumber);
  });

  it('goes to the colleague it is handed to, and to two where two must have it', async () => {
    const kept = await room.report();
    await room.keepHeld(changeOf(kept, ['petugas-1'], 1));
    await room.keepHeld(changeOf(kept, ['petugas-1', 'petugas-2'], 2));
    for (const as of [people.officer, people.colleague])
      expect(await numbersOf(as)).toContain(kept.caseNumber);
    await room.keepHeld(changeOf(kept, ['petugas-2'], 3));
    expect(await numbersOf()).not.toContain(kept.caseNumber);
    expect(await numbersOf(people.colleague)).toContain(kept.caseNumber);
  });

  it('is the same however often and late an event comes', async () => {
    const kept = await room.report();
    const [first, second] = [changeOf(kept, ['petugas-1'], 1), changeOf(kept, [], 2)];
    await Promise.all([second, first, second, first].map((one) => room.keepHeld(one)));
    await room.keepHeld(first);
    expect(await numbersOf()).not.toContain(kept.caseNumber);
  });

  it('is waited for where its case is not there yet, and let go where it is no more', async () => {
    const gone = { caseKey: 'w'.repeat(32), region: '18.09' };
    await expect(room.keepHeld(changeOf(gone, ['petugas-1'], 1))).rejects.toThrow('not there yet');
    const late = changeOf(gone, ['petugas-1'], 1);
    late.data.takenAt = now - 2 * 86_400_000;
    await room.keepHeld(late);
    await room.keepHeld(changeOf(gone, [], 2));
    expect((await tasksOf()).tasks.map(({ caseKey }) => caseKey)).not.toContain(gone.caseKey);
  });

  it('is shown in the queue by the name of whoever opened it, and by no name once it is another’s', async () => {
    const kept = await room.report();
    const ask = served(caseOperations.listCases, listCasesHttp(room));
    const ownersSeen = async () => {
      const { body } = await ask(asked(undefined, { query: { q: kept.caseNumber } }));
      return z.parse(casesAnswer, body).cases.map(({ owners, ownerNames }) => [owners, ownerNames]);
    };
    await room.keepHeld(changeOf(kept, ['petugas-1'], 1));
    expect(await ownersSeen()).toEqual([[['petugas-1'], [null]]]);
    const read = served(caseOperations.readCase, readCaseHttp(room));
    // Somebody else's look names nobody, and their own says it once.
    for (const as of [people.colleague, people.officer, people.officer])
      await read(asked(kept.caseKey, { as }));
    expect(await ownersSeen()).toEqual([[['petugas-1'], ['Satu']]]);
    const [holders] = await room.held.holdersOf([kept.caseKey]);
    expect([holders?.names, holders?.changes]).toEqual([{ 'petugas-1': 'Satu' }, 2]);
    await room.keepHeld(changeOf(kept, ['petugas-2'], 2));
    expect(await ownersSeen()).toEqual([[['petugas-2'], [null]]]);
    expect(JSON.stringify(await room.held.holdersOf([kept.caseKey]))).not.toContain('Satu');
  });

  it('is shown no more once they may not know of it', async () => {
    const kept = await room.report();
    await room.keepHeld(changeOf(kept, ['petugas-1'], 1));
    const moved = { ...people.officer, unit: 'DISDUKCAPIL' };
    expect(await tasksOf(moved)).toEqual(nothingWaits);
    expect(await refusal(() => tasksOf(people.admin))).toBe('not-allowed');
    expect(await refusal(() => tasksOf(people.officer, { cursor: 'abc' }))).toContain('malformed');
  });

  it('comes fifty at a time, each once, however many they have', async () => {
    const as = { ...people.officer, region: '64.07', personId: 'petugas-9' };
    const made = [];
    for (let n = 0; n < 61; n += 1) {
      const kept = await room.report({ region: '64.07' });
      made.push(kept.caseNumber);
      await room.keepHeld(changeOf(kept, ['petugas-9'], 1));
    }
    const one = await tasksOf(as);
    const two = await tasksOf(as, { cursor: one.next ?? '' });
    expect([one.tasks.length, two.tasks.length, two.next]).toEqual([50, 11, null]);
    const numbers = [...one.tasks, ...two.tasks].map(({ caseNumber }) => caseNumber);
    expect(numbers.sort()).toEqual(made.sort());
    expect(one.tasks.map(({ dueAt }) => dueAt)).toEqual(one.tasks.map(({ dueAt }) => dueAt).sort());
  });
});

describe('the queue', () => {
  const lineOf = async ({ caseNumber }: Case, query: Record<string, string> = {}) => {
    const ask = served(caseOperations.listCases, listCasesHttp(room));
    const { body } = await ask(
      asked(undefined, { as: people.officer, query: { q: caseNumber, ...query } }),
    );
    return z.parse(casesAnswer, body).cases[0];
  };

  it('says who has a case, that its reporter wrote, and that evidence came', async () => {
    const kept = await room.report();
    expect(await lineOf(kept)).toMatchObject({
      ...{ owners: [], messageWaiting: false, pieces: 0, evidenceIsNew: false },
    });
    await room.keepHeld(changeOf(kept, ['petugas-2'], 1));
    const { caseKey: reportKey, expiresAt } = kept;
    const said = { reportKey, from: 'reporter' as const, text: 'Masih ada fotonya.', expiresAt };
    await room.addMessage(said, await attemptOf('k-1', 'Masih'));
    await pieceStore(engine.client, caseTables.evidence).add(
      { reportKey, item: 'evidence#p', state: 'sealed', cameBy: 'reporter', at: ++now, expiresAt },
      { what: 'sealed', by: 'system', at: now, nonce: 'n' },
    );
    expect(await lineOf(kept)).toMatchObject({
      ...{ owners: ['petugas-2'], messageWaiting: true, pieces: 1, evidenceIsNew: true },
    });
    const officer = { person: people.officer, serving: { region: '18.09', unit: 'BKPSDM' } };
    expect(await room.readFile(kept, officer)).toMatchObject({
      holders: [{ officerId: 'petugas-2', alertId: expect.any(String) }],
      evidence: [{ state: 'sealed', type: null, bytes: null, at: expect.any(String) }],
    });
    await room.messages.look(reportKey, 'officer', ++now);
    await room.move(reportKey, 'check');
    expect(await lineOf(kept)).toMatchObject({
      ...{ messageWaiting: false, pieces: 1, evidenceIsNew: false },
    });
  });

  it('is narrowed by how urgent cases are', async () => {
    const kept = await room.report({ severity: 5 });
    expect(await lineOf(kept, { priority: 'emergency' })).toBeDefined();
    expect(await lineOf(kept, { priority: 'high' })).toBeUndefined();
  });
});

describe('the line of alerts', () => {
  const toldOf = async (before: Alert | undefined, after: Alert) => {
    const told: AlertChanged[] = [];
    const publish = (event: AlertChanged) => Promise.resolve(void told.push(event));
    await relayAlert({ publish, now: () => mondayNine })(before, after);
    return told.map(({ data }) => data.takers);
  };
  const open = anAlert();
  const taken = anAlert({ state: 'taken', takers: ['petugas-1'], takenAt: mondayNine, version: 1 });

  it('tells who has an alert when that changes, and nothing else of it', async () => {
    expect(await toldOf(undefined, open)).toEqual([]);
    expect(await toldOf(open, { ...open, step: 1, told: ['petugas-2'] })).toEqual([]);
    expect(await toldOf(open, taken)).toEqual([['petugas-1']]);
    expect(await toldOf(taken, { ...taken, takers: ['petugas-2'] })).toEqual([['petugas-2']]);
    expect(await toldOf(taken, { ...taken, state: 'resolved' })).toEqual([[]]);
    expect(await toldOf(undefined, taken)).toEqual([['petugas-1']]);
  });

  it('tells that an alert is nobody’s when it is deleted, and of rows that are none nothing', async () => {
    const told: unknown[] = [];
    const publish = ({ data }: AlertChanged) => Promise.resolve(void told.push(data));
    const image = (item: object) => marshall(item, { removeUndefinedValues: true });
    const lead = { region: 'leads#18.09', alertId: 'told#x', leadId: 'a', severity: 3, ledFrom: 1 };
    const emptied = () => Promise.reject(new Error('was not emptied'));
    await relayAlertsStream(
      relayAlert({ publish, now: () => mondayNine }),
      emptied,
    )({
      Records: [
        { eventName: 'REMOVE', dynamodb: { SequenceNumber: '1', OldImage: image(taken) } },
        { eventName: 'INSERT', dynamodb: { SequenceNumber: '2', NewImage: image(lead) } },
        { eventName: 'REMOVE', dynamodb: { SequenceNumber: '3', OldImage: image(lead) } },
      ],
    } as DynamoDBStreamEvent);
    expect(told).toMatchObject([{ takers: [], version: 2 }]);
  });
});
