import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { putOrFind } from '../../../shared/table/put.ts';
import { keptUntil } from '../intake/retention.ts';
import { reportKeyOf } from '../intake/submit-report.ts';
import { slipShape, slipsTable as table } from './tables.ts';
import { codeOfSlip, type Slip } from './slip.ts';

type Needs = { client: DynamoDBClient; TableName: string };

/** What a slip came with, and when, in milliseconds since the epoch. */
export type Carried = { source: string; slip: Slip; reportKey: string; receivedAt: number };

/**
 * Lets the code of a slip open the report it came with. The first report counts: of a second one with the same
 * slip the code opens nothing. Returns the code where it opens this report, and undefined where it opens another.
 */
export const bindSlip =
  ({ client, TableName, codeKey }: Needs & { codeKey: () => Promise<Uint8Array> }) =>
  async ({ source, slip, reportKey, receivedAt }: Carried): Promise<string | undefined> => {
    const key = await codeKey();
    const code = codeOfSlip(key, source, slip);
    const before = await putOrFind({ client, table, TableName }, slipShape, {
      codeHash: reportKeyOf(key, code),
      reportKey,
      // As long as any report is kept: a lead may be given a name, and then lasts longer.
      expiresAt: keptUntil('named', receivedAt),
    });
    return before === undefined || before.reportKey === reportKey ? code : undefined;
  };
export type BindSlip = ReturnType<typeof bindSlip>;

/** Finds the report that a code opens by a slip, by the hash of the code; undefined where there is none. */
export const findSlip =
  ({ client, TableName }: Needs) =>
  async (codeHash: string): Promise<string | undefined> =>
    (await find({ client, table, TableName }, slipShape, { codeHash }))?.reportKey;
export type FindSlip = ReturnType<typeof findSlip>;
