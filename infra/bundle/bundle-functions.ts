import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../functions/routes.ts';
import { refuserEntry } from '../api-definition.ts';
import type { Deployment } from '../deployment.ts';
import { buildOpenApi } from '../openapi/build.ts';
import { bundleBrowserModules } from './bundle-browser.ts';
import { bundleEntries } from './bundle-entries.ts';
import { bundleName } from './bundle-name.ts';
import { root } from './bundle-options.ts';
import { isUnchanged, sourceStamp, writeStamp } from './source-stamp.ts';
import { withBundler } from './with-bundler.ts';

const functionsFolder = join(root, 'functions');

/** The site's own pages serve these beside their code. */
const siteEntry = 'site/site-pages';
/** Beside the functions' bundles: what scripts of the pages import. */
const browserFolder = 'browser-modules';

export type BundleRequest = { deployments: readonly Deployment[]; outFolder: string };

/**
 * Bundles every functions/**\/*.lambda.ts and lays a copy, with the campaign beside it, below
 * `outFolder`/functions/<deployment>/<capability>-<name>. AWS and the local host run these very files.
 * Nothing is bundled again while no source, package or option has changed. Returns the entries.
 */
export const bundleFunctions = async ({
  deployments,
  outFolder,
}: BundleRequest): Promise<string[]> => {
  const once = join(outFolder, 'bundles');
  const stamp = sourceStamp();
  if (!isUnchanged(once, stamp)) {
    rmSync(once, { recursive: true, force: true });
    await withBundler(() => bundleAll(once));
    writeStamp(once, stamp);
  }
  rmSync(join(outFolder, 'functions'), { recursive: true, force: true });
  for (const deployment of deployments) {
    for (const entry of entries()) layDown(entry, deployment, once, outFolder);
  }
  return entries();
};

const bundleAll = async (once: string): Promise<void> => {
  await bundleEntries(entries(), once);
  await bundleBrowserModules(join(once, browserFolder));
};

/** Every entry below functions/, without `.lambda.ts`. */
export const entries = (): string[] =>
  readdirSync(functionsFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.lambda.ts'))
    .map((file) => file.slice(0, -'.lambda.ts'.length).replaceAll('\\', '/'))
    .sort();

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
