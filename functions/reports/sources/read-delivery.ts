import * as z from 'zod/mini';
import { localDate, zoneOf } from '../../../shared/calendar/zones.ts';
import { fieldErrors } from '../../../shared/http/field-errors.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { reportForm, type ReportForm } from '../intake/report-form.ts';
import { mapPayload, maxEvidenceLinks } from './map-payload.ts';
import type { Told } from './schemes/scheme.ts';
import type { Source } from './source.ts';

/** Some senders wrap what they tell in `data`; the bare answers are taken too. */
const wrapped = z.looseObject({ data: z.record(z.string(), z.unknown()) });

/** What was told, read as a report. */
export type ReadReport = {
  form: ReportForm;
  /** At most five: addresses, or `media:<id>` for what only the provider's API can show. */
  evidenceLinks: string[];
  /** What was said, before anything was added that depends on when it came: tells a retry from another body. */
  said: string;
};

/**
 * Reads what was told as a report: by the source's mapping or, without one, as it is; of the source's region if
 * it has one, a lead where no lane is said, known on the day it came by the region's own calendar where no day
 * is. Throws a Refusal that names what is wrong.
 */
export const readTold = (told: Told, source: Source, receivedAt: number): ReadReport => {
  const mapped = source.mapping && mapPayload(told.payload, source);
  const answers = mapped?.answers ?? answersOf(told.payload);
  const region = source.region ?? answers['region'];
  const parsed = z.safeParse(
    reportForm,
    {
      lane: 'lead',
      knownOn: localDate(receivedAt, zoneOf(typeof region === 'string' ? region : '')),
      ...answers,
      ...(source.region !== undefined && { region: source.region }),
    },
    { reportInput: true },
  );
  if (!parsed.success) throw new Refusal('invalid-fields', fieldErrors(parsed.error.issues));
  const evidenceLinks = evidenceOf(mapped?.evidenceLinks ?? [], told.media ?? []);
  return { form: parsed.data, evidenceLinks, said: inOneOrder(answers) };
};

const answersOf = (payload: unknown): Record<string, unknown> => {
  const inner = z.safeParse(wrapped, payload);
  const answers = z.safeParse(
    z.record(z.string(), z.unknown()),
    inner.success ? inner.data.data : payload,
  );
  if (answers.success) return answers.data;
  throw new Refusal('invalid-fields', [{ field: 'body', reason: 'wrong-type' }]);
};

const evidenceOf = (links: string[], media: string[]): string[] => {
  const marked = media.map((one) => (/^https?:\/\//i.test(one) ? one : `media:${one}`));
  return [...new Set([...links, ...marked])].slice(0, maxEvidenceLinks);
};

const inOneOrder = (answers: Record<string, unknown>): string =>
  JSON.stringify(Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)));
