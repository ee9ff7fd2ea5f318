import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { storedBelow } from '../../../shared/table/list-below.ts';
import { remove } from '../../../shared/table/remove.ts';
import { casesTable } from '../cases/tables.ts';
import { reportersTable, reportsTable } from '../intake/tables.ts';
import { messagesTable } from '../messages/tables.ts';
import { evidenceTable } from '../pieces/tables.ts';

export type PracticeStore = {
  /** Deletes a report with who sent it, its messages and its evidence; the files of that follow from its rows. */
  deleteReport: (reportKey: string) => Promise<void>;
  /** Deletes a case with its history, the row by which it is found last. */
  deleteCase: (caseKey: string) => Promise<void>;
};

type Names = {
  cases: string;
  reports: string;
  reporters: string;
  messages: string;
  evidence: string;
};

/** Deletes what was practised, report by report; who read it stays in its own table. */
export const practiceStore = (client: DynamoDBClient, names: Names): PracticeStore => {
  const stored = {
    cases: { client, table: casesTable, TableName: names.cases },
    reports: { client, table: reportsTable, TableName: names.reports },
    reporters: { client, table: reportersTable, TableName: names.reporters },
    messages: { client, table: messagesTable, TableName: names.messages },
    evidence: { client, table: evidenceTable, TableName: names.evidence },
  };
  return {
    deleteReport: async (reportKey) => {
      for await (const { item } of storedBelow(stored.evidence, { in: reportKey }))
        await remove(stored.evidence, { reportKey, item: item?.S ?? '' });
      for await (const { messageId } of storedBelow(stored.messages, { in: reportKey }))
        await remove(stored.messages, { reportKey, messageId: messageId?.S ?? '' });
      await remove(stored.reporters, { reportKey });
      await remove(stored.reports, { reportKey });
    },
    deleteCase: async (caseKey) => {
      for await (const { item } of storedBelow(stored.cases, { in: caseKey }))
        if (item?.S !== 'case') await remove(stored.cases, { caseKey, item: item?.S ?? '' });
      await remove(stored.cases, { caseKey, item: 'case' });
    },
  };
};
