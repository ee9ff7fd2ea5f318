import { stop } from 'esbuild';

/** Does work that bundles and then stops the bundler's service, which would hold hundreds of megabytes for as long as we run. */
export const withBundler = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } finally {
    await stop();
  }
};
