import * as z from 'zod/mini';
import { laneShape } from '../../../events/lane.ts';
import { barringShape } from '../../../events/barring.ts';
import { storedHash } from '../../../shared/keyed-hash.ts';
import { storedName } from '../../../shared/person-name.ts';
import { recounted, type DeadlineBasis } from './case-deadline.ts';
import { completeDeadline, firstDeadline } from './case-moves.ts';
import { queueOf, type Case, type Changed } from './case.ts';
import { csvColumns } from '../intake/questions.ts';
import { toCompleteShape } from '../intake/to-complete.ts';
import { placeShape } from '../place.ts';
import { duplicateMarks } from './duplicates.ts';
import { entryOf } from './make-move.ts';

/** The part of a stored report that makes its case: nothing about who reported. */
export const openedShape = z.object({
  reportKey: z.string(),
  caseNumber: z.string(),
  region: z.string(),
  lane: laneShape,
  conduct: z.string(),
  severity: z.number(),
  outOfScope: z.optional(z.enum(['money-politics', 'staff-kind'])),
  accusedUnitCode: z.optional(z.string()),
  barring: z.optional(barringShape),
  alike: z.optional(storedHash),
  heldUntil: z.optional(z.number()),
  toComplete: z.optional(toCompleteShape),
  completedAt: z.optional(z.number()),
  firstAccount: z.optional(z.string()),
  receivedAt: z.number(),
  details: z.record(z.string(), z.string()),
  finder: z.optional(placeShape),
  finderName: storedName,
  raisedAt: z.optional(z.number()),
  withdrawnAt: z.optional(z.number()),
  withdrawnReason: z.optional(z.string()),
  expiresAt: z.number(),
});
export type OpenedReport = z.infer<typeof openedShape>;

/** The first version of a report's case, with its entry; a withdrawn report's case is withdrawn by a move. */
export const newCase = (
  report: OpenedReport,
  {
    counting,
    key,
    foundAt,
  }: { counting: DeadlineBasis; key: Uint8Array; foundAt?: number | undefined },
): Changed => {
  const found = foundAt !== undefined && { foundAt };
  const opened = recounted({ ...begun(report, key), ...found }, counting);
  const told = { move: 'open', who: { role: 'system' as const }, at: report.receivedAt };
  return { case: opened, entry: entryOf(opened, told) };
};

/** What lists show without reading the report. */
export const answersForLists = (details: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    csvColumns.flatMap(({ name }) => (details[name] === undefined ? [] : [[name, details[name]]])),
  );

/** What a new case waits for; a lead that was completed before its case was made never waited for that. */
const waiting = ({ toComplete, completedAt, receivedAt }: OpenedReport) =>
  toComplete && completedAt === undefined
    ? { toComplete, clock: { step: completeDeadline, startedAt: receivedAt } }
    : { clock: { step: firstDeadline, startedAt: receivedAt } };

const begun = (report: OpenedReport, key: Uint8Array): Case => {
  const { details, receivedAt, region, reportKey } = report;
  return {
    caseKey: reportKey,
    item: 'case',
    caseNumber: report.caseNumber,
    region,
    lane: report.lane,
    conduct: report.conduct,
    severity: report.severity,
    outOfScope: report.outOfScope,
    accusedUnitCode: report.accusedUnitCode,
    barring: report.barring,
    alike: report.alike,
    ...(report.heldUntil !== undefined && { overLimit: true as const }),
    accusedUnit: details['accusedUnit'],
    state: 'received',
    version: 0,
    receivedAt,
    knownOn: details['knownOn'] ?? '',
    occurredOn: details['occurredOn'] ?? '',
    queue: queueOf(region, 'received'),
    dueAt: 0,
    ...waiting(report),
    ...(report.finder && { finder: report.finder, finderName: report.finderName }),
    stops: [],
    countedBy: '',
    references: {},
    referredTo: [],
    sanctions: [],
    reached: { received: receivedAt },
    checklist: {},
    duplicateMarks: duplicateMarks(key, region, details),
    answers: answersForLists(details),
    nags: 0,
    lastMove: { move: 'open', at: receivedAt, role: 'system', version: 0 },
    raisedAt: report.raisedAt,
    expiresAt: report.expiresAt,
  };
};
