import { describe, expect, it } from '@jest/globals';
import { readWaiting } from '../../infra/redrive/waiting.ts';

const streamArn = 'arn:aws:dynamodb:ap-southeast-3:1:table/netral-demo-SatgasAlerts/stream/2026';

describe('a message on a follower’s dead-letter queue', () => {
  it('names the item that was set aside, and whose it is', () => {
    const keys = { region: { S: '14.06' }, alertId: { S: '1-a' } };
    const aside = { function: 'netral-demo-notify-officers', streamArn, kind: 'INSERT', keys };
    expect(readWaiting(JSON.stringify({ ...aside, sequence: '1', why: '$ZodError' }))).toEqual({
      functionName: 'netral-demo-notify-officers',
      streamArn,
      kind: 'INSERT',
      keys,
    });
  });

  it('names the place in the stream where Lambda gave up', () => {
    const functionArn = 'arn:aws:lambda:ap-southeast-3:1:function:netral-demo-notify-officers:live';
    const info = { shardId: 's-1', startSequenceNumber: '7', endSequenceNumber: '9', batchSize: 3 };
    const given = {
      requestContext: { requestId: 'r', functionArn, condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { ...info, streamArn },
    };
    expect(readWaiting(JSON.stringify(given))).toEqual({
      functionName: 'netral-demo-notify-officers',
      streamArn,
      place: { shardId: 's-1', sequence: '7', count: 3 },
    });
  });

  it.each(['', 'no JSON', '{}', '{"version":"0","detail-type":"Scheduled Event"}'])(
    'is left alone when it is %j',
    (body) => {
      expect(readWaiting(body)).toBeUndefined();
    },
  );
});
