import { describe, expect, it } from '@jest/globals';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { DynamoDBRecord } from 'aws-lambda';
import { noticePublisher } from '../../../functions/satgas/telling/notice-publisher.ts';
import {
  noticeOf,
  relayMessage,
  type MessageNotice,
} from '../../../functions/satgas/telling/relay-messages.ts';
import { relayMessagesStream } from '../../../functions/satgas/telling/relay-messages.stream.ts';
import { rowOf, type Delivery } from '../../../functions/satgas/telling/delivery.ts';
import { planDigests } from '../../../functions/satgas/telling/plan-digests.ts';
import { sendMessage } from '../../../functions/satgas/telling/send-message.ts';
import { sweepLine } from '../../../functions/satgas/telling/sweep-line.ts';
import { anAlert, anOfficer } from '../../support/builders.ts';
import { memoryDeliveries, nothingSeen } from '../../support/memory-deliveries.ts';
import { memoryAlerts, mondayMorning } from '../../support/memory-satgas.ts';
import { asReleased } from '../../support/policy.ts';

const minuteMs = 60_000;
const unannounced = {
  listOutcomes: () => Promise.resolve([]),
  noteOutcome: () => Promise.reject(new Error('noted')),
};
const alert = anAlert({ region: '18.09', telling: ['petugas-1'], told: ['petugas-1'] });

const aMessage = (more: Partial<Delivery> = {}): Delivery => ({
  region: '18.09',
  officerId: 'petugas-1',
  channel: 'sms',
  alertRegion: '18.09',
  alertId: alert.alertId,
  step: 0,
  severity: 3,
  at: mondayMorning,
  state: 'queued',
  attempts: 0,
  ...more,
});

const answered = (name: string, httpStatusCode: number) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });

/** What a service does with a message that it does not say it took. */
const unsent = {
  refused: answered('InvalidParameterException', 400),
  throttled: answered('Throttled', 429),
  lost: new Error('socket hang up'),
};

type Given = { publish?: (sent: string[]) => Promise<string> };

/** One sender, and what it is handed. */
const theSender = ({ publish }: Given = {}) => {
  let now = mondayMorning;
  const sent: string[] = [];
  const givenBack: number[] = [];
  const { alerts, keep } = memoryAlerts();
  keep(alert);
  const { deliveries, kept } = memoryDeliveries();
  const send = sendMessage({
    unread: nothingSeen,
    deliveries,
    alerts,
    officers: { listOf: () => Promise.resolve([anOfficer('petugas-1')]) },
    announcements: { find: () => Promise.resolve(undefined) },
    budget: { giveBack: (_at, _region, price) => Promise.resolve(void givenBack.push(price)) },
    publish: async ({ channel }) => {
      if (publish) return publish(sent);
      sent.push(channel);
      return Promise.resolve(`m-${sent.length}`);
    },
    linkKey: () => Promise.resolve(Buffer.alloc(32)),
    publicUrl: 'https://netral.contoh.test',
    count: () => undefined,
    now: () => now,
  });
  const wait = (ms: number) => (now += ms);
  return { send, deliveries, kept, sent, givenBack, keep, wait, now: () => now };
};

const recordOf = (row: Delivery, kind: DynamoDBRecord['eventName'] = 'INSERT'): DynamoDBRecord => ({
  eventName: kind,
  dynamodb: {
    SequenceNumber: '1',
    NewImage: marshall(rowOf(row), { removeUndefinedValues: true }) as never,
  },
});

