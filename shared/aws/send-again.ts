import { setTimeout as wait } from 'node:timers/promises';
import { mayPass } from './service-fault.ts';

const pauses = { transient: 50, throttled: 1_000, mostMs: 20_000 };
/** A client that fails much stops sending again: what it may spend, what each try costs, what a success gives back. */
const budget = { most: 500, transient: 14, throttled: 5, success: 1 };

type Needs = { attempts: number; random?: () => number; pause?: (ms: number) => Promise<unknown> };

/**
 * Sends a call until it is answered: again after a random pause that doubles, where the service or the way failed, as
 * the SDK does in its standard mode. One object for each client: all its calls share the budget.
 */
export const sendingAgain = ({ attempts, random = Math.random, pause = wait }: Needs) => {
  let left = budget.most;
  return async <Answer>(send: () => Promise<Answer>): Promise<Answer> => {
    let spent = 0;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await send();
        left = Math.min(budget.most, left + (spent || budget.success));
        return answer;
      } catch (error) {
        const why = mayPass(error);
        if (why === undefined || attempt >= attempts || left < budget[why]) throw error;
        left -= spent = budget[why];
        await pause(
          Math.floor(random() * Math.min(pauses[why] * 2 ** (attempt - 1), pauses.mostMs)),
        );
      }
    }
  };
};
