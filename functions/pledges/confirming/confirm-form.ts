import * as z from 'zod/mini';
import { pledgeForm } from '../register/pledge-form.ts';

const { region, unit, act, textVersion, agreed } = pledgeForm.shape;

/** What somebody who signed in says when pledging. There is no number among it: the proof tells whose it is. */
export const confirmForm = z.strictObject({
  region,
  unit,
  staffKind: z.enum(['pns', 'pppk', 'pppk-part-time']),
  act,
  textVersion,
  /** Which sign-in the form was shown for. */
  signIn: z.string().check(z.minLength(1), z.maxLength(100)),
  agreed,
});
export type ConfirmForm = z.infer<typeof confirmForm>;
