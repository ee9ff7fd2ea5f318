import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTables } from './write-tables.ts';
import * as z from 'zod/mini';
import { root } from '../bundle/bundle-options.ts';
import { readCommand } from '../command-line.ts';
import { DeploymentError } from '../deployment.ts';
import { synthDeployment } from '../synth.ts';
import { billOf } from './bill.ts';
import { readPrices } from './price.ts';
import { printBill } from './print-bill.ts';
import { standingOf } from './standing.ts';
import { trafficShape, usualTraffic, type Traffic } from './traffic.ts';
import { readUnits } from './units.ts';

// npm run cost -- DEPLOYMENT --pledges 6e6 --reports 1e4: the bill of so many days, from measured units
// (infra/cost/units.json), a dated table of prices (prices.json) and the deployment's own template.
const number = (about: string) => ({ type: 'string', about }) as const;
const { positionals, values } = readCommand({
  usage: 'npm run cost -- DEPLOYMENT',
  about: 'The bill of so many days, from measured units, a dated table of prices and the template.',
  words: 1,
  options: {
    pledges: number('pledges in these days'),
    reports: number('reports in these days'),
    days: number('how many days'),
    regions: number('how many regions it serves'),
    officers: number('how many officers are alerted'),
    'named-share': number('of the reports, how many are named: 0 to 1'),
    'webhook-share': number('of the reports, how many come by webhook: 0 to 1'),
    'whatsapp-share': number('of the officers, how many hear by WhatsApp: 0 to 1'),
    'opens-form': number('how often a form is opened for each that is sent'),
    'opens-counts': number('how often the counts are opened for each pledge'),
    'from-edge': number('of what the door may keep, how much its edges answer: 0 to 1'),
    door: {
      ...{ type: 'boolean', default: false },
      about: 'as if CloudFront stood in front, whether or not the file says so',
    },
    write: {
      ...{ type: 'boolean', default: false },
      about: 'computes the tables of docs/cost.md anew and nothing else',
    },
    price: {
      ...{ type: 'string', multiple: true, default: [] as string[] },
      about: "a price of one's own, as sms-part=0.03",
    },
  },
});

const wrong = (message: string): never => {
  console.error(message);
  process.exit(2);
};

const amount = (name: string, text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    return wrong(`${name} takes a number of 0 or more, not ${text}`);
  return value;
};

const camel = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const readTraffic = (): Traffic => {
  const given = Object.entries(values).flatMap(([name, text]) =>
    typeof text === 'string' ? [[camel(name), amount(`--${name}`, text)] as const] : [],
  );
  const read = z.safeParse(trafficShape, { ...usualTraffic, ...Object.fromEntries(given) });
  return read.success ? read.data : wrong('A share is a number from 0 to 1');
};

const ownPrices = (): Record<string, number> =>
  Object.fromEntries(
    values.price.map((text) => {
      const [id = '', usd = ''] = text.split('=');
      return [id, amount(`--price ${id}`, usd)];
    }),
  );

/** All templates of a deployment, synthesized into a folder that is then removed. */
const templatesOf = (deployment: string): unknown[] => {
  const outFolder = mkdtempSync(join(tmpdir(), 'netral-cost-'));
  try {
    const deploymentFile = join(root, 'infra/deployments', `${deployment}.json`);
    synthDeployment({
      deploymentFile,
      outFolder,
      bundleFolder: join(outFolder, 'code'),
      stamp: '',
    });
    return readdirSync(outFolder)
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => JSON.parse(readFileSync(join(outFolder, file), 'utf8')) as unknown);
  } finally {
    rmSync(outFolder, { recursive: true, force: true });
  }
};

if (values.write) {
  writeTables();
  process.exit(0);
}
const [deployment] = positionals;
if (deployment === undefined) wrong('Name the deployment: npm run cost -- DEPLOYMENT');
try {
  const traffic = readTraffic();
  const prices = readPrices(ownPrices());
  const found = standingOf(templatesOf(deployment ?? ''));
  const standing = values.door ? { ...found, doors: Math.max(1, found.doors) } : found;
  const units = readUnits();
  if (units.machine === '-') wrong('Nothing is measured yet: npm run bench:units -- --write');
  const bill = billOf({ traffic, units, standing, prices });
  console.log(printBill(bill, traffic).join('\n'));
} catch (error) {
  if (error instanceof DeploymentError) for (const line of error.lines) console.error(line);
  else console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
