import type { Plugin } from 'esbuild';

/**
 * Leaves out the cache of endpoints that the SDK's client of tables makes for each client and never reads: none of its
 * commands discovers endpoints. Saves 8 kB and a millisecond of a cold start.
 */
export const withoutUnusedCache: Plugin = {
  name: 'without-unused-cache',
  setup: (build) => {
    build.onResolve({ filter: /^@aws-sdk\/endpoint-cache$/ }, ({ path }) => ({
      path,
      namespace: 'unused-cache',
    }));
    build.onLoad({ filter: /.*/, namespace: 'unused-cache' }, () => ({
      contents: 'export class EndpointCache {}',
      loader: 'js',
    }));
  },
};
