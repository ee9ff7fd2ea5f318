import * as z from 'zod/mini';
import { localDate, zoneOf } from '../../../shared/calendar/zones.ts';
import { fieldErrors } from '../../../shared/http/field-errors.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { AnswerTo } from '../answers/plan-answer.ts';
import type { ToComplete } from '../intake/to-complete.ts';
import { checkTogether, reportForm, type ReportForm } from '../intake/report-form.ts';
import { readSlip, type Slip } from '../slips/slip.ts';
import { asAnswers, mapPayload, maxEvidenceLinks, slipField } from './map-payload.ts';
import { readPayload } from './schemes/payload.ts';
import { schemeOf } from './schemes/list.ts';
import type { ReadItem } from './schemes/scheme.ts';
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
  /** Free words: who is accused, and of what, is still to be asked. */
  toComplete?: ToComplete;
  /** Whom to answer that it was taken. */
  answerTo?: AnswerTo;
  /** By which its follow-up code was shown beforehand. */
  slip?: Slip;
};

/**
 * What was told, read as a report; where it is none and the scheme takes free words, as a lead to be completed. Throws
 * the Refusal of the report where there is neither.
 */
export const readOrDraft = (told: ReadItem, source: Source, receivedAt: number): ReadReport => {
  try {
    const read = readTold(told, source, receivedAt);
    const today = localDate(receivedAt, zoneOf(read.form.region));
    checkTogether(read.form, today);
    return read;
  } catch (error) {
    const draft = error instanceof Refusal && draftOf(told, source, receivedAt);
    if (!draft) throw error;
    return draft;
  }
};

const draftOf = (told: ReadItem, source: Source, receivedAt: number): ReadReport | undefined => {
  const { drafts } = schemeOf(source.scheme);
  const draft = drafts === 'none' ? undefined : drafts(told.payload);
  const region = draft && (source.region ?? regionByMapping(told, source));
  if (!draft || region === undefined) return undefined;
  const { account, place, saidAt = receivedAt, saidBy, answerTo } = draft;
  const occurredOn = localDate(Math.min(saidAt, receivedAt), zoneOf(region));
  const answers = { lane: 'lead', region, conduct: 'other', occurredOn, place, account };
  const knownOn = localDate(receivedAt, zoneOf(region));
  const parsed = z.safeParse(reportForm, { knownOn, ...answers });
  if (!parsed.success) return undefined;
  const evidenceLinks = evidenceOf([], told.media ?? []);
  const toComplete = saidBy === 'sender' ? 'message' : 'forward';
  const said = inOneOrder(answers);
  return { form: parsed.data, evidenceLinks, said, toComplete, ...(answerTo && { answerTo }) };
};

/** The region alone, as the mapping reads it, however wrong all else is. */
const regionByMapping = (told: ReadItem, source: Source): string | undefined => {
  const expression = source.mapping?.['region'];
  if (expression === undefined) return undefined;
  try {
    return mapPayload(told.payload, { ...source, mapping: { region: expression } }).answers[
      'region'
    ];
  } catch {
    return undefined;
  }
};

/**
 * Reads what was told as a report: by the source's mapping or, without one, as it is; of the source's region if
 * it has one, a lead where no lane is said, known on the day it came by the region's own calendar where no day
 * is. Throws a Refusal that names what is wrong.
 */
export const readTold = (told: ReadItem, source: Source, receivedAt: number): ReadReport => {
  const mapped = source.mapping && mapPayload(told.payload, source);
  const { [slipField]: sent, ...bare } = mapped ? {} : answersOf(told.payload);
  const slip = told.slip ?? mapped?.slip ?? readSlip(sent);
  const said = mapped?.answers ?? bare;
  const answers = mapped ? said : asAnswers(said, source);
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
  if (!parsed.success)
    throw new Refusal(
      'invalid-fields',
      // Not how long a text came: a mapping that computes could read a sealed delivery by it, length by length.
      fieldErrors(parsed.error.issues).map(({ field, reason }) => ({ field, reason })),
    );
  const evidenceLinks = evidenceOf(mapped?.evidenceLinks ?? [], told.media ?? []);
  // As it came: hashes of what is stored were made of that.
  return { form: parsed.data, evidenceLinks, said: inOneOrder(said), ...(slip && { slip }) };
};

const answersOf = (payload: unknown): Record<string, unknown> => {
  const inner = z.safeParse(wrapped, withData(payload));
  const answers = z.safeParse(
    z.record(z.string(), z.unknown()),
    inner.success ? inner.data.data : payload,
  );
  if (answers.success) return answers.data;
  throw new Refusal('invalid-fields', [{ field: 'body', reason: 'wrong-type' }]);
};

/** Some senders write the answers as JSON inside a text. */
const withData = (payload: unknown): unknown => {
  const sent = z.safeParse(z.looseObject({ data: z.string().check(z.startsWith('{')) }), payload);
  if (!sent.success) return payload;
  try {
    return { ...sent.data, data: readPayload(Buffer.from(sent.data.data)) };
  } catch {
    return payload;
  }
};

const evidenceOf = (links: string[], media: string[]): string[] => {
  const marked = media.map((one) => (/^https?:\/\//i.test(one) ? one : `media:${one}`));
  return [...new Set([...links, ...marked])].slice(0, maxEvidenceLinks);
};

const inOneOrder = (answers: Record<string, unknown>): string =>
  JSON.stringify(Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1)));
