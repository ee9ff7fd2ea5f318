import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { availableParallelism, tmpdir } from 'node:os';
import { build } from 'esbuild';
import { eachOf } from '../../shared/each-of.ts';
import { bundleName } from './bundle-name.ts';
import { bundleOptions } from './bundle-options.ts';
import { joinParts } from './join-parts.ts';

type BundleMore = {
  /** What pages say of all that they load, so that it can be kept for a year. */
  assetsVersion?: string;
  onBundled?: (entry: string) => void;
  /** Asked before each join: whether somebody waits for this entry, which then comes before others. */
  isWanted?: (entry: string) => boolean;
};

/**
 * Bundles functions/<entry>.lambda.ts of every entry into `outFolder`/<bundle name>/index.mjs, beside it what it loads
 * later. Sources and packages are read once for all entries; each entry's parts are then joined, as many at once as
 * there are cores; `onBundled` is called after each.
 */
export const bundleEntries = async (
  entries: readonly string[],
  outFolder: string,
  { onBundled = () => undefined, isWanted = () => false, ...about }: BundleMore = {},
): Promise<void> => {
  const parts = mkdtempSync(join(tmpdir(), 'netral-parts-'));
  try {
    // Else a package.json of somebody's above this folder would say which parts may be left out.
    writeFileSync(join(parts, 'package.json'), '{}');
    await splitIntoParts(entries, parts, about);
    await eachOf(
      wantedFirst(entries, isWanted),
      { atOnce: availableParallelism() },
      async (entry) => {
        await joinParts(bundleName(entry), parts, outFolder);
        onBundled(entry);
      },
    );
  } finally {
    rmSync(parts, { recursive: true, force: true });
  }
};

/** All entries, each chosen when it is taken: the first that is wanted then, else the first that is left. */
export function* wantedFirst(
  entries: readonly string[],
  isWanted: (entry: string) => boolean,
): Generator<string, void> {
  const left = new Set(entries);
  while (left.size > 0) {
    const [first = ''] = left;
    const next = [...left].find(isWanted) ?? first;
    left.delete(next);
    yield next;
  }
}

/** One pass over all sources. Not minified, so that the joins still see which calls have no side effects. */
const splitIntoParts = (entries: readonly string[], parts: string, { assetsVersion }: BundleMore) =>
  build({
    ...bundleOptions,
    ...(assetsVersion && { define: { ASSETS_VERSION: JSON.stringify(assetsVersion) } }),
    banner: {},
    minify: false,
    entryPoints: Object.fromEntries(
      entries.map((entry) => [bundleName(entry), `functions/${entry}.lambda.ts`]),
    ),
    outdir: parts,
  });
