import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { AlarmStanding, HeardAlarm } from '../../functions/satgas/oversight/alarm.ts';
import { alarmStore } from '../../functions/satgas/oversight/alarm-store.ts';
import { alarmsTable } from '../../functions/satgas/oversight/tables.ts';
import { mondayMorning } from '../support/memory-satgas.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(alarmsTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

describe('the table of alarms', () => {
  it('has each alarm once however often it is told, lists the newest first, and no more than asked for', async () => {
    const store = alarmStore(held.client, 'alarms');
    const alarms = [1, 2, 3].map((n): HeardAlarm => ({
      ...{ at: mondayMorning + n, name: `alarm-${String(n)}`, says: 'Somebody is hurt.' },
      runbook: 'docs/runbook.md#something-fails',
    }));
    for (const alarm of [...alarms, ...alarms]) await store.add(alarm);
    expect(await store.list(20)).toEqual(alarms.toReversed());
    expect(await store.list(2)).toHaveLength(2);
  });

  it('has what is on by the newest change of each alarm, in whatever order changes arrive', async () => {
    const store = alarmStore(held.client, 'alarms');
    const standing = (name: string, minute: number, isOn: boolean): AlarmStanding => ({
      ...{ at: mondayMorning + minute * 60_000, name, isOn },
      ...{ says: 'Somebody is hurt.', runbook: '' },
    });
    const changes = [
      standing('over', 1, true),
      standing('over', 3, false),
      standing('again', 4, false),
      standing('again', 5, true),
      standing('still', 2, true),
    ];
    const onNow = async () => (await store.listOn()).map(({ name }) => name);
    for (const change of changes) await store.settle(change);
    expect(await onNow()).toEqual(['again', 'still']);
    for (const change of changes.toReversed()) await store.settle(change);
    expect(await onNow()).toEqual(['again', 'still']);
    await Promise.all(changes.toReversed().map((change) => store.settle(change)));
    expect(await onNow()).toEqual(['again', 'still']);
  });

  it('has the last look at dead letters, and none before there was one', async () => {
    const store = alarmStore(held.client, 'alarms');
    expect(await store.findDeadLetters()).toBeUndefined();
    const queues = [{ part: 'satgas' as const, queue: 'SmsQueueDeadLetters', waiting: 3 }];
    for (const at of [mondayMorning, mondayMorning + 1])
      await store.putDeadLetters({ at, queues, unread: 0 });
    expect(await store.findDeadLetters()).toEqual({ at: mondayMorning + 1, queues, unread: 0 });
  });
});
