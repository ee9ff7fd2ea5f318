import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Bundles what each execution environment runs into a folder; resolves with the file's path. */
export const bundleWorker = async (folder: string): Promise<string> => {
  // Only where it is not bundled before: loading it costs the start of every host.
  const { build } = await import('esbuild');
  const file = join(folder, 'worker.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  return file;
};
