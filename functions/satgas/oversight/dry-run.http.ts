import * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { readBody } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { requireAccess } from '../../access.ts';
import type { DryRun, dryRun, PlannedStep } from './dry-run.ts';

const severity = z.pipe(
  z.union([z.int(), z.string().check(z.regex(/^[1-5]$/))]),
  z.transform((given) => Number(given)),
);

export const dryRunForm = z.strictObject({
  region: z.string().check(z.regex(/^\d{2}(\.\d{2})?$/)),
  severity: severity.check(z.gte(1), z.lte(5)),
  /** The code of the accused's unit. */
  accusedUnit: z.optional(z.string().check(z.maxLength(24))),
});

type Needs = { campaign: Campaign; explain: ReturnType<typeof dryRun> };

/** POST /v1/alerts/dry-run: who would be told of such a report, how, when, at what cost, and who would not and why. */
export const dryRunHttp =
  ({ campaign, explain }: Needs): HttpUseCase =>
  async (request) => {
    const form = readBody(request, dryRunForm);
    requireAccess('dryRunAlert', request.person, form.region);
    const region = servedRegion(campaign, form.region);
    if (!region) throw refuseField('region', 'unknown-region');
    const accusedUnit = form.accusedUnit === '' ? undefined : form.accusedUnit;
    if (accusedUnit !== undefined && !region.units.some(({ code }) => code === accusedUnit))
      throw refuseField('accusedUnit', 'unknown-unit');
    const found = await explain({ region: form.region, severity: form.severity, accusedUnit });
    return {
      status: 200,
      body: shown(found),
      page: async (frame) =>
        (await import('./dry-run.tsx')).renderDryRun(frame, { campaign, form, found }),
    };
  };

/** GET /siaga/simulasi: asks for the report to think through. */
export const dryRunPageHttp =
  ({ campaign }: Pick<Needs, 'campaign'>): HttpUseCase =>
  (request) => {
    requireAccess('showDryRunPage', request.person);
    return {
      status: 200,
      body: { form: '/v1/alerts/dry-run' },
      page: async (frame) => (await import('./dry-run.tsx')).renderDryRun(frame, { campaign }),
    };
  };

const iso = (ms: number): string => new Date(ms).toISOString();

const shown = ({ steps, notTold }: DryRun) => ({ steps: steps.map(shownStep), notTold });

const shownStep = ({ rung, at, dueAt, tell }: PlannedStep) => ({
  rung,
  at: iso(at),
  climbsAt: iso(dueAt),
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
    })),
  })),
});
