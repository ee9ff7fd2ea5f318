import { Logger } from '@aws-lambda-powertools/logger';

/** What functions log with: one line each, of a message and its ids. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/**
 * The log of a function, whose name is on every line. The logger is made with its first line: making one opens the
 * process's outputs, a twentieth of a cold start, and most calls have nothing to log.
 */
export const logOf = (serviceName: string): Log => {
  let made: Logger | undefined;
  const logger = () => (made ??= new Logger({ serviceName }));
  return {
    info: (message, ...more) => logger().info(message, ...more),
    warn: (message, ...more) => logger().warn(message, ...more),
    error: (message, ...more) => logger().error(message, ...more),
  };
};
