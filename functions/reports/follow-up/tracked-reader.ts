import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import { listBelow, listed, type Below } from '../../../shared/table/list-below.ts';
import { eventually, type NamedTable } from '../../../shared/table/table.ts';
import { casesTable } from '../cases/tables.ts';
import { evidenceTable } from '../pieces/tables.ts';
import { identityAccessTable } from '../identity/tables.ts';
import { messagesRead } from '../messages/messages-that-fit.ts';
import { aboutCase } from '../readings/reading.ts';
import { readingsTable } from '../readings/tables.ts';
import type { MessageStore } from '../messages/message-store.ts';
import type { Box, Message } from '../messages/message.ts';
import { trackedReport, type TrackedReport } from '../messages/tracked-report.ts';

/** Everything that is stored of one report and may concern its reporter. Without a report all of it is empty. */
export type TrackedRows = {
  /** Milliseconds since the epoch. */
  readAt: number;
  report: TrackedReport | undefined;
  caseItems: unknown[];
  messages: Message[];
  box: Box | undefined;
  evidence: unknown[];
  identityAccess: unknown[];
  readings: unknown[];
};

/** Rows read of the case, its evidence, its identity trail and its readings: the newest of each. */
export const rowsRead = 100;

type Tables = {
  reports: string;
  cases: string;
  evidence: string;
  identityAccess: string;
  readings: string;
};
type Needs = { client: DynamoDBClient; tables: Tables; messages: MessageStore; now: Now };

/** Reads what a report's holder may see: the same calls, all at once, whether there is such a report or not. */
export const trackedReader = ({ client, tables, messages, now }: Needs) => {
  const findReport = trackedReport({ client, tables, now });
  const rowsOf = rowReader(client);
  const evidenceOf = evidenceReader(rowsOf, tables.evidence);
  return async (reportKey: string, before?: string): Promise<TrackedRows> => {
    const readAt = now();
    const [report, kept, moves, evidence, identityAccess, readings, said, box] = await Promise.all([
      findReport(reportKey),
      rowsOf({ table: casesTable, TableName: tables.cases }, { in: reportKey, start: 'case' }),
      rowsOf({ table: casesTable, TableName: tables.cases }, { in: reportKey, start: 'move#' }),
      evidenceOf(reportKey),
      rowsOf({ table: identityAccessTable, TableName: tables.identityAccess }, { in: reportKey }),
      rowsOf({ table: readingsTable, TableName: tables.readings }, { in: aboutCase(reportKey) }),
      messages.list(reportKey, { most: messagesRead, ...(before !== undefined && { before }) }),
      messages.look(reportKey, 'reporter', readAt),
    ]);
    const caseItems = [...kept, ...moves];
    return { readAt, report, caseItems, evidence, identityAccess, readings, messages: said, box };
  };
};
export type ReadTracked = ReturnType<typeof trackedReader>;

type RowsOf = ReturnType<typeof rowReader>;

/** Pieces, their trails, and openings of sealed files, each by itself: however many there are of one, none hides another. */
const evidenceReader =
  (rowsOf: RowsOf, TableName: string) =>
  async (reportKey: string): Promise<unknown[]> => {
    const kinds = ['evidence#', 'custody#', 'opened#'];
    const named = { table: evidenceTable, TableName };
    return (
      await Promise.all(kinds.map((start) => rowsOf(named, { in: reportKey, start })))
    ).flat();
  };

/** Reads the newest rows of one partition, those whose sort key begins with `start`. */
const rowReader =
  (client: DynamoDBClient) =>
  (named: NamedTable, below: Pick<Below, 'in' | 'start'>): Promise<unknown[]> => {
    const newest: Below = { ...below, order: 'descending', most: rowsRead };
    return listed(listBelow(eventually({ ...named, client }), z.unknown(), newest));
  };
