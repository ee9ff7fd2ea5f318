import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Rules that pages also follow in the browser: one source, bundled as /assets/<name>.js for the scripts that import it. */
const browserModules: Record<string, string> = {
  completeness: 'functions/reports/intake/completeness.ts',
  puzzle: 'shared/puzzle/solve-shown.js',
  'pledge-offline': 'functions/pledges/offline/pledge-page.js',
  certificate: 'functions/pledges/offline/certificate-page.js',
  'hand-over': 'functions/pledges/offline/hand-over.js',
  'take-over': 'functions/pledges/offline/take-over.js',
  verify: 'functions/pledges/offline/verify-page.js',
};

/** The service worker: one classic script, which every browser that has one can start. */
const serviceWorker = { sw: 'functions/pledges/offline/sw.js' };

/** Bundles the modules that scripts of the pages import, for phones since 2018, into a folder. */
export const bundleBrowserModules = async (outdir: string): Promise<void> => {
  await bundleFor(browserModules, 'esm', outdir);
  await bundleFor(serviceWorker, 'iife', outdir);
};

const bundleFor = (files: Record<string, string>, format: 'esm' | 'iife', outdir: string) =>
  build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, join(root, file)]),
    ),
    outdir,
    bundle: true,
    format,
    platform: 'browser',
    target: 'es2018',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
