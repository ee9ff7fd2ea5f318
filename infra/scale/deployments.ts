import rows from '../../shared/regions/regions.json' with { type: 'json' };
import type { Deployment } from '../deployment.ts';

type Row = (typeof rows)[number];

/** Another deployment of the demo's account, behind CloudFront: all regions of the list, its name beginning as the demo's. */
export const wholeNation = (demo: Deployment): Deployment => ({
  ...beside(demo, { id: 'demo-nasional', mail: 'nasional.netral.example', served: rows }),
  nationAccount: '222222222222',
  publicUrl: 'https://nasional.netral.example',
  door: {
    certificateArn: `arn:aws:acm:us-east-1:222222222222:certificate/${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`,
    key: 'a',
  },
});

/** A deployment for each province, side by side in the demo's account: the province and all its regencies and cities. */
export const eachProvince = (demo: Deployment): Deployment[] =>
  rows
    .filter(({ kind }) => kind === 'province')
    .map(({ code }) =>
      beside(demo, {
        id: `provinsi-${code}`,
        mail: `p${code}.netral.example`,
        served: rows.filter((row) => row.code.startsWith(code)),
      }),
    );

type Beside = { id: string; mail: string; served: readonly Row[] };

const beside = (demo: Deployment, { id, mail, served }: Beside): Deployment => ({
  ...demo,
  id,
  canary: true,
  alarmEmail: 'siaga@contoh.test',
  oidc: { domainPrefix: `netral-${id}` },
  mail: { domain: mail },
  campaign: {
    ...demo.campaign,
    regions: served.map(({ code, name }) => ({
      ...{ code, name, zone: 'Asia/Jakarta' as const },
      units: [
        { code: 'SEKDA', name: 'Sekretariat Daerah', kind: 'secretariat', isLeadership: true },
      ],
    })),
  },
});
