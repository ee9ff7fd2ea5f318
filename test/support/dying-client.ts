import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Death } from './memory-participation.ts';

/**
 * A client of a process that dies at a command: before the engine has it, or after the engine has done it and before
 * anybody hears so. Whatever the dead process would still do, fails.
 */
export const dyingClient = (client: DynamoDBClient, deathAt: (call: number) => Death) => {
  let calls = 0;
  let dead = false;
  const dying = new Proxy(client, {
    get: (target, name) => {
      if (name !== 'send') return Reflect.get(target, name) as unknown;
      return async (command: Parameters<typeof target.send>[0]) => {
        const death = deathAt(calls++);
        if (dead || death === 'before') {
          dead = true;
          throw new Error('killed');
        }
        if (death !== 'after') return target.send(command);
        dead = true;
        await target.send(command);
        throw new Error('killed');
      };
    },
  });
  return { client: dying, calls: () => calls };
};
