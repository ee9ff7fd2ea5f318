import { pipeline } from './pipeline.ts';

type Outcome = Record<string, unknown>;

/**
 * A function that a clock or another service wakes: does its work, logs one line with what came of it and returns the same,
 * for whoever invokes it by hand.
 */
export const scheduled = (
  name: string,
  done: string,
  work: (event: unknown) => Promise<Outcome | undefined>,
) =>
  pipeline<unknown, Outcome>(name, async (event, logger) => {
    const outcome = { ...(await work(event)) };
    logger.info(done, outcome);
    return outcome;
  });
