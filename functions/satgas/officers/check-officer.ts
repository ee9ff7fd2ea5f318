import * as z from 'zod/mini';
import { everyServed, servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { parseMobile } from '../../../shared/phone.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { mostRounds } from '../../../shared/sign-in/account-link.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { noSuchUnit } from '../../../shared/closed-unit.ts';
import { unitsOf } from '../../../shared/units.ts';
import { dutyShape, leaveShape, rungs, type Officer } from './officer.ts';

/** A region, a province, or 'ID' for the nation. */
export const scopeCode = z.string().check(z.regex(/^(ID|\d{2}(\.\d{2})?)$/));

export const officerPath = z.object({
  region: scopeCode,
  officerId: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,39}$/)),
});

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
  /** 'release': the account they sign in with is theirs no more; the next one is bound by a link to their phone. */
  account: z.optional(z.literal('release')),
});
export type OfficerForm = z.infer<typeof officerForm>;

/** An officer as the register stores them; throws Refusal naming the field that is wrong. */
export const officerOf = (
  campaign: Campaign,
  key: z.infer<typeof officerPath>,
  form: OfficerForm,
): Officer => {
  if (!rungsIn(campaign, key.region).includes(form.rung))
    throw refuseField('rung', 'not-of-this-region');
  checkUnit(campaign, key.region, form.unit);
  // Admins are told of nothing, and so need nothing by which to be told.
  if (form.rung !== 'admin' && form.phone === undefined && form.email === undefined)
    throw refuseField('phone', 'required');
  const phone = form.phone === undefined ? undefined : mobile(form.phone);
  const officer = {
    ...key,
    ...form,
    name: tidyText(form.name),
    phone,
    active: form.active ?? true,
  };
  // What the form asks about the account is `withAccount`'s.
  delete officer.account;
  return officer;
};

/** An officer with the account as it is, or released where the form says so. */
export const withAccount = (
  officer: Officer,
  { account }: Pick<OfficerForm, 'account'>,
  there: readonly Officer[],
): Officer => {
  const before = there.find(({ officerId }) => officerId === officer.officerId)?.accountRound ?? 0;
  const accountRound = account === 'release' ? Math.min(before + 1, mostRounds) : before;
  return accountRound > 0 ? { ...officer, accountRound } : officer;
};

/** Whether a scope may have officers here. */
export const isServed = (campaign: Campaign, region: string): boolean =>
  region === 'ID' ||
  everyServed(campaign).some(({ code }) => code === region || code.slice(0, 2) === region);

/** Officers of one region: all of them are read at every step of every alert. */
export const mostPerRegion = 100;

/** Throws Refusal 'region-full' when an officer who is new here finds no room. */
export const requireRoom = (there: readonly Officer[], { officerId }: Officer): void => {
  if (there.length >= mostPerRegion && !there.some((one) => one.officerId === officerId))
    throw refuseField('region', 'region-full');
};

/** Rungs that somebody of a scope can stand on. */
export const rungsIn = (campaign: Campaign, region: string): Officer['rung'][] => [
  ...(region === 'ID' ? (['national', 'independent'] as const) : []),
  ...(/^\d{2}$/.test(region) ? ['province' as const] : []),
  ...(servedRegion(campaign, region) ? (['officer', 'chair'] as const) : []),
  'admin',
];

/** A unit that is not spelt as the campaign spells it would let its officer get reports about their own unit. */
const checkUnit = (campaign: Campaign, code: string, unit: string | undefined): void => {
  const region = servedRegion(campaign, code);
  if (region && unit !== undefined && !unitsOf(region).some((known) => known.code === unit))
    throw noSuchUnit(region, 'unit', unit);
};

const mobile = (phone: string): string => {
  const parsed = parseMobile(phone);
  if (!parsed.ok) throw refuseField('phone', parsed.reason);
  return parsed.e164;
};
