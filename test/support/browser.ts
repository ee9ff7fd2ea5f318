import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import bundled from '@sparticuz/chromium';

const systemBrowsers = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].filter((path): path is string => path !== undefined && existsSync(path));

/** Launches a real headless Chromium: the machine's own, or the one inside the npm package (Linux x64). */
export const launchBrowser = async (): Promise<Browser> => {
  const own = systemBrowsers[0];
  if (own !== undefined) return chromium.launch({ executablePath: own, args: quiet });
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return chromium.launch({ channel: 'chrome', args: quiet });
  return chromium.launch({
    executablePath: await bundled.executablePath(),
    args: [...bundled.args, ...quiet],
  });
};

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
