import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { unlessMeanwhile } from '../../../shared/table/refused.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

/** A client whose service refuses for these reasons, one after the other, and then accepts; nothing leaves it. */
const refusing = (...errors: Error[]) => {
  const sent = { times: 0 };
  const client = new DynamoDBClient({ region: 'ap-southeast-3' });
  client.middlewareStack.add(
    () => () => {
      const error = errors[sent.times];
      sent.times += 1;
      return error
        ? Promise.reject(error)
        : Promise.resolve({ response: {}, output: { $metadata: {} } });
    },
    { step: 'initialize' },
  );
  return { client, sent };
};

const met = cancelled('None', 'TransactionConflict');
const once = { attempts: 1, pauseMs: 0 };

describe('a transaction', () => {
  it('that meets others on one item is tried again, as often as it has patience', async () => {
    const patience = { attempts: 6, pauseMs: 1 };
    const { client, sent } = refusing(met, met, met, met, met);
    expect(await writeTogether(client, [], patience)).toBe('written');
    expect(sent.times).toBe(6);
    await expect(writeTogether(refusing(met, met, met, met).client, [])).rejects.toBe(met);
  });

  it('whose condition failed is told which, and is not tried again', async () => {
    const { client, sent } = refusing(cancelled('ConditionalCheckFailed', 'TransactionConflict'));
    const refused = await writeTogether(client, []);
    expect(refused).toMatchObject([{ failed: true }, { failed: false }]);
    expect(sent.times).toBe(1);
  });

  it('that met others counts as a change meanwhile where the caller reads again; other faults do not', async () => {
    const outcome = (error: Error) =>
      unlessMeanwhile(writeTogether(refusing(error).client, [], once));
    expect(await outcome(met)).toBeUndefined();
    const throttled = cancelled('None', 'ThrottlingError');
    await expect(outcome(throttled)).rejects.toBe(throttled);
  });
});
