import * as z from 'zod/mini';
import { laneShape } from '../../../events/lane.ts';
import { barringShape } from '../../../events/barring.ts';
import { storedHash } from '../../../shared/keyed-hash.ts';
import { senderShape } from '../../../shared/limits/sender-limit.ts';
import { spentShape } from '../../../shared/puzzle/spend-once.ts';
import { table } from '../../../shared/table/table.ts';
import { storedName } from '../../../shared/person-name.ts';
import { placeShape } from '../place.ts';
import { reporterShape } from './reporter.ts';
import { toCompleteShape } from './to-complete.ts';

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
      lane: laneShape,
      conduct: z.string(),
      severity: z.number(),
      outOfScope: z.optional(z.enum(['money-politics', 'staff-kind'])),
      accusedUnitCode: z.optional(z.string()),
      barring: z.optional(barringShape),
      alike: z.optional(storedHash),
      receivedAt: z.number(),
      cameBy: z.string(),
      bodyHash: z.string(),
      details: z.record(z.string(), z.string()),
      heldUntil: z.optional(z.number()),
      toComplete: z.optional(toCompleteShape),
      /** When its reporter completed it, and of what: a retry is told from another. */
      completedAt: z.optional(z.number()),
      completedHash: z.optional(storedHash),
      /** What its message said, where its reporter wrote anew. */
      firstAccount: z.optional(z.string()),
      evidenceLinks: z.optional(z.array(z.string())),
      /** Of a finding: who of the satgas found it. */
      finder: z.optional(placeShape),
      finderName: storedName,
      raisedAt: z.optional(z.number()),
      nameHash: z.optional(z.string()),
      withdrawnAt: z.optional(z.number()),
      withdrawnReason: z.optional(z.string()),
      expiresAt: z.number(),
    }),
  }),
});

/** How many reports came from where, and the puzzles that were solved above the limit. */
export const sendersTable = /* @__PURE__ */ table({
  name: 'senders',
  says: 'How many reports an address and a network sent in a day, by keyed marks that change every day; puzzles solved, until they end',
  partitionKey: 'sender',
  expiry: 'expiresAt',
  items: () => ({ sender: senderShape, spent: spentShape }),
});

/** Who reported, apart from the reports and under a key of its own. */
export const reportersTable = /* @__PURE__ */ table({
  name: 'reporters',
  says: 'Who reported, under the key of the report',
  partitionKey: 'reportKey',
  expiry: 'expiresAt',
  items: () => ({ reporter: reporterShape }),
});
