import { stop } from 'esbuild';

/** Percent of what it holds that the bundler, a Go program, takes more before it collects garbage: a quarter less to compute than at Go's own 100. */
const garbagePercent = '400';

/** Does work that bundles and then stops the bundler's service, which would hold hundreds of megabytes for as long as we run. */
export const withBundler = async (work: () => Promise<void>): Promise<void> => {
  process.env['GOGC'] ??= garbagePercent;
  try {
    await work();
  } finally {
    await stop();
  }
};
