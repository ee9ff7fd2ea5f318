import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { casesTable } from '../cases/tables.ts';
import { evidenceTable } from '../pieces/tables.ts';
import { identityAccessTable } from '../identity/tables.ts';
import { messagesTable } from '../messages/tables.ts';
import { keepAsLongStream } from './keep-as-long.stream.ts';
import { keepAsLong } from './keep-as-long.ts';
import { keepAsLongSettings } from './settings.ts';

const settings = readSettings(keepAsLongSettings);

export const handler = keepAsLongStream(
  keepAsLong(tableClient(), [
    { table: messagesTable, TableName: settings.MESSAGES_TABLE },
    { table: identityAccessTable, TableName: settings.IDENTITY_ACCESS_TABLE },
    { table: casesTable, TableName: settings.CASES_TABLE },
    { table: evidenceTable, TableName: settings.EVIDENCE_TABLE },
  ]),
);
