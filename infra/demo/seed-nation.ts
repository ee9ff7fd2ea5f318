import { SNSClient } from '@aws-sdk/client-sns';
import type { Host } from '@netral/local-host/host';
import { totalsOf } from '../../functions/aggregate-totals.ts';
import { tellNation } from '../../functions/tell-nation.ts';
import { systemNow as now } from '../../shared/clock.ts';
import { eventPublisher } from '../../shared/topic/event-publisher.ts';
import { demoMemberSeed } from './nation-members.ts';

/** Provinces of the demo that have told the nation of themselves once; all others never have. */
const told = ['14', '18', '35'];

/** Has some members of the demo tell the nation of their province, as their own deployments would. */
export const seedNation = async ({ endpoints }: Pick<Host, 'endpoints'>, campaign: string) => {
  const sns = new SNSClient({
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    endpoint: endpoints['AWS_ENDPOINT_URL_SNS'] ?? '',
  });
  for (const region of told) await tellOf(region, { sns, campaign });
  sns.destroy();
};

const tellOf = async (region: string, { sns, campaign }: { sns: SNSClient; campaign: string }) => {
  const deployment = `contoh-${region}`;
  const topic = `arn:aws:sns:ap-southeast-3:111111111111:netral-${deployment}-events`;
  const tell = tellNation({
    ...{ deployment, campaign, now, publish: eventPublisher(sns, topic) },
    seed: () => Promise.resolve(demoMemberSeed(deployment)),
  });
  const people = { pledged: 12_500, attended: 8000, confirmed: 3500, attendedByUnit: 900 };
  const participation = [
    { region, ...people, others: 100, claimedAtLeast: 1000, expected: 20_000 },
  ];
  const reports = [
    {
      ...{ region, received: 60, otherStates: 10, otherClasses: 5 },
      states: [
        { name: 'received' as const, cases: 20 },
        { name: 'referred' as const, cases: 30 },
      ],
      classes: [
        { name: 'etik' as const, cases: 35 },
        { name: 'disiplin' as const, cases: 20 },
      ],
    },
  ];
  const alerts = [{ region, medianToTakeMinutes: 14, isSilent: false, reachable: 5 }];
  await tell({
    ...{ part: 'participation', regions: participation },
    totals: totalsOf.participation(participation),
  });
  await tell({ part: 'reports', regions: reports, totals: totalsOf.reports(reports) });
  await tell({ part: 'alerts', regions: alerts, totals: totalsOf.alerts(alerts) });
};