describe('a planned message', () => {
  it('goes to the queue of its channel by its key, and nothing else of it does', async () => {
    const published: unknown[] = [];
    const sns = { send: (command: { input: unknown }) => void published.push(command.input) };
    const publish = noticePublisher(sns as unknown as SNSClient, 'arn:messages');
    await relayMessage({ publish })(aMessage({ reason: 'why', costMicroUsd: 5 }));
    const { recipient, item } = rowOf(aMessage());
    expect(published).toEqual([
      {
        TopicArn: 'arn:messages',
        Message: JSON.stringify({ recipient, item }),
        MessageAttributes: {
          channel: { DataType: 'String', StringValue: 'sms' },
          about: { DataType: 'String', StringValue: 'alert' },
          region: { DataType: 'String', StringValue: '18.09' },
          severity: { DataType: 'Number', StringValue: '3' },
        },
      },
    ]);
  });

  it.each<[string, Partial<Delivery>, DynamoDBRecord['eventName'], number]>([
    ['that is new is relayed', {}, 'INSERT', 1],
    ['that is held for its digest is not', { state: 'held', sendAt: 5 }, 'INSERT', 0],
    ['that is a digest is relayed, too', { about: 'digest', holds: [] }, 'INSERT', 1],
    ['that changed is not', {}, 'MODIFY', 0],
  ])('%s', async (_, more, kind, times) => {
    const relayed: MessageNotice[] = [];
    const publish = (notice: MessageNotice) => Promise.resolve(void relayed.push(notice));
    const handler = relayMessagesStream(relayMessage({ publish }));
    const answer = await handler({ Records: [recordOf(aMessage(more), kind)] });
    expect(answer.batchItemFailures).toEqual([]);
    expect(relayed).toHaveLength(times);
  });

  it('that another row of the table is no message wakes nobody', async () => {
    const handler = relayMessagesStream(() => Promise.reject(new Error('relayed')));
    const NewImage = marshall({ recipient: 'spend', item: '2026-11', spent: 5 }) as never;
    const record = { eventName: 'INSERT' as const, dynamodb: { SequenceNumber: '1', NewImage } };
    expect((await handler({ Records: [record] })).batchItemFailures).toEqual([]);
  });
});

describe('a message that a queue hands over', () => {
  it('again, or to several at once, is sent once', async () => {
    const { send, deliveries, kept, sent } = theSender();
    await deliveries.plan(aMessage());
    const key = noticeOf(aMessage());
    await Promise.all([send(key), send(key), send(key)]);
    await send(key);
    expect(sent).toEqual(['sms']);
    expect([...kept.values()]).toMatchObject([{ state: 'accepted', attempts: 1 }]);
  });

  it('while its service does not take it waits in its row, and the queue has done with it', async () => {
    const publish = () => Promise.reject(unsent.throttled);
    const { send, deliveries, kept } = theSender({ publish });
    await deliveries.plan(aMessage());
    await send(noticeOf(aMessage()));
    await send(noticeOf(aMessage()));
    expect([...kept.values()]).toMatchObject([
      { state: 'queued', attempts: 0, sendAt: mondayMorning + minuteMs, held: '18.09' },
    ]);
  });

  it.each([
    ['refused', ['refused'], 0, true],
    ['throttled, then refused', ['throttled', 'refused'], 0, true],
    ['lost, then refused', ['lost', 'refused'], 1, false],
    ['lost, then throttled, then refused', ['lost', 'throttled', 'refused'], 1, false],
    ['lost twice', ['lost', 'lost'], 2, false],
  ] as const)(
    'that was %s has failed; its price goes back where no try can have arrived',
    async (_, tries, attempts, isGivenBack) => {
      const left = tries.map((what) => unsent[what]);
      const publish = () => Promise.reject(left.shift() ?? new Error('one try too many'));
      const { send, deliveries, kept, givenBack, wait } = theSender({ publish });
      await deliveries.plan(aMessage({ costMicroUsd: 350_000 }));
      while (left.length > 0) {
        await send(noticeOf(aMessage()));
        wait(20 * minuteMs);
      }
      expect([...kept.values()]).toMatchObject([{ state: 'failed', attempts }]);
      expect(givenBack).toEqual(isGivenBack ? [350_000] : []);
    },
  );

  it('comes again where what became of it cannot be noted', async () => {
    const { send, deliveries } = theSender();
    await deliveries.plan(aMessage());
    const settle = deliveries.settle;
    deliveries.settle = () => Promise.reject(new Error('the table is gone'));
    await expect(send(noticeOf(aMessage()))).rejects.toThrow('the table is gone');
    deliveries.settle = settle;
  });

  it('is not sent to somebody who left, nor of an alert that was taken', async () => {
    const { send, deliveries, kept, sent, keep } = theSender();
    await deliveries.plan(aMessage());
    keep({ ...alert, state: 'taken', takers: ['petugas-2'], takenBy: 'petugas-2', takenAt: 1 });
    await send(noticeOf(aMessage()));
    expect(sent).toEqual([]);
    expect([...kept.values()]).toMatchObject([{ state: 'not-needed', reason: 'taken-meanwhile' }]);
  });

  it('that was cut off twice has failed, and is not sent a third time', async () => {
    const { send, deliveries, kept, wait, sent } = theSender();
    await deliveries.plan(aMessage({ attempts: 2, sendAt: mondayMorning }));
    wait(minuteMs);
    await send(noticeOf(aMessage()));
    expect(sent).toEqual([]);
    expect([...kept.values()]).toMatchObject([{ state: 'failed', reason: 'no-answer' }]);
  });

  it('is left to whoever tries it at this moment, and tried again when that was cut off', async () => {
    const { send, deliveries, sent, wait } = theSender();
    await deliveries.plan(aMessage());
    await deliveries.begin(aMessage(), mondayMorning + minuteMs);
    await send(noticeOf(aMessage()));
    expect(sent).toEqual([]);
    wait(minuteMs);
    await send(noticeOf(aMessage()));
    expect(sent).toEqual(['sms']);
  });

  it('that its planner looked at once more is sent at once all the same', async () => {
    const { send, deliveries, sent } = theSender();
    await deliveries.plan(aMessage());
    await deliveries.postpone(aMessage(), mondayMorning + 5 * minuteMs);
    await send(noticeOf(aMessage()));
    expect(sent).toEqual(['sms']);
  });

  it('of which nothing is stored any more is done', async () => {
    const { send, sent } = theSender();
    await send(noticeOf(aMessage()));
    expect(sent).toEqual([]);
  });
});

