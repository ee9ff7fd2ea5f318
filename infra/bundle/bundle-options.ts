import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';
import { plainCalls } from './plain-calls.ts';
import { withoutStreamedAnswers } from './without-streamed-answers.ts';
import { withoutUnusedCredentials } from './without-unused-credentials.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** How everything that runs on Lambda, or hosts it, is bundled: ESM for Node 20 and 24, minified, without source maps. */
export const bundleOptions = {
  absWorkingDir: root,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: ['node20', 'node24'],
  mainFields: ['module', 'main'],
  splitting: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  // What is left of CommonJS asks for node's own modules by require.
  banner: {
    js: "import{createRequire as requireFrom$}from'node:module';const require=requireFrom$(import.meta.url);",
  },
  plugins: [withoutUnusedCredentials, withoutStreamedAnswers, plainCalls],
} as const satisfies BuildOptions;
