import * as z from 'zod/mini';
import { reportersLanes } from '../../../events/lane.ts';
import { isUnread } from '../messages/message.ts';
import { messagesThatFit } from '../messages/messages-that-fit.ts';
import { readCase } from './case-for-reporter.ts';
import { authorities, caseStates, moves } from '../cases/case-moves.ts';
import { evidenceForReporter } from './evidence-for-reporter.ts';
import { categories, trailForReporter } from '../identity/trail.ts';
import { custodyActs, pieceStates } from '../pieces/piece.ts';
import { laneRules } from '../lanes.ts';
import type { TrackedReport } from '../messages/tracked-report.ts';
import { readingsForReporter, readingsView } from '../readings/readings-for-reporter.ts';
import { rowsRead, type TrackedRows } from './tracked-reader.ts';

const time = z.string();

/** A report as its reporter sees it; the satgas has no names here. */
export const reportView = z.object({
  caseNumber: z.string(),
  region: z.string(),
  lane: z.enum(reportersLanes),
  stage: z.enum(caseStates),
  receivedAt: time,
  /** When this answer was made. */
  shownAt: time,
  raisedAt: z.nullable(time),
  withdrawnAt: z.nullable(time),
  timeline: z.array(
    z.object({
      at: time,
      stage: z.enum(caseStates),
      authority: z.nullable(z.enum(authorities)),
      registerNumber: z.nullable(z.string()),
      /** The authority confirmed that it has the whole report. */
      handedOver: z.boolean(),
    }),
  ),
  /** When the next step is due; null when nothing is due or the clock is paused. */
  dueAt: z.nullable(time),
  clockStopped: z.boolean(),
  messages: z.array(
    z.object({
      messageId: z.string(),
      from: z.enum(['you', 'satgas']),
      text: z.string(),
      at: time,
      unread: z.boolean(),
    }),
  ),
  /** Where older messages begin: send it as `before`. */
  olderMessages: z.nullable(z.string()),
  /** When the satgas last looked at the messages. */
  satgasLookedAt: z.nullable(time),
  evidence: z.array(
    z.object({
      id: z.string(),
      state: pieceStates,
      reason: z.nullable(z.string()),
      sha256: z.nullable(z.string()),
      bytes: z.nullable(z.int()),
      /** When it came. */
      at: z.nullable(time),
      /** The last acts; of what was done with a sealed file also the role of who did it, never who. */
      custody: z.array(z.object({ at: time, what: custodyActs, role: z.nullable(z.string()) })),
      /** How often a sealed file was opened, by role. */
      opened: z.array(z.object({ role: z.string(), times: z.int() })),
    }),
  ),
  identityAccess: z.array(
    z.object({
      at: time,
      what: z.enum(['asked', 'approved', 'read']),
      role: z.string(),
      region: z.string(),
      category: z.enum(categories),
    }),
  ),
  /** How often the satgas opened the report, and when last; who it was is never told. */
  readings: readingsView,
  keptUntil: time,
  may: z.object({ giveName: z.boolean(), withdraw: z.boolean() }),
});
export type ReportView = z.infer<typeof reportView>;

/** States from which a report can still be withdrawn: before it was passed on to anybody. */
export const withdrawable: readonly string[] =
  moves.find(({ name }) => name === 'withdraw')?.from ?? [];

/** What the holder of a code sees of their report. */
export const showReport = (report: TrackedReport, rows: TrackedRows): ReportView => {
  const { stage, timeline, dueAt, clockStopped } = readCase(report, rows);
  const fit = messagesThatFit(rows.messages);
  return {
    caseNumber: report.caseNumber,
    region: report.region,
    // A finding has no reporter: nobody holds a code to one.
    lane: laneRules[report.lane].hasIdentity ? 'named' : 'lead',
    stage,
    receivedAt: iso(report.receivedAt),
    shownAt: iso(rows.readAt),
    raisedAt: isoOrNull(report.raisedAt),
    withdrawnAt: isoOrNull(report.withdrawnAt),
    timeline,
    dueAt,
    clockStopped,
    messages: fit.shown.map((message) => ({
      messageId: message.messageId,
      from: message.from === 'reporter' ? ('you' as const) : ('satgas' as const),
      text: message.text,
      at: iso(message.at),
      unread: message.from === 'officer' && isUnread(message, rows.box?.reporterLookedAt),
    })),
    olderMessages: fit.olderFrom ?? null,
    satgasLookedAt: isoOrNull(rows.box?.officerLookedAt),
    evidence: evidenceForReporter(rows.evidence),
    identityAccess: trailForReporter(rows.identityAccess),
    readings: readingsForReporter(rows.readings, rowsRead),
    keptUntil: iso(report.expiresAt * 1000),
    may: {
      giveName: report.lane === 'lead' && report.withdrawnAt === undefined,
      withdraw: report.withdrawnAt === undefined && withdrawable.includes(stage),
    },
  };
};

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | undefined): string | null => (ms === undefined ? null : iso(ms));
