import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { callBegins } from '../each-call.ts';
import { logOf, type Log } from '../log.ts';

/**
 * The pipeline of a function that no person waits for: its name on every line, and one line for a fault before it is
 * thrown on, so that whoever triggers the function tries again and its alarm sees it.
 */
export const pipeline = <Event, Result>(
  name: string,
  work: (event: Event, logger: Log) => Promise<Result>,
) => {
  const logger = logOf(name);
  const run = middy<Event, Result>()
    .use({
      onError: ({ error }) => {
        logger.error('fault', { error: error ?? 'unknown' });
      },
    })
    .handler(async (event: Event) => {
      await callBegins();
      return work(event, logger);
    });
  // No use case reads the context; whoever calls without one need not make it up.
  return (event: Event, context = {} as Context): Promise<Result> => run(event, context);
};
