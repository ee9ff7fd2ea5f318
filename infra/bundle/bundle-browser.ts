import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Rules that pages also follow in the browser: one source, bundled as /assets/<name>.js for the scripts that import it. */
const browserModules: Record<string, string> = {
  completeness: 'functions/reports/completeness.ts',
};

/** Bundles the modules that scripts of the pages import, for phones since 2018, into a folder. */
export const bundleBrowserModules = async (outdir: string): Promise<void> => {
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries(browserModules).map(([name, file]) => [name, join(root, file)]),
    ),
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2018',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
};
