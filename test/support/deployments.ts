import { readDeployment, type Deployment } from '../../infra/deployment.ts';
import rows from '../../shared/regions/regions.json' with { type: 'json' };

/** Another deployment of the demo's account: all regions of the list, its name beginning as the demo's. */
export const nationBeside = (demoFile: string): Deployment => {
  const demo = readDeployment(demoFile);
  return {
    ...demo,
    id: 'demo-nasional',
    alarmEmail: 'siaga@contoh.test',
    oidc: { domainPrefix: 'netral-demo-nasional' },
    mail: { domain: 'nasional.netral.example' },
    nationAccount: '222222222222',
    campaign: {
      ...demo.campaign,
      regions: rows.map(({ code, name }) => ({
        code,
        name,
        zone: 'Asia/Jakarta',
        units: [
          { code: 'SEKDA', name: 'Sekretariat Daerah', kind: 'secretariat', isLeadership: true },
        ],
      })),
    },
  };
};
