/** What the build makes of all that pages load together; nothing where the sources run as they stand. */
declare const ASSETS_VERSION: string | undefined;

/** The version of all that pages load, as this code was built with it. */
export const assetsVersion: string | undefined =
  typeof ASSETS_VERSION === 'string' ? ASSETS_VERSION : undefined;

/** Where a page loads a file from. Its address has the version of all of them, and so may be kept for a year. */
export const assetPath = (name: string): string =>
  assetsVersion === undefined ? `/assets/${name}` : `/assets/v/${assetsVersion}/${name}`;
