import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { operations } from '../../functions/operations.ts';
import { methodsOf, refuserEntry } from '../api-definition.ts';
import { DeploymentError, type Deployment } from '../deployment.ts';
import { apiGuide } from '../guide/api-guide.ts';
import { handbookNames } from '../../functions/site/handbooks.ts';
import { handbookGuide, pictureAsset, picturesIn } from '../guide/handbook-guide.ts';
import { jpegSize } from '../guide/jpeg-size.ts';
import { integrationsGuide } from '../guide/integrations-guide.ts';
import { drawMaps } from '../map/draw-maps.ts';
import { buildOpenApi } from '../openapi/build.ts';
import { nationFile } from '../../functions/satgas/nation/member.ts';
import { mapsFile, type Maps } from '../../shared/map/maps.ts';
import type { Json } from '../openapi/schemas.ts';
import { noticeOf } from '../data-protection/notice.ts';
import { assetsVersionOf } from './assets-version.ts';
import { bundleBrowserModules } from './bundle-browser.ts';
import { bundleEntries } from './bundle-entries.ts';
import { bundleName } from './bundle-name.ts';
import { root } from './bundle-options.ts';
import { layAssets } from './lay-assets.ts';
import { emblemEntries, emblemFaults, layEmblems } from './lay-emblems.ts';
import { isUnchanged, sourceStamp, writeStamp } from './source-stamp.ts';
import { withBundler } from './with-bundler.ts';

const functionsFolder = join(root, 'functions');
/** What pages load, as it is written. */
const assetsFolder = join(functionsFolder, 'site/assets');
/** Beside the deployments' files: the emblem of a region as <region code>.png or .jpg, where there is one. */
const emblemsFolder = join(root, 'infra/deployments/emblems');

/** The site's own pages serve these beside their code. */
const siteEntry = 'site/site-pages';
/** These show maps, drawn for the deployment's regions. */
const mapEntries = ['satgas/oversight/oversee', 'pledges/counting/read-participation'];
/** These know who the members of the nation are. */
const nationEntries = ['satgas/nation/nation', 'satgas/nation/receive-aggregates'];
/** Beside the functions' bundles: what scripts of the pages import. */
const browserFolder = 'browser-modules';

export type BundleRequest = {
  deployments: readonly Deployment[];
  outFolder: string;
  /** The entries that are laid down for the deployments; all of them where it is left out. */
  only?: readonly string[];
  /** Called with each folder that holds its function's code. */
  onLaidDown?: (folder: string) => void;
  /** Whether somebody waits for the code of a folder, which then comes before others. */
  isWanted?: (folder: string) => boolean;
};

/** Where the code of a deployment's functions goes. */
export const codeFolderOf = (outFolder: string, deployment: string, entry: string): string =>
  join(outFolder, 'functions', deployment, bundleName(entry));

/** Removes the code of all functions, so that none is left of an entry that is gone. */
export const clearFunctions = (outFolder: string): void =>
  rmSync(join(outFolder, 'functions'), { recursive: true, force: true });

/**
 * Bundles every functions/**\/*.lambda.ts and lays a copy, with the campaign beside it, below
 * `outFolder`/functions/<deployment>/<capability>-<name>: whole, or not at all. AWS and the local host run these very
 * files. Nothing is bundled again while no source, package or option has changed. Returns the entries. Whoever calls it
 * clears what is left of entries that are gone.
 */
export const bundleFunctions = async (request: BundleRequest): Promise<string[]> => {
  const faults = await emblemFaults(emblemsFolder);
  if (faults.length > 0) throw new DeploymentError(faults);
  const once = join(request.outFolder, 'bundles');
  const stamp = sourceStamp();
  const all = entries();
  if (isUnchanged(once, stamp)) {
    for (const entry of all) layDown(entry, once, request);
    return all;
  }
  rmSync(once, { recursive: true, force: true });
  await withBundler(async () => {
    await bundleBrowserModules(join(once, browserFolder));
    const assetsVersion = assetsVersionOf([assetsFolder, join(once, browserFolder), tourFolder]);
    const onBundled = (entry: string) => layDown(entry, once, request);
    const isWanted = (entry: string) => isEntryWanted(entry, request);
    await bundleEntries(all, once, { assetsVersion, onBundled, isWanted });
  });
  writeStamp(once, stamp);
  return all;
};

const isEntryWanted = (
  entry: string,
  { deployments, outFolder, isWanted = () => false }: BundleRequest,
): boolean => deployments.some(({ id }) => isWanted(codeFolderOf(outFolder, id, entry)));

