import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const systemBrowsers = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].filter((path): path is string => path !== undefined && existsSync(path));

/** Launches a real headless Chromium: the machine's own, or the one inside the npm package (Linux x64). */
export const launchBrowser = async (more: readonly string[] = []): Promise<Browser> => {
  const args = [...quiet, ...more];
  const own = systemBrowsers[0];
  if (own !== undefined) return chromium.launch({ executablePath: own, args });
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return chromium.launch({ channel: 'chrome', args });
  return chromium.launch({ executablePath: await bundledBrowser(), args });
};

const networkLibraries = [
  '/usr/lib/x86_64-linux-gnu',
  '/lib/x86_64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
];

/** Unpacks the browser of the npm package; with the libraries it brings along where the machine has none of them. */
const bundledBrowser = async (): Promise<string> => {
  if (!networkLibraries.some((folder) => existsSync(`${folder}/libnss3.so`))) {
    // This is how the package is told that it stands on a bare machine, as in Lambda.
    process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
  }
  const { default: bundled } = await import('@sparticuz/chromium');
  return bundled.executablePath();
};

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
