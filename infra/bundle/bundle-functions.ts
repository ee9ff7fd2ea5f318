import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { routes } from '../../functions/routes.ts';
import { refuserEntry } from '../api-definition.ts';
import type { Deployment } from '../deployment.ts';
import { buildOpenApi } from '../openapi/build.ts';
import { bundleBrowserModules } from './bundle-browser.ts';
import { bundleName } from './bundle-name.ts';
import { withoutUnusedCredentials } from './without-unused-credentials.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const functionsFolder = join(root, 'functions');

/** The site's own pages serve these beside their code. */
const siteEntry = 'site/site-pages';
/** Beside the functions' bundles: what scripts of the pages import. */
const browserFolder = 'browser-modules';

export type BundleRequest = { deployments: readonly Deployment[]; outFolder: string };
export type Bundled = { entry: string; metafile: Metafile };

/**
 * Bundles every functions/**\/*.lambda.ts once and lays a copy, with the campaign beside it, below
 * `outFolder`/functions/<deployment>/<capability>-<name>. AWS and the local host run these very files.
 */
export const bundleFunctions = async ({
  deployments,
  outFolder,
}: BundleRequest): Promise<Bundled[]> => {
  const once = join(outFolder, 'bundles');
  for (const folder of ['bundles', 'functions'])
    rmSync(join(outFolder, folder), { recursive: true, force: true });
  const bundled = await Promise.all(entries().map((entry) => bundleEntry(entry, once)));
  await bundleBrowserModules(join(once, browserFolder));
  for (const deployment of deployments) {
    for (const { entry } of bundled) layDown(entry, deployment, once, outFolder);
  }
  return bundled;
};

/** Every entry below functions/, without `.lambda.ts`. */
export const entries = (): string[] =>
  readdirSync(functionsFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.lambda.ts'))
    .map((file) => file.slice(0, -'.lambda.ts'.length).replaceAll('\\', '/'))
    .sort();

const bundleEntry = async (entry: string, once: string): Promise<Bundled> => {
  const outdir = join(once, bundleName(entry));
  const { metafile } = await bundleFile(
    join(functionsFolder, `${entry}.lambda.ts`),
    outdir,
    'index',
  );
  writeFileSync(join(once, `${bundleName(entry)}.meta.json`), JSON.stringify(metafile));
  return { entry, metafile };
};

const layDown = (entry: string, deployment: Deployment, once: string, outFolder: string): void => {
  const folder = join(outFolder, 'functions', deployment.id, bundleName(entry));
  mkdirSync(folder, { recursive: true });
  cpSync(join(once, bundleName(entry)), folder, { recursive: true });
  writeFileSync(join(folder, 'campaign.json'), JSON.stringify(deployment.campaign));
  if (entry === refuserEntry)
    writeFileSync(join(folder, 'methods.json'), JSON.stringify(methodsByPath()));
  if (entry !== siteEntry) return;
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(buildOpenApi()));
  const assets = join(functionsFolder, 'site/assets');
  if (existsSync(assets)) cpSync(assets, join(folder, 'assets'), { recursive: true });
  cpSync(join(once, browserFolder), join(folder, 'assets'), { recursive: true });
};

/** The methods served at each address, for whoever says no to the others. */
const methodsByPath = (): Record<string, string[]> => {
  const methods: Record<string, string[]> = {};
  for (const { path, method } of routes) (methods[path] ??= []).push(method);
  return methods;
};

const bundleFile = (file: string, outdir: string, name: string) =>
  build({
    absWorkingDir: root,
    entryPoints: { [name]: relative(root, file) },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: ['node20', 'node24'],
    mainFields: ['module', 'main'],
    splitting: true,
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // What is left of CommonJS asks for node's own modules by require.
    banner: {
      js: "import{createRequire as requireFrom$}from'node:module';const require=requireFrom$(import.meta.url);",
    },
    plugins: [withoutUnusedCredentials],
  });
