import { afterEach, describe, expect, it } from '@jest/globals';
import type { HostClock, InvokeOutcome, Running } from '../contracts.ts';
import { parseExpression } from '../cron.ts';
import { startSchedules, type DeclaredSchedule } from '../schedules.ts';
import { memoryStore, testClock } from '../testing/messaging.ts';

describe('a schedule expression', () => {
  const table: [expression: string, at: string, due: boolean, timezone: string][] = [
    ['rate(1 minute)', '2026-11-23T10:01:00Z', true, 'UTC'],
    ['rate(5 minutes)', '2026-11-23T10:01:00Z', false, 'UTC'],
    ['rate(1 hour)', '2026-11-23T10:00:00Z', true, 'UTC'],
    ['rate(1 day)', '2026-11-23T00:00:00Z', true, 'UTC'],
    ['cron(0 3 * * ? *)', '2026-11-23T03:00:00Z', true, 'UTC'],
    ['cron(0 3 * * ? *)', '2026-11-23T03:01:00Z', false, 'UTC'],
    ['cron(*/15 * * * ? *)', '2026-11-23T03:45:00Z', true, 'UTC'],
    ['cron(5/10 * * * ? *)', '2026-11-23T03:25:00Z', true, 'UTC'],
    ['cron(0,30 8-17 ? * MON-FRI *)', '2026-11-23T08:30:00Z', true, 'UTC'],
    ['cron(0,30 8-17 ? * MON-FRI *)', '2026-11-22T08:30:00Z', false, 'UTC'],
    ['cron(0 0 1 JAN,JUL ? 2027)', '2027-07-01T00:00:00Z', true, 'UTC'],
    ['cron(0 0 1 JAN,JUL ? 2027)', '2028-07-01T00:00:00Z', false, 'UTC'],
    ['cron(0 7 * * ? *)', '2026-11-23T00:00:00Z', true, 'Asia/Jakarta'],
  ];
  it.each(table)('%s at %s is due: %s', (expression, at, due, timezone) => {
    expect(parseExpression(expression, timezone)(Date.parse(at))).toBe(due);
  });

  it.each([
    'cron(0 0 L * ? *)',
    'cron(0 0 ? * 6#3 *)',
    'cron(0 0 15W * ? *)',
    'cron(0 0 * * * *)',
    'cron(0 0 * *)',
    'cron(60 0 * * ? *)',
    'rate(0 minutes)',
    'rate(1 week)',
    'at(2026-11-23T00:00:00)',
  ])('%s is refused by name', (expression) => {
    expect(() => parseExpression(expression)).toThrow(expression.slice(0, 10));
  });

  it('is refused in a time zone with daylight saving', () => {
    expect(() => parseExpression('rate(1 day)', 'Europe/Berlin')).toThrow('Europe/Berlin');
  });
});

describe('schedules', () => {
  const running: Running[] = [];
  afterEach(async () => {
    for (const one of running.splice(0)) await one.stop();
  });

  const everyMinute: DeclaredSchedule = {
    id: 'EveryMinute',
    arn: 'arn:aws:events:ap-southeast-3:000000000000:rule/EveryMinute',
    kind: 'rule',
    expression: 'rate(1 minute)',
    functionId: 'climb',
  };
  const returned: InvokeOutcome = { kind: 'returned', payload: null };
  const failed: InvokeOutcome = { kind: 'failed', errorType: 'Error', message: 'no' };

  type Options = { store?: ReturnType<typeof memoryStore>; clock?: HostClock; isNew?: boolean };
  /** Schedules that were there before; with `isNew`, ones the host has never seen. */
  const started = async (
    schedules: DeclaredSchedule[],
    outcome: InvokeOutcome = returned,
    { store = memoryStore(), clock = testClock(), isNew = false }: Options = {},
  ) => {
    const known = await store.list('schedule');
    for (const { id } of isNew || known.length > 0 ? [] : schedules)
      await store.put('schedule', id, { lastAt: clock.now() });
    const events: unknown[] = [];
    const buried: string[] = [];
    const schedule = await startSchedules({
      ...{ schedules, clock, store, newId: () => 'id', log: () => undefined },
      invoke: (_, event) => {
        events.push(event);
        return Promise.resolve(outcome);
      },
      bury: (arn, body) => {
        buried.push(`${arn} ${body}`);
        return Promise.resolve();
      },
      retryDelaysMs: [1],
    });
    running.push(schedule);
    return { events, buried, clock, store, schedule };
  };

  it('run once when the clock is forwarded over many due minutes', async () => {
    const { events, clock } = await started([everyMinute]);
    await clock.forward(3_600_000);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      ...{ version: '0', id: 'id', source: 'aws.events', detail: {} },
      'detail-type': 'Scheduled Event',
      account: '000000000000',
      region: 'ap-southeast-3',
      resources: [everyMinute.arn],
    });
    await clock.forward(60_000);
    expect(events).toHaveLength(2);
  });

  it('run at a rate from the minute they are created in, at a time only when it comes', async () => {
    const daily = { ...everyMinute, id: 'Daily', expression: 'cron(0 3 * * ? *)' };
    const { events, clock } = await started([everyMinute, daily], returned, { isNew: true });
    await clock.forward(0);
    expect(events).toHaveLength(1);
  });

  it('run after a restart when the host was away at a due minute', async () => {
    const [store, clock] = [memoryStore(), testClock()];
    const first = await started([everyMinute], returned, { store, clock });
    await first.schedule.stop();
    await clock.forward(600_000);
    expect(first.events).toEqual([]);
    const second = await started([everyMinute], returned, { store, clock });
    await clock.forward(0);
    expect(second.events).toHaveLength(1);
  });

  it('hand over a constant input with its context', async () => {
    const input = '{"at":"<aws.scheduler.scheduled-time>","n":1}';
    const { events, clock } = await started([{ ...everyMinute, kind: 'scheduler', input }]);
    await clock.forward(120_000);
    expect(events[0]).toMatchObject({ n: 1, at: expect.stringMatching(/:00Z$/) as unknown });
  });

  it('try again, then bury the event', async () => {
    const schedule = { ...everyMinute, deadLetterArn: 'arn:dead' };
    const { events, buried, clock } = await started([schedule], failed);
    await clock.forward(60_000);
    expect(events).toHaveLength(2);
    expect(buried[0]).toContain('arn:dead {"version":"0"');
  });
});