/** Every entry below functions/, without `.lambda.ts`. */
export const entries = (): string[] =>
  readdirSync(functionsFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.lambda.ts'))
    .map((file) => file.slice(0, -'.lambda.ts'.length).replaceAll('\\', '/'))
    .sort();

const layDown = (entry: string, once: string, request: BundleRequest): void => {
  if (request.only && !request.only.includes(entry)) return;
  for (const deployment of request.deployments) {
    const folder = codeFolderOf(request.outFolder, deployment.id, entry);
    const beside = `${folder}.new`;
    rmSync(beside, { recursive: true, force: true });
    cpSync(join(once, bundleName(entry)), beside, { recursive: true });
    writeFileSync(join(beside, 'campaign.json'), JSON.stringify(deployment.campaign));
    addOwnFiles(entry, beside, once);
    if (emblemEntries.includes(entry)) {
      const regions = deployment.campaign.regions.map(({ code }) => code);
      layEmblems(emblemsFolder, regions, beside);
    }
    if (entry === siteEntry)
      writeFileSync(join(beside, 'privacy.json'), JSON.stringify(noticeOf(deployment)));
    if (mapEntries.includes(entry))
      writeFileSync(join(beside, mapsFile), JSON.stringify(mapsOf(deployment)));
    if (deployment.nation && nationEntries.includes(entry))
      writeFileSync(join(beside, nationFile), JSON.stringify(deployment.nation));
    putInPlace(beside, folder);
    request.onLaidDown?.(folder);
  }
};

const mapsOf = ({ campaign }: Deployment): Maps =>
  drawMaps(campaign.regions.map(({ code }) => code));

/** Puts a folder in place whole, so that whoever waits for its code never sees half of it. */
const putInPlace = (beside: string, folder: string): void => {
  try {
    // In one step where the place is empty.
    renameSync(beside, folder);
  } catch {
    rmSync(folder, { recursive: true, force: true });
    renameSync(beside, folder);
  }
};

const addOwnFiles = (entry: string, folder: string, once: string): void => {
  if (entry === refuserEntry)
    writeFileSync(join(folder, 'methods.json'), JSON.stringify(methodsByPath()));
  if (entry !== siteEntry) return;
  const openApi = buildOpenApi();
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(openApi));
  layGuides(openApi, join(folder, 'guides'));
  layAssets(assetsFolder, join(folder, 'assets'));
  layPictures(join(folder, 'assets'));
  cpSync(join(once, browserFolder), join(folder, 'assets'), { recursive: true });
};

/** What the site serves below /docs and /panduan, as the contents of pages. */
const layGuides = (openApi: Json, folder: string): void => {
  const integrations = join(root, 'docs/integrations');
  mkdirSync(folder, { recursive: true });
  const { index, rooms } = apiGuide(openApi);
  writeFileSync(join(folder, 'api.html'), index);
  const titles = rooms.map(({ room, title, about }) => ({ room, title, about }));
  writeFileSync(join(folder, 'api-rooms.json'), JSON.stringify(titles));
  for (const { room, content } of rooms) writeFileSync(join(folder, `api-${room}.html`), content);
  const readme = readFileSync(join(integrations, 'README.md'), 'utf8');
  writeFileSync(join(folder, 'integrations.html'), integrationsGuide(readme));
  for (const name of handbookNames)
    writeFileSync(join(folder, `panduan-${name}.html`), handbookGuide(handbookOf(name), sizeOf));
  cpSync(join(integrations, 'google-forms/Code.gs'), join(folder, 'google-forms-code.txt'));
};

const handbookOf = (name: string): string =>
  readFileSync(join(root, `docs/panduan/${name}.md`), 'utf8');

/** The tour's pictures, of which handbooks show some. */
const tourFolder = join(root, 'docs/tour');

const sizeOf = (picture: string) => jpegSize(readFileSync(join(tourFolder, picture)));

const layPictures = (assets: string): void => {
  for (const picture of handbookNames.flatMap((name) => picturesIn(handbookOf(name))))
    cpSync(join(tourFolder, picture), join(assets, pictureAsset(picture)));
};

/** The methods served at each address, for whoever says no to the others. */
const methodsByPath = (): Record<string, string[]> => {
  const methods: Record<string, string[]> = {};
  for (const one of operations) (methods[one.path] ??= []).push(...methodsOf(one));
  return methods;
};
