import { pipeline } from './pipeline.ts';

type Outcome = Record<string, unknown>;

/** A function that a clock or another service wakes: does its work and logs one line with what came of it. */
export const scheduled = (
  name: string,
  done: string,
  work: (event: unknown) => Promise<Outcome | undefined>,
) =>
  pipeline<unknown, undefined>(name, async (event, logger) => {
    logger.info(done, { ...(await work(event)) });
    return undefined;
  });
