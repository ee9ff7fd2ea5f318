import { describe, expect, it } from '@jest/globals';
import {
  aggregateClasses,
  aggregateStates,
  type Figures,
} from '../../../events/regional-aggregate.ts';
import { regionsAggregated, type RegionsAggregated } from '../../../events/regions-aggregated.ts';
import * as z from 'zod/mini';
import { publishCounts } from '../../../functions/pledges/counting/publish-counts.ts';
import { tellParticipation } from '../../../functions/pledges/counting/tell-participation.ts';
import { totalsOf } from '../../../functions/aggregate-totals.ts';
import { caseStates } from '../../../functions/reports/cases/case-moves.ts';
import { figuresOf, tellReports } from '../../../functions/reports/cases/tell-reports.ts';
import { proposals } from '../../../functions/reports/law/classification.ts';
import { shippedCatalogue } from '../../../functions/reports/law/editions.ts';
import { verifyAggregate } from '../../../functions/satgas/nation/verify-aggregate.ts';
import { tellAlerts } from '../../../functions/satgas/oversight/tell-alerts.ts';
import { tellNation } from '../../../functions/tell-nation.ts';
import { demoMemberSeed } from '../../../infra/demo/nation-members.ts';
import type { Alert } from '../../../functions/satgas/alerts/alert.ts';
import { aMember } from '../../support/aggregates.ts';
import { anAlert } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { aCase, mondayNine } from '../../support/cases.ts';

const campaign = demoCampaign();
const catalogue = shippedCatalogue();
const codes = campaign.regions.map(({ code }) => code);
const [region = ''] = codes;
const deployment = 'lampung';
const now = () => mondayNine;

/** What the nation makes of what a deployment publishes. */
const hearing = () => {
  const sent: RegionsAggregated[] = [];
  const tell = tellNation({
    ...{ deployment, campaign: campaign.id, now },
    seed: () => Promise.resolve(demoMemberSeed(deployment)),
    publish: (event) => Promise.resolve(void sent.push(event)),
  });
  const verify = verifyAggregate({
    members: [aMember(deployment, codes)],
    campaign: campaign.id,
  });
  const heard = () => {
    const [event] = sent;
    const { data } = z.parse(regionsAggregated, event);
    return verify(data.signed, mondayNine);
  };
  return { tell, heard };
};

describe('what a deployment tells the nation', () => {
  it('of participation is what everybody may read of each region, and adds up', async () => {
    const { tell, heard } = hearing();
    const [served] = campaign.regions;
    if (!served) throw new Error('The demo serves no region');
    const counts = {
      'ikrar:pns:attended': 23,
      'ikrar:pns:confirmed': 12,
      'ikrar:pns:claimed': 400,
    };
    const cells = [{ region, unit: 'DISDIK', counts, byDay: new Map(), countedAt: 1 }];
    const document = { ...publishCounts(campaign, served, cells), claimed: 100 };
    await tellParticipation({
      ...{ campaign, tell },
      published: { read: () => Promise.resolve([{ ...document, countedAt: 1 }]) },
      expected: () => Promise.resolve(new Map([[region, 1234]])),
    })();
    const { aggregate } = heard() as { aggregate: { regions: Figures['participation'][] } };
    expect(aggregate.regions.map(({ region: code }) => code)).toEqual(codes);
    const [first] = aggregate.regions;
    expect(first).toMatchObject({ pledged: document.pledged, claimedAtLeast: 100, expected: 1230 });
    expect(first).toMatchObject({ attended: 20, confirmed: 10 });
  });

  it('of reports is by state and class, in fives, and adds up', async () => {
    const { tell, heard } = hearing();
    const kept = Array.from({ length: 13 }, () => aCase({ expiresAt: mondayNine }, { region }));
    const expired = aCase({ expiresAt: 1 }, { region });
    await tellReports({
      catalogue,
      ...{ campaign, tell, now },
      readQueue: ({ region: asked, which }) =>
        Promise.resolve(asked === region && which === 'open' ? [...kept, expired] : []),
    })();
    const { aggregate } = heard() as { aggregate: { regions: Figures['reports'][] } };
    const [first, ...others] = aggregate.regions;
    expect(first).toMatchObject({ received: 10, states: [{ name: 'received', cases: 10 }] });
    expect(others.map(({ received }) => received)).toEqual(others.map(() => 0));
  });

  it('of findings are those that another has checked, apart from reports, in fives', async () => {
    const { tell, heard } = hearing();
    const findings = Array.from({ length: 14 }, (_, n) =>
      aCase(
        { expiresAt: mondayNine, lane: 'finding', ...(n < 8 && { reached: { checked: 1 } }) },
        { region },
      ),
    );
    await tellReports({
      catalogue,
      ...{ campaign, tell, now },
      readQueue: ({ region: asked, which }) =>
        Promise.resolve(asked === region && which === 'open' ? findings : []),
    })();
    const { aggregate } = heard() as {
      aggregate: { regions: Figures['reports'][]; totals: object };
    };
    expect(aggregate.regions[0]).toMatchObject({ received: 0, findings: 5 });
    expect(aggregate.totals).toMatchObject({ findings: 5 });
  });

  it('of a version that counts no findings is taken as it is', () => {
    const figures = figuresOf({ campaign, catalogue }, region, []);
    expect(figures).not.toHaveProperty('findings');
    expect(totalsOf.reports([figures])).not.toHaveProperty('findings');
    expect(totalsOf.reports([figures, { ...figures, findings: 10 }])).toMatchObject({
      findings: 10,
    });
  });

  it('of fewer than five reports is nothing', () => {
    const four = Array.from({ length: 4 }, () => aCase());
    expect(figuresOf({ campaign, catalogue }, region, four)).toEqual({
      ...{ region, received: 0, states: [], otherStates: 0, classes: [], otherClasses: 0 },
    });
  });

  it('of alerts is no count of them, and no median of fewer than five', async () => {
    const took = (waits: number[]): Alert[] =>
      waits.map((minutes) =>
        anAlert({
          state: 'taken',
          openedAt: mondayNine - 3_600_000,
          takenAt: mondayNine - 3_600_000 + minutes * 60_000,
        }),
      );
    const medianOf = async (alerts: Alert[]) => {
      const { tell, heard } = hearing();
      await tellAlerts({
        ...{ campaign, tell, now },
        alerts: { listSince: (code) => Promise.resolve(code === region ? alerts : []) },
        officers: { listOf: () => Promise.resolve([]) },
      })();
      const { aggregate } = heard() as { aggregate: { regions: Figures['alerts'][] } };
      return aggregate.regions;
    };
    const [first, second] = await medianOf(took([1, 2, 3, 4, 60]));
    expect(first).toEqual({ region, medianToTakeMinutes: 3, isSilent: false, reachable: 0 });
    expect(second).toMatchObject({ medianToTakeMinutes: null, isSilent: true });
    expect((await medianOf(took([1, 2, 3, 60])))[0]).toMatchObject({ medianToTakeMinutes: null });
  });

  it('names every state of a case, and every class that the rules propose', () => {
    expect([...aggregateStates]).toEqual([...caseStates]);
    expect([...aggregateClasses]).toEqual([...proposals]);
  });
});
