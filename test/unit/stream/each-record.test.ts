import { describe, expect, it } from '@jest/globals';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { patienceMs } from '../../../shared/stream/each-record.ts';
import { setAsideOnQueue } from '../../../shared/stream/set-aside.ts';
import { surroundings } from '../../../shared/settings.ts';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';

const rowShape = z.object({ id: z.string(), count: z.number() });

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;
const image = (row: object) => marshall(row) as Image;

const aRecord = (sequence: string, id: string, row: object = { id, count: 1 }): DynamoDBRecord => ({
  eventName: 'INSERT',
  eventSourceARN: 'arn:aws:dynamodb:ap-southeast-3:1:table/alerts/stream/1',
  dynamodb: { SequenceNumber: sequence, Keys: image({ id }), NewImage: image(row) },
});

/** A follower that does the rows in `down` only when they are taken out of it, and a clock in the hand. */
const follower = (takesAside: 'set-aside' | 'nowhere' = 'set-aside') => {
  let now = 0;
  const worked: string[] = [];
  const aside: [string | undefined, string][] = [];
  const down = new Set<string>();
  const handler = streamHandler(
    'aFollower',
    ({ after }) => {
      const { id, count } = z.parse(rowShape, after);
      if (down.has(id) || down.has(`${id}${String(count)}`))
        return Promise.reject(new Error('down'));
      worked.push(`${id}${String(count)}`);
      return Promise.resolve();
    },
    {
      now: () => now,
      setAside: (record, why) => {
        aside.push([record.dynamodb?.SequenceNumber, why]);
        return Promise.resolve(takesAside);
      },
    },
  );
  const follow = async (...Records: DynamoDBRecord[]) =>
    (await handler({ Records })).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return { follow, worked, aside, down, wait: (ms: number) => (now += ms) };
};

describe('a record of a stream', () => {
  it('that cannot be read is set aside at once, and those before and behind it are worked on', async () => {
    const { follow, worked, aside } = follower();
    const poison = aRecord('2', 'b', { id: 'b' });
    expect(await follow(aRecord('1', 'a'), poison, aRecord('3', 'c'))).toEqual([]);
    expect(worked).toEqual(['a1', 'c1']);
    expect(aside).toEqual([['2', '$ZodError']]);
  });

  it('that cannot be set aside comes again', async () => {
    const { follow, worked } = follower('nowhere');
    expect(await follow(aRecord('1', 'a', {}), aRecord('2', 'b'))).toEqual(['1']);
    expect(worked).toEqual(['b1']);
  });

  it('that fails stops no other item, and those are not worked on twice', async () => {
    const { follow, worked, down } = follower();
    down.add('a');
    const batch = [aRecord('1', 'a'), aRecord('2', 'b')] as const;
    expect(await follow(...batch)).toEqual(['1']);
    expect(await follow(...batch)).toEqual(['1']);
    expect(worked).toEqual(['b1']);
    down.delete('a');
    expect(await follow(...batch)).toEqual([]);
    expect(worked).toEqual(['b1', 'a1']);
  });

  it('waits for an earlier change of its own item', async () => {
    const { follow, worked, down } = follower();
    down.add('a1');
    const batch = [
      aRecord('1', 'a'),
      aRecord('2', 'a', { id: 'a', count: 2 }),
      aRecord('3', 'b'),
    ] as const;
    expect(await follow(...batch)).toEqual(['1', '2']);
    expect(worked).toEqual(['b1']);
    down.delete('a1');
    expect(await follow(...batch)).toEqual([]);
    expect(worked).toEqual(['b1', 'a1', 'a2']);
  });

  it('that keeps failing while others succeed is set aside after a minute', async () => {
    const { follow, aside, down, wait } = follower();
    down.add('a');
    const batch = [aRecord('1', 'a'), aRecord('2', 'b')] as const;
    expect(await follow(...batch)).toEqual(['1']);
    wait(patienceMs.inCompany);
    expect(await follow(...batch)).toEqual(['1']);
    wait(1);
    expect(await follow(...batch)).toEqual([]);
    expect(aside).toEqual([['1', 'Error']]);
  });

  it('that fails alone is retried ten minutes, for a service that is down', async () => {
    const { follow, aside, down, wait } = follower();
    down.add('a');
    expect(await follow(aRecord('1', 'a'))).toEqual(['1']);
    wait(patienceMs.alone);
    expect(await follow(aRecord('1', 'a'))).toEqual(['1']);
    wait(1);
    expect(await follow(aRecord('1', 'a'))).toEqual([]);
    expect(aside).toEqual([['1', 'Error']]);
  });
});

describe('a function without a queue of its own', () => {
  it('sets nothing aside', async () => {
    const setAside = setAsideOnQueue(() => surroundings({}));
    expect(await setAside(aRecord('1', 'a'), 'Error')).toBe('nowhere');
  });
});
