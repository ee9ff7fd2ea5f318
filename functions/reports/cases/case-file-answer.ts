import * as z from 'zod/mini';
import { shownCase } from './list-cases.http.ts';

const words = z.object({ id: z.string(), en: z.string() });
const time = z.string();
const timeOrNull = z.nullable(time);

const classification = z.object({
  /** Never a verdict: officers and authorities decide. */
  proposal: z.string(),
  rows: z.array(z.looseObject({ slug: z.string(), name: words, legalBasis: z.array(z.string()) })),
  severity: z.int(),
  usualSanction: z.optional(z.looseObject({ levels: z.array(z.string()) })),
  referTo: z.optional(z.object({ code: z.string(), name: words })),
  questions: z.array(z.object({ ask: z.string(), words })),
  edition: z.optional(z.string()),
  why: z.array(z.object({ rule: z.string(), because: words, source: z.string() })),
});

const deadline = z.object({
  step: z.string(),
  rule: z.object({
    clock: z.string(),
    amount: z.int(),
    owner: z.string(),
    standing: z.enum(['law', 'practice', 'advice']),
    source: z.string(),
    note: z.nullable(words),
  }),
  startedAt: time,
  dueAt: timeOrNull,
  paused: z.boolean(),
  missed: z.boolean(),
  /** How it was counted, day by day. */
  steps: z.array(words),
});

const historyEntry = z.object({
  version: z.int(),
  at: time,
  by: z.object({ role: z.string(), personId: z.nullable(z.string()) }),
  move: z.string(),
  from: z.string(),
  to: z.string(),
  why: z.nullable(z.string()),
  given: z.nullable(z.record(z.string(), z.union([z.string(), z.boolean()]))),
  dueBefore: timeOrNull,
  dueAfter: timeOrNull,
});

/** The file of a case, as the OpenAPI document tells it. */
export const caseFileAnswer = z.extend(shownCase, {
  zone: z.string(),
  occurredOn: z.string(),
  knownOn: z.string(),
  /** What was told, never by whom; null once the report has gone. */
  report: z.nullable(
    z.object({
      details: z.record(z.string(), z.string()),
      cameBy: z.string(),
      links: z.array(z.string()),
    }),
  ),
  withdrawnAt: timeOrNull,
  raisedAt: timeOrNull,
  classification: z.nullable(classification),
  deadlines: z.array(deadline),
  checklist: z.array(
    z.object({
      requirement: z.string(),
      kind: z.enum(['formal', 'material']),
      met: z.boolean(),
      bySystem: z.boolean(),
      byOfficer: z.nullable(z.object({ met: z.boolean(), at: time, role: z.string() })),
    }),
  ),
  may: z.array(z.object({ move: z.string(), label: words, needs: z.array(z.string()) })),
  references: z.record(z.string(), z.string()),
  referredTo: z.array(z.string()),
  sanctions: z.array(z.object({ kind: z.string(), at: time })),
  outcome: z.nullable(z.string()),
  /** Cases that may be about the same thing; nothing is merged. */
  duplicates: z.array(
    z.object({
      caseKey: z.string(),
      caseNumber: z.string(),
      why: z.array(z.enum(['accused', 'link'])),
      receivedAt: time,
    }),
  ),
  history: z.array(historyEntry),
  keptUntil: time,
});
