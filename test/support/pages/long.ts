import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeStamp } from '../../../infra/bundle/source-stamp.ts';
import { assemblyFolder, outFolder } from '../../../infra/start/built-suite.ts';

/** How much is made for the pages of a walk. */
export type Amounts = {
  /** Of each side of one case. */
  messages: number;
  /** Messages in free words, each a case with an alert of its own. */
  leads: number;
  /** Of the list of an apel, half of them refused. */
  sheetRows: number;
  rosterRows: number;
};

export const usualAmounts: Amounts = { messages: 24, leads: 1, sheetRows: 40, rosterRows: 0 };

/** As long as things become, as far as a laptop makes it in minutes: a case of 200 messages, ten thousand on the roster. */
export const longAmounts: Amounts = {
  ...{ messages: 100, leads: 30 },
  ...{ sheetRows: 1_000, rosterRows: 10_000 },
};

const mostUnits = 40;

type Region = { code: string; name: string; units: { code: string; name: string }[] };

/** A region as large ones are: forty units, with names up to eighty letters. */
export const withManyUnits = (region: Region): Region => ({
  ...region,
  units: [
    ...region.units,
    ...Array.from({ length: Math.max(0, mostUnits - region.units.length) }, (_, n) => ({
      code: `OPD${String(n + 1)}`,
      name: unitNameOf(n, region.name),
    })),
  ],
});

const offices = [
  'Kecamatan Way Lima',
  'Badan Kesatuan Bangsa dan Politik',
  'Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana',
  'Badan Perencanaan Pembangunan, Penelitian, dan Pengembangan',
];

const unitNameOf = (n: number, region: string): string =>
  `${offices[n % offices.length] ?? ''} ${String(n + 1)} ${region}`.slice(0, 80).trim();

/**
 * Gives the region of this code forty units, in all that was built of the local suite. The next build makes it anew:
 * what is changed here is never taken for built.
 */
export const layManyUnits = (code: string): void => {
  removeStamp(assemblyFolder);
  const functions = join(outFolder, 'functions');
  for (const deployment of readdirSync(functions))
    for (const entry of readdirSync(join(functions, deployment))) {
      const file = join(functions, deployment, entry, 'campaign.json');
      if (!existsSync(file)) continue;
      const campaign = JSON.parse(readFileSync(file, 'utf8')) as { regions: Region[] };
      const regions = campaign.regions.map((one) => (one.code === code ? withManyUnits(one) : one));
      writeFileSync(file, JSON.stringify({ ...campaign, regions }));
    }
};
