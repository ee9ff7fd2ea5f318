import { describe, expect, it } from '@jest/globals';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { settleMs, type ChangedPart } from '../../../functions/pledges/rosters/match-roster.ts';
import { matchRosterStream } from '../../../functions/pledges/rosters/match-roster.stream.ts';
import { packRows } from '../../../functions/pledges/rosters/roster.ts';

const key = (n: number) => Buffer.alloc(32, n).toString('base64url');
const image = (...people: number[]) => {
  const { rows, units } = packRows(
    people.map((n) => ({ personKey: key(n), unit: 'DISDIK', status: 'expected' as const })),
  );
  return {
    region: { S: '18.09' },
    item: { S: 'part#001' },
    turn: { N: '1' },
    rows: { B: Buffer.from(rows).toString('base64') },
    units: { L: units.map((S) => ({ S })) },
  };
};
const changedAt = 1_795_397_400;

const event = (item = 'part#001'): DynamoDBStreamEvent => ({
  Records: [
    {
      eventName: 'MODIFY',
      dynamodb: {
        SequenceNumber: '7',
        ApproximateCreationDateTime: changedAt,
        Keys: { region: { S: '18.09' }, item: { S: item } },
        OldImage: image(1, 2),
        NewImage: image(2, 3),
      },
    },
  ],
});

const follow = (now: number, fails = false) => {
  const seen: ChangedPart[] = [];
  const waited: number[] = [];
  const stream = matchRosterStream({
    match: (part) => {
      if (fails) return Promise.reject(new Error('down'));
      seen.push(part);
      return Promise.resolve();
    },
    now: () => now,
    wait: (ms) => {
      waited.push(ms);
      return Promise.resolve();
    },
  });
  return { stream, seen, waited };
};

describe('a changed roster', () => {
  it('is matched only after every pledge that may have missed it has been written', async () => {
    for (const [age, waits] of [
      [0, settleMs],
      [5000, settleMs - 5000],
      [settleMs, 0],
      [86_400_000, 0],
      // A clock that runs behind the stream's waits once, not for ever.
      [-3_600_000, settleMs],
    ] as const) {
      const { stream, waited, seen } = follow(changedAt * 1000 + age);
      await stream(event());
      expect(waited).toEqual([waits]);
      expect(seen).toHaveLength(1);
    }
  });

  it('says who was on it and who is', async () => {
    const { stream, seen } = follow(Infinity);
    await stream(event());
    expect(seen[0]?.region).toBe('18.09');
    expect(Buffer.from(seen[0]?.after?.rows ?? [])).toEqual(Buffer.from(packOf(2, 3)));
    expect(Buffer.from(seen[0]?.before?.rows ?? [])).toEqual(Buffer.from(packOf(1, 2)));
  });

  it('is no upload, no turn, and no refused row', async () => {
    for (const item of ['head', 'upload#18.09-x', 'refused#18.09-x#000000']) {
      const { stream, seen, waited } = follow(changedAt * 1000);
      expect(await stream(event(item))).toEqual({ batchItemFailures: [] });
      expect(seen).toEqual([]);
      expect(waited).toEqual([0]);
    }
  });

  it('that fails is where the batch starts again', async () => {
    const { stream } = follow(Infinity, true);
    expect(await stream(event())).toEqual({ batchItemFailures: [{ itemIdentifier: '7' }] });
  });
});

const packOf = (...people: number[]) =>
  packRows(people.map((n) => ({ personKey: key(n), unit: 'DISDIK', status: 'expected' as const })))
    .rows;
