import * as z from 'zod/mini';
import { regionCode } from '../../../shared/regions/region-code.ts';
import { pledgeForm } from '../register/pledge-form.ts';

const { act, textVersion, agreed } = pledgeForm.shape;

/** Whose number and mailbox. Nothing is pledged by it. */
export const askForm = z.strictObject({
  region: regionCode,
  number: z.string().check(z.minLength(1), z.maxLength(40)),
  mailbox: z.string().check(z.minLength(3), z.maxLength(200)),
});
export type AskForm = z.infer<typeof askForm>;

/** What somebody says who opened the link: neither number nor unit, which the link tells. */
export const linkForm = z.strictObject({
  staffKind: z.enum(['pns', 'pppk', 'pppk-part-time']),
  act,
  textVersion,
  agreed,
});
