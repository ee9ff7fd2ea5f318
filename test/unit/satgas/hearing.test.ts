import { describe, expect, it } from '@jest/globals';
import type {
  AlarmStanding,
  DeadLettersSeen,
  HeardAlarm,
} from '../../../functions/satgas/oversight/alarm.ts';
import { recordAlarms } from '../../../functions/satgas/oversight/record-alarms.ts';
import { watchDeadLetters } from '../../../functions/satgas/oversight/watch-dead-letters.ts';
import { mondayMorning } from '../../support/memory-satgas.ts';

const told = (more: object = {}) => ({
  AlarmName: 'netral-demo-satgas-SatgasMessagesUnsent',
  AlarmDescription:
    'A message to an officer ended without being sent. Runbook: docs/runbook.md#messages-are-not-sent',
  NewStateValue: 'ALARM',
  StateChangeTime: '2026-11-23T02:00:00.000+0000',
  ...more,
});
const eventOf = (...messages: unknown[]) => ({
  Records: messages.map((one) => ({
    Sns: { Message: typeof one === 'string' ? one : JSON.stringify(one) },
  })),
});

describe('an alarm that goes off', () => {
  const recording = () => {
    const stored: HeardAlarm[] = [];
    const settled: AlarmStanding[] = [];
    const record = recordAlarms({
      alarms: {
        add: (alarm) => Promise.resolve(void stored.push(alarm)),
        settle: (standing) => Promise.resolve(void settled.push(standing)),
      },
    });
    return { stored, settled, record };
  };

  it('is stored with who is hurt and where the runbook begins', async () => {
    const { stored, record } = recording();
    expect(await record(eventOf(told()))).toEqual({ recorded: 1 });
    expect(stored).toEqual([
      {
        at: mondayMorning,
        name: 'netral-demo-satgas-SatgasMessagesUnsent',
        says: 'A message to an officer ended without being sent.',
        runbook: 'docs/runbook.md#messages-are-not-sent',
      },
    ]);
  });

  it('is bounded, whatever it says', async () => {
    const { stored, record } = recording();
    await record(
      eventOf(told({ AlarmName: 'x'.repeat(9000), AlarmDescription: 'y'.repeat(9000) })),
    );
    expect(stored).toMatchObject([{ name: 'x'.repeat(255), says: 'y'.repeat(500), runbook: '' }]);
  });

  it('is on until a change says that it is over, which is no alarm to list', async () => {
    const { stored, settled, record } = recording();
    await record(eventOf(told(), told({ NewStateValue: 'OK' })));
    expect(settled.map(({ isOn }) => isOn)).toEqual([true, false]);
    expect(stored).toHaveLength(1);
  });

  it.each([
    ['has no time', told({ StateChangeTime: 'once' })],
    ['is no alarm', { hello: 'world' }],
    ['is no JSON', 'You have chosen to subscribe'],
  ])('is not stored where a message %s', async (_, message) => {
    const { stored, record } = recording();
    expect(await record(eventOf(message, told()))).toEqual({ recorded: 1 });
    expect(stored).toHaveLength(1);
  });
});

describe('the look at dead letters', () => {
  const queues: Record<string, { waiting: number; holdsDeadLetters: boolean } | 'broken'> = {
    'netral-demo-satgas-SmsQueueDeadLetters': { waiting: 3, holdsDeadLetters: true },
    'netral-demo-satgas-SmsQueue': { waiting: 40, holdsDeadLetters: false },
    'netral-demo-reports-CasesDeadLetters': { waiting: 0, holdsDeadLetters: true },
    'netral-demo-pledges-TallyDeadLetters': { waiting: 7, holdsDeadLetters: true },
    'netral-demo-nasional-satgas-SmsQueueDeadLetters': { waiting: 9, holdsDeadLetters: true },
    'netral-demo-site-Gone': 'broken',
  };
  const looking = async () => {
    const stored: DeadLettersSeen[] = [];
    const outcome = await watchDeadLetters({
      prefix: 'netral-demo-',
      queues: {
        list: (prefix) =>
          Promise.resolve(
            Object.keys(queues)
              .filter((name) => name.startsWith(prefix))
              .map((name) => `http://localhost/000000000000/${name}`),
          ),
        see: (address) => {
          const seen = queues[address.split('/').at(-1) ?? ''];
          return seen === undefined || seen === 'broken'
            ? Promise.reject(new Error('gone'))
            : Promise.resolve(seen);
        },
      },
      alarms: { putDeadLetters: (seen) => Promise.resolve(void stored.push(seen)) },
      now: () => mondayMorning,
    })();
    return { stored, outcome };
  };

  it('stores what waits in each of this deployment’s, the most first, and no queue that is worked off', async () => {
    const { stored } = await looking();
    expect(stored).toMatchObject([
      {
        at: mondayMorning,
        queues: [
          { part: 'pledges', queue: 'TallyDeadLetters', waiting: 7 },
          { part: 'satgas', queue: 'SmsQueueDeadLetters', waiting: 3 },
        ],
      },
    ]);
  });

  it('is not held up by a queue that cannot be read, and counts it', async () => {
    const { stored, outcome } = await looking();
    expect(outcome).toEqual({ waiting: 10, unread: 1 });
    expect(stored[0]?.unread).toBe(1);
  });
});
