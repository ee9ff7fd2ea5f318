import * as z from 'zod/mini';
import { officerPath, scopeCode, type OfficerForm } from './check-officer.ts';
import { rungs, type Officer } from './officer.ts';

const text = (longest: number) => z.optional(z.string().check(z.maxLength(longest)));
const yes = z.optional(z.literal('yes'));
const day = z.optional(z.union([z.literal(''), z.iso.date()]));

/** An officer as the form of the page sends them: what is left empty of phone and e-mail stays as it is. */
export const editForm = z.strictObject({
  region: scopeCode,
  officerId: officerPath.shape.officerId,
  rung: z.enum(rungs),
  name: z.string().check(z.minLength(2), z.maxLength(120)),
  unit: text(24),
  phone: text(24),
  email: text(120),
  /** Days away, both included. */
  awayFrom: day,
  awayTo: day,
  /** Forgets every leave that was entered. */
  noLeave: yes,
  lang: z.optional(z.enum(['id', 'en'])),
  active: z.enum(['yes', 'no']),
  /** Releases the account they sign in with. */
  release: yes,
});
export type EditForm = z.infer<typeof editForm>;

const filled = (value: string | undefined): string | undefined =>
  value === undefined || value.trim() === '' ? undefined : value.trim();

/** What the register is to say of an officer: what the form says, and the rest as it is. */
export const editedOfficer = (form: EditForm, before: Officer | undefined): OfficerForm => {
  const leave = leaveOf(form, before);
  const unit = filled(form.unit);
  const phone = filled(form.phone) ?? before?.phone;
  const email = filled(form.email) ?? before?.email;
  return {
    ...{ rung: form.rung, name: form.name, active: form.active === 'yes' },
    ...(unit !== undefined && { unit }),
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(before?.duty && { duty: before.duty }),
    ...(leave.length > 0 && { leave }),
    ...(before?.lang && { lang: before.lang }),
    ...(form.release === 'yes' && { account: 'release' as const }),
  };
};

const leaveOf = (
  { awayFrom, awayTo, noLeave }: EditForm,
  before: Officer | undefined,
): NonNullable<Officer['leave']> => {
  const [from, to] = [filled(awayFrom), filled(awayTo)];
  const earlier = noLeave === 'yes' ? [] : (before?.leave ?? []);
  const isThere = earlier.some((one) => one.from === from && one.to === (to ?? from));
  return from === undefined || isThere ? earlier : [...earlier, { from, to: to ?? from }];
};
