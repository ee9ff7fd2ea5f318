import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { officersQuestions } from '../findings/questions.ts';
import type { Spouse } from '../law/classify.ts';
import { find } from '../../../shared/table/find.ts';
import { itemOf, keyOf } from '../../../shared/table/item.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { eventually } from '../../../shared/table/table.ts';
import { reportsTable } from '../intake/tables.ts';
import { pieceStates } from '../pieces/piece.ts';
import { evidenceTable } from '../pieces/tables.ts';
import type { Case } from './case.ts';

const reportShape = z.object({
  details: z.record(z.string(), z.string()),
  cameBy: z.string(),
  evidenceLinks: z.optional(z.array(z.string())),
});

/** What officers read of a report: what was reported, never by whom. */
export type FileReport = { details: Record<string, string>; cameBy: string; links: string[] };

/** Reads a report for its case file. */
export const fileReport =
  (client: DynamoDBClient, TableName: string) =>
  async (reportKey: string): Promise<FileReport | undefined> => {
    const stored = eventually({ client, table: reportsTable, TableName });
    const found = await find(stored, reportShape, { reportKey });
    if (!found) return undefined;
    const { details, cameBy, evidenceLinks = [] } = found;
    return { details: withoutReporter(details), cameBy, links: evidenceLinks };
  };

/** Identities are stored in another table; were one ever here, or an answer to a deleted question, it would not be returned. */
const withoutReporter = (details: Record<string, string>): Record<string, string> => {
  const shown = officersQuestions.map(({ name }) => name);
  return Object.fromEntries(Object.entries(details).filter(([name]) => shown.includes(name)));
};

/** What of a piece of evidence stands in the file of a case: nothing that shows it. */
const pieceShape = z.object({
  item: z.string().check(z.startsWith('evidence#')),
  state: pieceStates,
  type: z.optional(z.string()),
  bytes: z.optional(z.int()),
  reason: z.optional(z.string()),
  /** When it came, milliseconds since the epoch. */
  at: z.number(),
});
export type FilePiece = z.infer<typeof pieceShape>;

/** Lists the pieces of evidence of a report as they came, the first first; a row that cannot be read is left out. */
export const pieceLister =
  (client: DynamoDBClient, TableName: string) =>
  async (reportKey: string): Promise<FilePiece[]> => {
    const stored = eventually({ client, table: evidenceTable, TableName });
    const below = { in: reportKey, start: 'evidence#' };
    const pieces = await listReadable(stored, pieceShape, below);
    return pieces.sort((a, b) => a.at - b.at);
  };

/** The check, for a transaction, that a report is there and was not withdrawn. */
export const notWithdrawn =
  (TableName: string) =>
  (reportKey: string): TransactWriteItem[] => [
    {
      ConditionCheck: {
        TableName,
        Key: keyOf(reportsTable, { reportKey }),
        ConditionExpression: 'attribute_exists(reportKey) AND attribute_not_exists(withdrawnAt)',
      },
    },
  ];

/** The write by which a report keeps away whom its case does; refused where the report is gone. */
export const barReport =
  (TableName: string) =>
  ({ caseKey: reportKey, accusedUnitCode, barring, toComplete }: Case): TransactWriteItem[] => [
    {
      Update: {
        TableName,
        Key: keyOf(reportsTable, { reportKey }),
        UpdateExpression: `SET barring = :barring ${accusedUnitCode === undefined ? 'REMOVE accusedUnitCode' : ', accusedUnitCode = :unit'}`,
        // Its reporter said whom it accuses meanwhile: the case hears of it in a moment.
        ConditionExpression: `attribute_exists(reportKey)${toComplete ? ' AND attribute_not_exists(completedAt)' : ''}`,
        ExpressionAttributeValues: itemOf({
          ':barring': barring,
          ...(accusedUnitCode !== undefined && { ':unit': accusedUnitCode }),
        }),
      },
    },
  ];

const spouses: readonly Spouse[] = ['no', 'yes-on-cltn', 'yes-not-on-cltn', 'unknown'];

/** The answer about a candidate's spouse, in the terms of the law. */
export const spouseOf = (said: string | undefined): Spouse | undefined =>
  spouses.find((one) => one === said);
