import { describe, expect, it } from '@jest/globals';
import { sendingAgain } from '../../../shared/aws/send-again.ts';
import { ServiceFault } from '../../../shared/aws/service-fault.ts';

const fault = (name: string, status: number) =>
  new ServiceFault({ name, message: name, status, requestId: undefined, fields: {} });
const lost = (code: string) => Object.assign(new Error(code), { code });

/** Fails with each of these in turn, then answers. */
const failing = (errors: Error[]) => {
  let calls = 0;
  return {
    calls: () => calls,
    send: () => {
      const error = errors[calls];
      calls += 1;
      return error ? Promise.reject(error) : Promise.resolve('answered');
    },
  };
};

const patient = (attempts = 4) => {
  const pauses: number[] = [];
  const pause = (ms: number) => Promise.resolve(pauses.push(ms));
  return { pauses, again: sendingAgain({ attempts, random: () => 1, pause }) };
};

describe('a call that failed', () => {
  it.each([
    ['the connection was closed under it', lost('ECONNRESET'), [50]],
    ['the service is not there', fault('ServiceUnavailable', 503), [50]],
    ['the service does not know why', fault('InternalServerError', 500), [50]],
    [
      'too much was asked of the table',
      fault('ProvisionedThroughputExceededException', 400),
      [1_000],
    ],
    ['the same transaction is under way', fault('TransactionInProgressException', 400), [1_000]],
  ])('is sent again where %s', async (_, error, expected) => {
    const { again, pauses } = patient();
    const { send, calls } = failing([error]);
    expect(await again(send)).toBe('answered');
    expect([calls(), pauses]).toEqual([2, expected]);
  });

  it.each([
    ['its condition did not hold', fault('ConditionalCheckFailedException', 400)],
    ['a transaction was refused', fault('TransactionCanceledException', 400)],
    ['it has no right to it', fault('AccessDeniedException', 400)],
    ['it is none', fault('ValidationException', 400)],
    ['our own code threw', new TypeError('x is undefined')],
  ])('is not sent again where %s', async (_, error) => {
    const { again } = patient();
    const { send, calls } = failing([error]);
    await expect(again(send)).rejects.toBe(error);
    expect(calls()).toBe(1);
  });

  it('waits twice as long each time, and gives up after four tries', async () => {
    const { again, pauses } = patient();
    const errors = Array.from({ length: 9 }, () => lost('ETIMEDOUT'));
    await expect(again(failing(errors).send)).rejects.toBe(errors[3]);
    expect(pauses).toEqual([50, 100, 200]);
  });

  it('is no longer sent again once calls of the client failed too often, and again after they succeed', async () => {
    const { again, pauses } = patient(2);
    const broken = () => again(() => Promise.reject(lost('ECONNREFUSED'))).catch(() => undefined);
    for (let nth = 0; nth < 40; nth += 1) await broken();
    expect(pauses.length).toBe(Math.floor(500 / 14));
    for (let nth = 0; nth < 14; nth += 1) await again(() => Promise.resolve());
    await broken();
    expect(pauses.length).toBe(Math.floor(500 / 14) + 1);
  });
});