const theSweep = () => {
  const relayed: MessageNotice[] = [];
  let now = mondayMorning;
  const { alerts } = memoryAlerts();
  const { deliveries } = memoryDeliveries();
  const officers = {
    listOf: (regions: string[]) =>
      Promise.resolve(regions.includes('18.09') ? [anOfficer('petugas-1')] : []),
  };
  const sweep = planDigests({
    unread: nothingSeen,
    policyOf: asReleased,
    regions: ['18.09'],
    deliveries,
    alerts,
    officers,
    budget: {
      partMicroUsd: 1,
      reserve: () => Promise.resolve('reserved'),
      giveBack: () => Promise.resolve(),
    },
    relay: (notice) => Promise.resolve(void relayed.push(notice)),
    count: () => undefined,
    now: () => now,
  });
  const counted: [string, number][] = [];
  const hourly = sweepLine({
    ...{ regions: ['18.09'], officers, deliveries, now: () => now },
    announcements: unannounced,
    count: (metric, amount) => void counted.push([metric, amount]),
  });
  return { sweep, hourly, deliveries, relayed, counted, wait: (ms: number) => (now += ms) };
};

describe('the minute’s sweep', () => {
  it('hands on what waited for its service, more seldom after an hour in which its queue did not take it up', async () => {
    const { sweep, deliveries, relayed, wait } = theSweep();
    await deliveries.plan(aMessage({ sendAt: mondayMorning }));
    const handed = async (minutes: number) => {
      const before = relayed.length;
      for (let minute = 0; minute < minutes; minute += 1) {
        await sweep();
        wait(minuteMs);
      }
      return relayed.length - before;
    };
    expect([await handed(60), await handed(60)]).toEqual([60, 4 * 5]);
  });

  it.each([2, 5, 7])(
    'hands it on within its first hour by a clock that comes each %i minutes, and again within each later one',
    async (every) => {
      const { sweep, deliveries, relayed, wait } = theSweep();
      await deliveries.plan(aMessage({ sendAt: mondayMorning }));
      for (let hour = 0; hour < 4; hour += 1) {
        const before = relayed.length;
        for (let at = 0; at < 60; at += every) {
          wait(every * minuteMs);
          await sweep();
        }
        expect({ hour, handed: relayed.length > before }).toEqual({ hour, handed: true });
      }
    },
  );

  it('hands on e-mails, however many SMS wait before them', async () => {
    const { sweep, deliveries, relayed } = theSweep();
    for (let n = 0; n < 500; n += 1)
      await deliveries.plan(aMessage({ alertId: `0179539740${n}-sms`, sendAt: mondayMorning - n }));
    await deliveries.plan(aMessage({ channel: 'email', sendAt: mondayMorning }));
    await sweep();
    expect(relayed.filter(({ channel }) => channel === 'email')).toHaveLength(1);
    expect(relayed.filter(({ channel }) => channel === 'sms').length).toBeLessThanOrEqual(400);
  });
});

describe('the hourly sweep of messages', () => {
  it('finds what was planned and came into no queue, counts it, and the next minute hands it on', async () => {
    const { sweep, hourly, deliveries, relayed, counted, wait } = theSweep();
    await deliveries.plan(aMessage());
    await hourly();
    expect(counted).not.toContainEqual(['MessagesStranded', 1]);
    wait(3_600_000);
    await hourly();
    await hourly();
    expect(counted.filter(([metric]) => metric === 'MessagesStranded')).toEqual([
      ['MessagesStranded', 1],
    ]);
    await sweep();
    expect(relayed).toHaveLength(1);
  });
});
