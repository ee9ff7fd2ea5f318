import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { transact } from '../../../functions/reports/follow-up/cancelled.ts';

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

/** Refuses a transaction for these reasons, one after the other, then takes it. */
const refusing = (...errors: Error[]) => {
  const sent = { times: 0 };
  const send = () => {
    const error = errors[sent.times];
    sent.times += 1;
    return error ? Promise.reject(error) : Promise.resolve();
  };
  return { send, sent };
};

const met = cancelled('None', 'TransactionConflict');

describe('a transaction', () => {
  it('that meets others on one item is tried again, as often as it has patience', async () => {
    const patience = { attempts: 6, pauseMs: 1 };
    const { send, sent } = refusing(met, met, met, met, met);
    expect(await transact(send, patience)).toBeUndefined();
    expect(sent.times).toBe(6);
    await expect(transact(refusing(met, met, met, met).send)).rejects.toBe(met);
  });

  it('whose condition failed is told which, and is not tried again', async () => {
    const { send, sent } = refusing(cancelled('ConditionalCheckFailed', 'TransactionConflict'));
    const failed = await transact(send);
    expect(failed?.map((one) => one.failed)).toEqual([true, false]);
    expect(sent.times).toBe(1);
  });
});
