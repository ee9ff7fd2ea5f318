import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Heard } from '../providers/retry-schedules.ts';
import { seeded } from './seeded.ts';

/** What happens to one try on its way. */
export type Trouble =
  /** It never arrives. */
  | { lost: Heard }
  /** It is taken, and the sender hears this in place of our answer. */
  | { heard: Heard }
  /** The command of this number fails, its work done or not. */
  | { diesAt: number; done: boolean };

const minuteMs = 60_000;
/** Nobody can reach us, then everybody is told to come later; minutes after the start. */
const darkness = { from: 60, to: 120 };
const overload = { from: 180, to: 195 };

/** The trouble of one try, the same for the same seed and try; undefined for most. */
export const troubleOf = (
  seed: number,
  { name, at, start }: { name: string; at: number; start: number },
): Trouble | undefined => {
  const minute = (at - start) / minuteMs;
  if (minute >= darkness.from && minute < darkness.to) return { lost: 'no-connection' };
  if (minute >= overload.from && minute < overload.to) return { lost: 503 };
  const random = seeded(seed, `trouble ${name} ${at}`);
  const draw = random() * 100;
  if (draw < 4) return { lost: 'no-connection' };
  if (draw < 7) return { heard: 'time-out' };
  if (draw < 9) return { heard: 504 };
  if (draw < 10) return { lost: 500 };
  if (draw < 11) return { lost: 502 };
  if (draw < 13) return { lost: 503 };
  if (draw < 16) return { diesAt: 1 + Math.floor(random() * 4), done: random() < 0.5 };
  return undefined;
};

/** A lane's own client: what dies in it is the one try that is under way there. */
export const mortalClient = (client: DynamoDBClient) => {
  let death: { diesAt: number; done: boolean; calls: number } | undefined;
  const mortal = new Proxy(client, {
    get: (target, name) => {
      if (name !== 'send') return Reflect.get(target, name) as unknown;
      return async (command: Parameters<typeof target.send>[0]) => {
        if (!death) return target.send(command);
        death.calls += 1;
        const now = death.calls === death.diesAt;
        if (now && !death.done) throw new Error('The table does not answer');
        const answer = await target.send(command);
        if (now) throw new Error('The answer of the table is lost');
        return answer;
      };
    },
  });
  return {
    client: mortal,
    /** Does the work of one try, one of whose commands fails. */
    whileDying: async <Value>(
      dying: { diesAt: number; done: boolean },
      work: () => Promise<Value>,
    ): Promise<Value> => {
      death = { ...dying, calls: 0 };
      try {
        return await work();
      } finally {
        death = undefined;
      }
    },
  };
};
