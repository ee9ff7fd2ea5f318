import {
  aggregateClasses,
  aggregateStates,
  type Figures,
} from '../../../events/regional-aggregate.ts';
import { electionOf } from '../../../shared/calendar/election.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { roundTables, type RoundedTable } from '../../../shared/round-tables.ts';
import { totalsOf } from '../../aggregate-totals.ts';
import type { tellNation } from '../../tell-nation.ts';
import { staffKindOf } from '../intake/scope.ts';
import { laneRules } from '../lanes.ts';
import { classify } from '../law/classify.ts';
import type { Catalogue } from '../law/editions.ts';
import { everyCase, type ReadQueue } from './case-queue.ts';
import type { Case } from './case.ts';

type Needs = {
  campaign: Campaign;
  catalogue: Catalogue;
  readQueue: ReadQueue;
  tell: ReturnType<typeof tellNation>;
  now: Now;
};

/** Regions counted at once. */
const abreast = 8;

/** Tells the nation how many reports of each region are in which state and of which class, in fives. */
export const tellReports = (needs: Needs) => async () => {
  const codes = needs.campaign.regions.map(({ code }) => code);
  const regions = await eachOf(codes, { atOnce: abreast }, async (region) => {
    const { reports, findings } = await storedCases(needs, region);
    // Cases of their own: rounded by themselves.
    const { total } = roundTables([[findings]]);
    return { ...figuresOf(needs, region, reports), findings: total };
  });
  return needs.tell({ part: 'reports', regions, totals: totalsOf.reports(regions) });
};

type Counted = Pick<Case, 'state' | 'conduct' | 'occurredOn' | 'answers'>;

/** The reports of a region, and how many findings of its satgas another than their finder has checked. */
const storedCases = async ({ readQueue, now }: Needs, region: string) => {
  const reports: Counted[] = [];
  let findings = 0;
  for (const which of ['open', 'closed'] as const)
    for await (const kept of everyCase(readQueue, { region, which })) {
      if (kept.expiresAt * 1000 <= now()) continue;
      const { state, conduct, occurredOn, answers, lane, reached } = kept;
      if (laneRules[lane].countsAs === 'report')
        reports.push({ state, conduct, occurredOn, ...(answers && { answers }) });
      else if (reached['checked'] !== undefined) findings += 1;
    }
  return { reports, findings };
};

/**
 * The cases of a region by state and by class, rounded together so that nobody can be singled out of them
 * (shared/round-tables.ts). The class is what the rules propose for the conduct, the day and the kind of staff.
 */
export const figuresOf = (
  { campaign, catalogue }: Pick<Needs, 'campaign' | 'catalogue'>,
  region: string,
  cases: readonly Counted[],
): Figures['reports'] => {
  const classes = cases.map(
    ({ conduct, occurredOn, answers }) =>
      classify(
        {
          ...{ conduct, occurredOn, election: electionOf(campaign, region, occurredOn) },
          staffKind: staffKindOf(answers?.['staffKind']),
        },
        catalogue,
      ).proposal,
  );
  const { total, tables } = roundTables([
    aggregateStates.map((name) => cases.filter(({ state }) => state === name).length),
    aggregateClasses.map((name) => classes.filter((one) => one === name).length),
  ]);
  const [byState, byClass] = tables;
  return {
    region,
    received: total,
    states: shown(aggregateStates, byState),
    otherStates: byState?.rest ?? 0,
    classes: shown(aggregateClasses, byClass),
    otherClasses: byClass?.rest ?? 0,
  };
};

const shown = <Name extends string>(names: readonly Name[], table: RoundedTable | undefined) =>
  names.map((name, i) => ({ name, cases: table?.cells[i] ?? 0 })).filter(({ cases }) => cases > 0);
