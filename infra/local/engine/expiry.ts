import type { HostLog, Running } from '../contracts.ts';
import type { Engine } from './dynoxide.ts';

/** Lets expired items go every minute, as DynamoDB's TTL does within days. */
export const startExpiry = (engine: Engine, log: HostLog): Running => {
  const timer = setInterval(() => {
    engine.sweepExpired().then(
      (deleted) => deleted > 0 && log('ttl', `${deleted} expired items deleted`),
      (error: unknown) => log('ttl', 'sweep failed', { error: String(error) }),
    );
  }, 60_000);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
};
