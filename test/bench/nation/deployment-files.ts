import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Member } from '../../../functions/satgas/nation/member.ts';
import { readDeployment } from '../../../infra/deployment.ts';
import { regionOf } from '../../../infra/new-deployment/make-file.ts';
import rows from '../../../shared/regions/regions.json' with { type: 'json' };

/** One deployment of a province, which serves one of its regencies here. */
export type Province = { id: string; region: string; topicArn: string };

/** An account of nobody: each host believes to be in its own. */
const account = '222222222222';

/** The first so many provinces, by their codes, each with its first regency. */
export const provinces = (count: number): Province[] =>
  rows
    .filter(({ kind }) => kind === 'province')
    .slice(0, count)
    .map(({ code }) => ({
      id: `provinsi-${code}`,
      region: rows.find((row) => row.code.startsWith(`${code}.`))?.code ?? code,
      topicArn: `arn:aws:sns:ap-southeast-3:${account}:netral-provinsi-${code}-events`,
    }));

/** Writes the deployment file of a province and returns its path. */
export const writeProvince = (folder: string, { id, region }: Province): string =>
  write(folder, { id, region });

export const nationId = 'nasional';

/** Writes that of the nation, which takes the numbers of these members. */
export const writeNation = (folder: string, members: readonly Member[]): string =>
  write(folder, { id: nationId, region: '18.09', nation: { members } });

type Wanted = { id: string; region: string; nation?: object };

/** The demo's file for another region; without what only the demo has (issuer, signing service, WhatsApp number). */
const write = (folder: string, { id, region, nation }: Wanted): string => {
  const demo = readDeployment('infra/deployments/demo.json');
  const file = join(folder, `${id}.json`);
  const content = {
    ...demo,
    ...{ id, nation, signing: undefined, whatsapp: undefined },
    alarmEmail: 'siaga@netral.test',
    oidc: { domainPrefix: `netral-${id}` },
    mail: { domain: `${id}.netral.test` },
    campaign: {
      ...demo.campaign,
      ...{ asnSignIn: undefined, practice: undefined },
      regions: [regionOf(demo.campaign.regions, region)],
    },
  };
  writeFileSync(file, JSON.stringify(content));
  return file;
};
