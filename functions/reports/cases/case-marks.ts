import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { findMany } from '../../../shared/table/find-many.ts';
import { boxId } from '../messages/message-writes.ts';
import { boxShape, isWaiting } from '../messages/message.ts';
import { shownName } from '../../../shared/person-name.ts';
import { messagesTable } from '../messages/tables.ts';
import { evidenceTable } from '../pieces/tables.ts';
import type { Case } from './case.ts';
import { ownersOf } from './held.ts';
import type { HeldStore } from './held-store.ts';

/** What of a case waits for somebody, and who has it. */
export type CaseMarks = {
  /** Ids of the officers who have its alert. */
  owners: string[];
  /** How they are called, in the same order; null of who has not opened the case yet. */
  ownerNames: (string | null)[];
  /** The reporter wrote, and nobody of the satgas has looked or answered since. */
  messageWaiting: boolean;
  /** Somebody proposed how it ends, and a second person must agree. */
  endProposed: boolean;
  /** Pieces of evidence. */
  pieces: number;
  /** Some of it came after the case was moved last. */
  evidenceIsNew: boolean;
};

/** The marks of some cases, by their keys; at most three reads, however many cases. */
export type ReadMarks = (cases: readonly Case[]) => Promise<(kept: Case) => CaseMarks>;

type Needs = { held: Pick<HeldStore, 'holdersOf'>; messages: string; evidence: string };

const boxRow = z.extend(boxShape, { reportKey: z.string() });
const countRow = z.object({
  reportKey: z.string(),
  pieces: z.int(),
  at: z.optional(z.number()),
});

/** Reads the marks of the cases of one page. */
export const readMarks =
  (client: DynamoDBClient, { held, messages, evidence }: Needs): ReadMarks =>
  async (cases) => {
    const keys = cases.map(({ caseKey }) => caseKey);
    const boxes = { client, table: messagesTable, TableName: messages };
    const counts = { client, table: evidenceTable, TableName: evidence };
    const [holders, written, counted] = await Promise.all([
      held.holdersOf(keys),
      findMany(boxes, boxRow, {
        keys: keys.map((reportKey) => ({ reportKey, messageId: boxId })),
        unreadable: 'left-out',
      }),
      findMany(counts, countRow, {
        keys: keys.map((reportKey) => ({ reportKey, item: 'count' })),
        unreadable: 'left-out',
      }),
    ]);
    return (kept) => {
      const box = written.find(({ reportKey }) => reportKey === kept.caseKey);
      const count = counted.find(({ reportKey }) => reportKey === kept.caseKey);
      const having = holders.find(({ caseKey }) => caseKey === kept.caseKey);
      const owners = ownersOf(having);
      return {
        owners,
        ownerNames: owners.map((id) => having?.names?.[id] ?? null),
        messageWaiting: box !== undefined && isWaiting(box),
        endProposed: kept.ending !== undefined,
        pieces: count?.pieces ?? 0,
        evidenceIsNew: (count?.at ?? 0) > kept.lastMove.at,
      };
    };
  };

/** The marks of cases as a list shows them. */
export const marksShape = z.object({
  owners: z.array(z.string()),
  ownerNames: z.array(shownName),
  messageWaiting: z.boolean(),
  endProposed: z.boolean(),
  pieces: z.int(),
  evidenceIsNew: z.boolean(),
});
