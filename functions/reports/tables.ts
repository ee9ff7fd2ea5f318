import * as z from 'zod/mini';
import { table } from '../../shared/table/table.ts';
import { changedYearShape } from './calendar/changed-year.ts';
import { caseShape, entryShape } from './cases/case.ts';
import { duplicateRowShape } from './cases/duplicate-row.ts';
import { regionFunnelShape } from './cases/funnel.ts';
import { custodyShape, pieceShape } from './evidence/piece.ts';
import { boxShape, messageShape } from './messages/message.ts';
import { reporterShape } from './intake/reporter.ts';
import { approvalShape, readShape, requestShape } from './identity/trail.ts';
import { foundShape } from './sources/quarantine-store.ts';
import { gapShape } from './sources/reconcile-store.ts';
import { settledShape } from './sources/settled-store.ts';
import { sourceShape } from './sources/source.ts';

/** Reports and leads, without who reported. */
export const reportsTable = /* @__PURE__ */ table({
  name: 'reports',
  says: 'Reports and leads: everything but who reported',
  partitionKey: 'reportKey',
  stream: 'NEW_IMAGE',
  expiry: 'expiresAt',
  items: () => ({
    report: z.object({
      reportKey: z.string(),
      caseNumber: z.string(),
      region: z.string(),
      lane: z.enum(['lead', 'named']),
      conduct: z.string(),
      severity: z.number(),
      outOfScope: z.optional(z.enum(['money-politics', 'staff-kind'])),
      accusedUnitCode: z.optional(z.string()),
      receivedAt: z.number(),
      cameBy: z.string(),
      bodyHash: z.string(),
      details: z.record(z.string(), z.string()),
      evidenceLinks: z.optional(z.array(z.string())),
      raisedAt: z.optional(z.number()),
      nameHash: z.optional(z.string()),
      withdrawnAt: z.optional(z.number()),
      withdrawnReason: z.optional(z.string()),
      expiresAt: z.number(),
    }),
  }),
});

/** Who reported, apart from the reports and under a key of its own. */
export const reportersTable = /* @__PURE__ */ table({
  name: 'reporters',
  says: 'Who reported, under the key of the report',
  partitionKey: 'reportKey',
  expiry: 'expiresAt',
  items: () => ({ reporter: reporterShape }),
});

/** Senders of webhooks. */
export const sourcesTable = /* @__PURE__ */ table({
  name: 'sources',
  says: 'Webhook sources and their secrets',
  partitionKey: 'source',
  items: () => ({ source: sourceShape }),
});

/** Webhook deliveries that could not become reports. */
export const quarantineTable = /* @__PURE__ */ table({
  name: 'quarantine',
  says: 'Deliveries that could not become reports, raw bodies of those that did, and what was settled',
  partitionKey: 'source',
  sortKey: 'id',
  expiry: 'expiresAt',
  items: () => ({ delivery: foundShape, settled: settledShape }),
});

/** Pieces of evidence. */
export const evidenceTable = /* @__PURE__ */ table({
  name: 'evidence',
  says: 'Pieces of evidence of each report, and what was done with each by whom',
  partitionKey: 'reportKey',
  sortKey: 'item',
  stream: 'NEW_AND_OLD_IMAGES',
  expiry: 'expiresAt',
  items: () => ({
    piece: pieceShape,
    custody: custodyShape,
    count: z.object({ pieces: z.int(), expiresAt: z.number() }),
  }),
});

/** What officers work on. */
export const casesTable = /* @__PURE__ */ table({
  name: 'cases',
  says: 'One case for each report with its history beside it, and rows by which duplicates find each other',
  partitionKey: 'caseKey',
  sortKey: 'item',
  index: { name: 'queue', partitionKey: 'queue', sortKey: 'dueAt' },
  stream: 'NEW_AND_OLD_IMAGES',
  expiry: 'expiresAt',
  items: () => ({ case: caseShape, entry: entryShape, duplicate: duplicateRowShape }),
});

/** Messages between reporters and officers. */
export const messagesTable = /* @__PURE__ */ table({
  name: 'messages',
  says: 'Messages between the reporter and the officers of a report, and its message box',
  partitionKey: 'reportKey',
  sortKey: 'messageId',
  stream: 'NEW_IMAGE',
  expiry: 'expiresAt',
  items: () => ({
    message: messageShape,
    box: boxShape,
    once: z.object({ body: z.string(), expiresAt: z.number() }),
    raised: z.object({ at: z.number(), expiresAt: z.number() }),
  }),
});

/** Who read a reporter's name. */
export const identityAccessTable = /* @__PURE__ */ table({
  name: 'identityAccess',
  says: "Who requested, approved and read a reporter's name",
  partitionKey: 'reportKey',
  sortKey: 'item',
  expiry: 'expiresAt',
  items: () => ({ request: requestShape, approval: approvalShape, read: readShape }),
});

/** Days off. */
export const calendarTable = /* @__PURE__ */ table({
  name: 'calendar',
  says: 'Holidays and joint leave as an admin changed them, by year',
  partitionKey: 'year',
  stream: 'NEW_IMAGE',
  items: () => ({ year: changedYearShape }),
});

/** Numbers for oversight. */
export const summariesTable = /* @__PURE__ */ table({
  name: 'summaries',
  says: 'Numbers of each region and each webhook source for oversight, without personal data',
  partitionKey: 'scope',
  sortKey: 'item',
  expiry: 'expiresAt',
  items: () => ({ funnel: regionFunnelShape, gap: gapShape }),
});
