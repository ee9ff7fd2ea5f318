import * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { readBody, readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { parseMobile } from '../../../shared/phone.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { requireAccess } from '../../access.ts';
import { dutyShape, leaveShape, rungs, type Officer } from './officer.ts';
import type { OfficerStore } from './officer-store.ts';
import { officersPage } from './officers-page.ts';

const scope = z.string().check(z.regex(/^(ID|\d{2}(\.\d{2})?)$/));
export const officerPath = z.object({
  region: scope,
  officerId: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,39}$/)),
});
export const officersQuery = z.object({ region: z.optional(scope) });

export const officerForm = z.strictObject({
  rung: z.enum(rungs),
  name: z.string().check(z.minLength(2), z.maxLength(120)),
  unit: z.optional(z.string().check(z.minLength(2), z.maxLength(24))),
  phone: z.optional(z.string().check(z.maxLength(24))),
  email: z.optional(z.email().check(z.maxLength(120))),
  duty: z.optional(z.array(dutyShape).check(z.maxLength(14))),
  leave: z.optional(z.array(leaveShape).check(z.maxLength(20))),
  /** The language of their messages and pages. */
  lang: z.optional(z.enum(['id', 'en'])),
  active: z.optional(z.boolean()),
});
export type OfficerForm = z.infer<typeof officerForm>;

type Needs = { campaign: Campaign; officers: OfficerStore };

/** PUT /v1/officers/{region}/{officerId}: adds or changes a satgas member; the subscriptions follow by themselves. */
export const putOfficerHttp =
  ({ campaign, officers }: Needs): HttpUseCase =>
  async (request) => {
    const key = readParameters(request.params, officerPath);
    requireAccess('putOfficer', request.person, key.region);
    if (!isServed(campaign, key.region)) throw refuseField('region', 'unknown-region');
    const officer = officerOf(campaign, key, readBody(request, officerForm));
    requireRoom(await officers.listOf([key.region]), officer);
    await officers.put(officer);
    return { status: 200, body: officer };
  };

/** Officers of one region: SNS takes 200 filter policies a topic, and each officer has two. */
export const mostPerRegion = 100;

/** Throws Refusal 'region-full' when an officer who is new here finds no room. */
export const requireRoom = (there: readonly Officer[], { officerId }: Officer): void => {
  if (there.length >= mostPerRegion && !there.some((one) => one.officerId === officerId))
    throw refuseField('region', 'region-full');
};

/** GET /v1/officers: the satgas of one region, province or the nation. */
export const listOfficersHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const given = readParameters(request.query, officersQuery);
    const region = given.region ?? request.person?.region ?? 'ID';
    requireAccess('listOfficers', request.person, region);
    return {
      status: 200,
      body: { officers: await needs.officers.listOf([region]) },
      page: officersPage(needs, region),
    };
  };

/** Whether a scope may have officers here. */
export const isServed = (campaign: Campaign, region: string): boolean =>
  region === 'ID' ||
  campaign.regions.some(({ code }) => code === region || code.slice(0, 2) === region);

const levelOf = (campaign: Campaign, region: string): Officer['rung'][] => [
  ...(region === 'ID' ? ['national' as const] : []),
  ...(/^\d{2}$/.test(region) ? ['province' as const] : []),
  ...(servedRegion(campaign, region) ? (['officer', 'chair'] as const) : []),
];

/** An officer as the register keeps them; throws Refusal naming the field that is wrong. */
export const officerOf = (
  campaign: Campaign,
  key: z.infer<typeof officerPath>,
  form: OfficerForm,
): Officer => {
  if (!levelOf(campaign, key.region).includes(form.rung))
    throw refuseField('rung', 'not-of-this-region');
  checkUnit(campaign, key.region, form.unit);
  if (form.phone === undefined && form.email === undefined) throw refuseField('phone', 'required');
  const phone = form.phone === undefined ? undefined : mobile(form.phone);
  return { ...key, ...form, name: tidyText(form.name), phone, active: form.active ?? true };
};

/** A unit that is not spelt as the campaign spells it would let its officer be told of their own unit. */
const checkUnit = (campaign: Campaign, code: string, unit: string | undefined): void => {
  const region = servedRegion(campaign, code);
  if (region && unit !== undefined && !region.units.some((known) => known.code === unit))
    throw refuseField('unit', 'unknown-unit');
};

const mobile = (phone: string): string => {
  const parsed = parseMobile(phone);
  if (!parsed.ok) throw refuseField('phone', parsed.reason);
  return parsed.e164;
};
