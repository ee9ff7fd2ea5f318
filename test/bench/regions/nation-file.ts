import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDeployment, type Deployment } from '../../../infra/deployment.ts';
import { regionOf } from '../../../infra/new-deployment/make-file.ts';
import { zoneOf } from '../../../shared/calendar/zones.ts';
import rows from '../../../shared/regions/regions.json' with { type: 'json' };
import type { CampaignRegion } from '../../../shared/campaign.ts';
import type { Unit } from '../../../shared/units.ts';

/** Units of a region, as many as a regency commonly has, schools and districts apart. */
const unitsEach = 20;

const offices = [
  'Pekerjaan Umum dan Penataan Ruang',
  'Sosial',
  'Tenaga Kerja dan Transmigrasi',
  'Lingkungan Hidup',
  'Kependudukan dan Pencatatan Sipil',
  'Pemberdayaan Masyarakat dan Desa',
  'Perhubungan',
  'Komunikasi dan Informatika',
  'Koperasi dan Usaha Mikro',
  'Kepemudaan dan Olahraga',
  'Perpustakaan dan Kearsipan',
  'Perikanan',
  'Pertanian',
  'Perdagangan',
  'Pariwisata',
];

const moreUnits = (many: number): Unit[] =>
  offices
    .slice(0, many)
    .map((name, n) => ({ code: `DINAS-${String(n)}`, name: `Dinas ${name}`, kind: 'office' }));

/** A region with twenty units: those that every regency has, and offices. */
const fullRegion = (code: string): CampaignRegion => {
  const region = regionOf([], code) as CampaignRegion;
  return { ...region, zone: zoneOf(code), units: [...region.units, ...moreUnits(unitsEach - 5)] };
};

/** The first so many regions of the country by their codes, all of it with 552. */
export const regionsOf = (count: number): CampaignRegion[] =>
  rows.slice(0, count).map(({ code }) => fullRegion(code));

/** The demo's deployment with other regions; without what only the demo has. */
export const deploymentOf = (demo: Deployment, count: number): object => ({
  ...demo,
  ...{ id: 'nasional', nation: undefined, signing: undefined, whatsapp: undefined },
  alarmEmail: 'siaga@netral.test',
  oidc: { domainPrefix: 'netral-nasional' },
  mail: { domain: 'nasional.netral.test' },
  campaign: {
    ...demo.campaign,
    ...{ asnSignIn: undefined, practice: undefined },
    regions: regionsOf(count),
  },
});

/** Writes the file of a deployment of so many regions and returns its path. */
export const writeNationFile = (folder: string, count: number): string => {
  const file = join(folder, 'nasional.json');
  const demo = readDeployment('infra/deployments/demo.json');
  writeFileSync(file, JSON.stringify(deploymentOf(demo, count)));
  return file;
};
