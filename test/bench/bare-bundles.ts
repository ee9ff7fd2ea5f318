import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { withoutUnusedCredentials } from '../../infra/bundle/without-unused-credentials.ts';
import { yardsticks } from './handlers.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bundles the bare handlers as the functions are, each into a folder of its name below `outFolder`. */
export const bundleBareHandlers = async (outFolder: string): Promise<void> => {
  for (const name of yardsticks) {
    await build({
      entryPoints: { index: here(`${name}.ts`) },
      outdir: `${outFolder}/${name}`,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      banner: {
        js: "import{createRequire as r$}from'node:module';const require=r$(import.meta.url);",
      },
      plugins: [withoutUnusedCredentials],
    });
  }
};
