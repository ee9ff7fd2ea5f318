import type { Barring } from '../../../events/barring.ts';
import { servedRegion, type Campaign, type CampaignRegion } from '../../../shared/campaign.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { barredBy, unitsOf } from '../../../shared/units.ts';
import { reachedBy, type DryRun, type dryRun, type PlannedStep } from './dry-run.ts';
import type { DryRunAnswer, oversightOperations } from './operations.ts';

type Oversight = typeof oversightOperations;
type Needs = { campaign: Campaign; explain: ReturnType<typeof dryRun> };

/** POST /v1/alerts/dry-run: who would be notified of such a report, how, when, at what cost, and who would not and why. */
export const dryRunHttp =
  ({ campaign, explain }: Needs): Does<Oversight['dryRunAlert']> =>
  async ({ body: form, guard }) => {
    guard.reach(form.region);
    const region = servedRegion(campaign, form.region);
    if (!region) throw refuseField('region', 'unknown-region');
    const barring = barringOf(region, form.accusedUnit);
    const found = await explain({ region: form.region, severity: form.severity, barring });
    return {
      status: 200,
      body: answerOf(found),
      page: async (frame) =>
        (await import('./dry-run.tsx')).renderDryRun(frame, { campaign, form, found }),
    };
  };

/** GET /siaga/simulasi: asks for the report to think through. */
export const dryRunPageHttp =
  ({ campaign }: Pick<Needs, 'campaign'>): Does<Oversight['showDryRunPage']> =>
  () => ({
    status: 200,
    body: { form: '/v1/alerts/dry-run' },
    page: async (frame) => (await import('./dry-run.tsx')).renderDryRun(frame, { campaign }),
  });

/** As a report's would be whose accused serves there; a unit the region does not have, or none, is still to be named. */
const barringOf = (region: CampaignRegion, unit: string | undefined): Barring => {
  if (!unitsOf(region).some(({ code }) => code === unit))
    return { standing: 'to-be-named', units: [], names: [] };
  return { standing: 'named', names: [], ...barredBy(region, unit === undefined ? [] : [unit]) };
};

const iso = (ms: number): string => new Date(ms).toISOString();

const answerOf = ({ isNaming, steps, notTold }: DryRun): DryRunAnswer => ({
  isNaming,
  steps: steps.map(stepView),
  notTold,
});

const stepView = ({ rung, at, dueAt, tell }: PlannedStep): DryRunAnswer['steps'][number] => ({
  rung,
  at: iso(at),
  climbsAt: iso(dueAt),
  reached: reachedBy({ tell }),
  tell: tell.map(({ officerId, region, name, plans }) => ({
    officerId,
    region,
    name,
    channels: plans.map((plan) => ({
      channel: plan.channel,
      when: plan.when,
      ...(plan.when === 'held' && { until: iso(plan.until) }),
      ...(plan.when !== 'now' && { why: plan.why }),
      costMicroUsd: plan.costMicroUsd,
      reaches: plan.reaches,
    })),
  })),
});
