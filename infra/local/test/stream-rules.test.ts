import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InvokeOutcome } from '../contracts.ts';
import { tablePulses, type Pulse } from '../streams/table-pulse.ts';
import { done, idsOf, openStreamSuite, type StreamEvent } from './stream-suite.ts';
import { until } from '../testing/until.ts';

let suite: Awaited<ReturnType<typeof openStreamSuite>>;
beforeAll(async () => {
  suite = await openStreamSuite();
});
afterAll(() => suite.stop());

const broken: InvokeOutcome = { kind: 'failed', errorType: 'Error', message: 'broken' };

/** A pulse that counts how often its reader looked at the stream, and how often it rested because all was quiet. */
const watched = (heart: Pulse) => {
  const seen = { looks: 0, rests: 0 };
  const pulse: Pulse = {
    ...heart,
    beats: () => {
      seen.looks += 1;
      return heart.beats();
    },
    next: (ms, signal) => {
      seen.rests += 1;
      return heart.next(ms, signal);
    },
  };
  return { seen, pulse };
};

describe('a mapping from a stream', () => {
  it('hands records on in the shape Lambda gives them', async () => {
    const arn = await suite.newTable('shapes');
    await suite.put('shapes', ['a'], { bytes: { B: new Uint8Array([1, 2, 255]) } });
    const events: StreamEvent[] = [];
    await suite.follow(arn, { invoke: (event) => (events.push(event), done) });
    await until(() => events.length === 1);
    expect(events[0]).toEqual({
      Records: [
        {
          eventID: expect.any(String) as unknown,
          eventName: 'INSERT',
          eventVersion: '1.1',
          eventSource: 'aws:dynamodb',
          awsRegion: 'ap-southeast-3',
          dynamodb: {
            ApproximateCreationDateTime: expect.any(Number) as unknown,
            Keys: { id: { S: 'a' } },
            NewImage: { id: { S: 'a' }, bytes: { B: 'AQL/' } },
            SequenceNumber: '1',
            SizeBytes: expect.any(Number) as unknown,
            StreamViewType: 'NEW_AND_OLD_IMAGES',
          },
          eventSourceARN: arn,
        },
      ],
    });
  });

  it('tells a window when it begins and ends, and passes the state on until its final call', async () => {
    const arn = await suite.newTable('windows');
    await suite.put('windows', ['a', 'b', 'c']);
    const events: StreamEvent[] = [];
    let ahead = 0;
    await suite.follow(arn, {
      settings: { BatchSize: 2, TumblingWindowInSeconds: 900 },
      now: () => Date.now() + ahead,
      invoke: (event) => {
        events.push(event);
        const seen = ((event.state as { seen?: number }).seen ?? 0) + event.Records.length;
        return { kind: 'returned', payload: { state: { seen } } };
      },
    });
    await until(() => events.length === 2);
    ahead = 902_000;
    await until(() => events.length === 3);
    expect(
      events.map((event) => [idsOf(event), event.state, event.isFinalInvokeForWindow]),
    ).toEqual([
      [['a', 'b'], {}, false],
      [['c'], { seen: 2 }, false],
      [[], { seen: 3 }, true],
    ]);
    const [first] = events;
    const { start = '', end = '' } = first?.window ?? {};
    expect(Date.parse(end) - Date.parse(start)).toBe(900_000);
    expect(start).toMatch(/T\d\d:\d\d:00Z$/);
    expect(first).toMatchObject({ eventSourceARN: arn, isWindowTerminatedEarly: false });
  });

  it('fails a call in a window that hands on no state', async () => {
    const arn = await suite.newTable('stateless');
    await suite.put('stateless', ['a']);
    const events: StreamEvent[] = [];
    await suite.follow(arn, {
      settings: { TumblingWindowInSeconds: 900 },
      invoke: (event) => {
        events.push(event);
        return events.length > 1 ? done : { kind: 'returned', payload: {} };
      },
    });
    await until(() => events.length === 2);
    expect(events.map(idsOf)).toEqual([['a'], ['a']]);
  });

  it('tells the failure queue where in the stream the records are that it gave up', async () => {
    const arn = await suite.newTable('given-up');
    await suite.put('given-up', ['a', 'b']);
    const sent: string[] = [];
    const settings = {
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: 'arn:queue' } },
    };
    await suite.follow(arn, { settings, sent, invoke: () => broken });
    await until(() => sent.length === 1);
    expect(JSON.parse(sent[0] ?? '')).toMatchObject({
      version: '1.0',
      requestContext: {
        requestId: 'an-id',
        functionArn: 'arn:aws:lambda:ap-southeast-3:000000000000:function:fn',
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 2,
      },
      responseContext: { functionError: 'Unhandled' },
      DDBStreamBatchInfo: {
        streamArn: arn,
        batchSize: 2,
        startSequenceNumber: '1',
        endSequenceNumber: '2',
      },
    });
  });

  it('gives up records that are too old without calling the function', async () => {
    const arn = await suite.newTable('aged');
    await suite.put('aged', ['a']);
    const sent: string[] = [];
    let calls = 0;
    await suite.follow(arn, {
      settings: {
        MaximumRecordAgeInSeconds: 60,
        DestinationConfig: { OnFailure: { Destination: 'arn:queue' } },
      },
      sent,
      now: () => Date.now() + 120_000,
      invoke: () => ((calls += 1), done),
    });
    await until(() => sent.length === 1);
    expect(sent[0]).toContain('RecordAgeExceeded');
    expect(calls).toBe(0);
  });

  it('takes an empty answer for success and one it cannot read for failure', async () => {
    const arn = await suite.newTable('answers');
    await suite.put('answers', ['a']);
    const answers: unknown[] = [{ batchItemFailures: [{ itemIdentifier: '' }] }, { other: 1 }];
    let calls = 0;
    await suite.follow(arn, {
      invoke: () => ({ kind: 'returned', payload: answers[calls++] }),
    });
    await until(() => calls === 2);
    await suite.put('answers', ['b']);
    await until(() => calls === 3);
  });

  it('starts at the latest record and keeps that place over a stop', async () => {
    const arn = await suite.newTable('latest');
    await suite.put('latest', ['old']);
    const seen: string[] = [];
    const settings = { StartingPosition: 'LATEST', BatchSize: 1 };
    const invoke = (event: StreamEvent) => (seen.push(...idsOf(event)), done);
    const first = await suite.follow(arn, { settings, invoke });
    await until(async () => (await suite.places(arn)).includes('1'));
    await first.stop();
    await suite.put('latest', ['new']);
    await suite.follow(arn, { settings, invoke });
    await until(() => seen.length > 0);
    expect(seen).toEqual(['new']);
  });

  it('stops at once while a call is running, and hands the same records out afterwards', async () => {
    const arn = await suite.newTable('stopped');
    await suite.put('stopped', ['a']);
    const seen: string[] = [];
    const first = await suite.follow(arn, {
      invoke: (event) => {
        seen.push(...idsOf(event));
        return new Promise(() => undefined);
      },
    });
    await until(() => seen.length === 1);
    // The call never ends: whoever waits for it waits for ever.
    await first.stop();
    await suite.follow(arn, { invoke: (event) => (seen.push(...idsOf(event)), done) });
    await until(() => seen.length === 2);
    expect(seen).toEqual(['a', 'a']);
  });

  it('begins again with a batch whose failure queue could not be reached', async () => {
    const arn = await suite.newTable('unreachable');
    await suite.put('unreachable', ['a']);
    const sent: string[] = [];
    let calls = 0;
    sent.push = () => {
      if (calls < 2) throw new Error('no queue');
      return (sent[0] = 'kept').length;
    };
    await suite.follow(arn, {
      settings: {
        MaximumRetryAttempts: 0,
        DestinationConfig: { OnFailure: { Destination: 'arn:queue' } },
      },
      sent,
      invoke: () => ((calls += 1), broken),
    });
    await until(() => sent.length === 1);
    expect(calls).toBe(2);
  });

  it.each([
    [{ ParallelizationFactor: 2 }, /ParallelizationFactor/],
    [{ BatchSize: 0 }, /BatchSize/],
    [{ FilterCriteria: { Filters: [{ Pattern: '{"eventName":[{"suffix":"T"}]}' }] } }, /suffix/],
  ])('refuses %j by name', async (settings, name) => {
    await expect(async () => suite.follow('arn', { settings, invoke: () => done })).rejects.toThrow(
      name,
    );
  });

  it.each<[object, string[]]>([
    [{ eventName: ['INSERT'] }, ['a', 'b']],
    [{ eventName: ['REMOVE', 'MODIFY'] }, []],
    [{ dynamodb: { NewImage: { kind: { S: ['x'] } } } }, ['a']],
    [{ dynamodb: { NewImage: { kind: { S: [{ prefix: 'y' }] } } } }, ['b']],
    [{ dynamodb: { NewImage: { kind: { S: [{ 'anything-but': ['x'] }] } } } }, ['b']],
    [{ dynamodb: { OldImage: { kind: { S: [{ exists: false }] } } } }, ['a', 'b']],
    [{ dynamodb: { Keys: { id: { S: ['b'] } } }, eventName: ['INSERT'] }, ['b']],
  ])('lets through what %j means', async (pattern, wanted) => {
    const name = `filter-${filters++}`;
    const arn = await suite.newTable(name);
    await suite.put(name, ['a'], { kind: { S: 'x' } });
    await suite.put(name, ['b'], { kind: { S: 'yy' } });
    const seen: string[] = [];
    const { pulse, seen: reader } = watched(tablePulses([], () => Promise.resolve(done)).of(name));
    const running = await suite.follow(arn, {
      pulse,
      settings: { FilterCriteria: { Filters: [{ Pattern: JSON.stringify(pattern) }] } },
      invoke: (event) => (seen.push(...idsOf(event)), done),
    });
    // The first look finds both; the third begins when what it found is done.
    await until(() => reader.looks >= 3);
    await running.stop();
    expect(seen).toEqual(wanted);
  });

  it('is looked at when its table beats, and once a second while it is quiet', async () => {
    const arn = await suite.newTable('quiet');
    const { invoke, of } = tablePulses(
      [{ id: 'writer', environment: { TABLE: 'quiet' } }],
      async () => {
        await suite.put('quiet', ['by a function']);
        return done;
      },
    );
    const seen: string[] = [];
    const { pulse, seen: reader } = watched(of('quiet'));
    await suite.follow(arn, { pulse, invoke: (e) => (seen.push(...idsOf(e)), done) });
    // Its looks have become rare.
    await until(() => reader.rests > 0);
    await suite.put('quiet', ['by another program']);
    await until(() => seen.length === 1);
    await invoke('writer', {});
    await until(() => seen.length === 2);
    expect(seen).toEqual(['by another program', 'by a function']);
  });
});

let filters = 0;
