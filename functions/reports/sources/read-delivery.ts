import * as z from 'zod/mini';
import { localDate, zoneOf } from '../../../shared/calendar/zones.ts';
import { parseJson } from '../../../shared/http/body.ts';
import { fieldErrors } from '../../../shared/http/field-errors.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { reportForm, type ReportForm } from '../report-form.ts';
import type { Source } from './source.ts';

/** Standard Webhooks wrap what they tell in `data`; the bare answers are taken too. */
const wrapped = z.looseObject({ data: z.record(z.string(), z.unknown()) });

/**
 * Reads a delivery's answers as a report: of the source's region if it has one, a lead where no lane is said,
 * known today by the region's own calendar where no day is. Throws a Refusal that names what is wrong.
 */
export const readDelivery = (body: Uint8Array, source: Source, receivedAt: number): ReportForm => {
  const payload = parseJson(body);
  const inner = z.safeParse(wrapped, payload);
  const answers = z.safeParse(
    z.record(z.string(), z.unknown()),
    inner.success ? inner.data.data : payload,
  );
  if (!answers.success)
    throw new Refusal('invalid-fields', [{ field: 'body', reason: 'wrong-type' }]);
  const region = source.region ?? answers.data['region'];
  const parsed = z.safeParse(
    reportForm,
    {
      lane: 'lead',
      knownOn: localDate(receivedAt, zoneOf(typeof region === 'string' ? region : '')),
      ...answers.data,
      ...(source.region !== undefined && { region: source.region }),
    },
    { reportInput: true },
  );
  if (!parsed.success) throw new Refusal('invalid-fields', fieldErrors(parsed.error.issues));
  return parsed.data;
};
