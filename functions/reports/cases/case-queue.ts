import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { caseShape, type Case } from './case.ts';

/** A position in a queue: the last case that was read. */
export type Position = Pick<Case, 'dueAt' | 'caseKey'>;

export type QueueRequest = {
  region: string;
  which: 'open' | 'closed';
  /** Only cases due before this moment (milliseconds). */
  dueBefore?: number | undefined;
  after?: Position | undefined;
  most: number;
};

/** The cases of a region in the order they are due: the next of them, fewer than requested at the end. */
export type ReadQueue = (asked: QueueRequest) => Promise<Case[]>;

/** Reads the queues of the Cases table; changes appear there a moment later. */
export const caseQueue =
  (client: DynamoDBClient, TableName: string): ReadQueue =>
  async ({ region, which, dueBefore, after, most }) => {
    const queue = `${region}#${which}`;
    const cases: Case[] = [];
    let from = after && { queue, dueAt: after.dueAt, caseKey: after.caseKey, item: 'case' };
    for (;;) {
      const page = await client.send(
        new QueryCommand({
          TableName,
          IndexName: 'queue',
          KeyConditionExpression:
            dueBefore === undefined ? 'queue = :queue' : 'queue = :queue AND dueAt < :due',
          ExpressionAttributeValues: marshall(
            { ':queue': queue, ':due': dueBefore },
            { removeUndefinedValues: true },
          ),
          Limit: most - cases.length,
          ...(from && { ExclusiveStartKey: marshall(from) }),
        }),
      );
      cases.push(...(page.Items ?? []).map((item) => z.parse(caseShape, unmarshall(item))));
      const last = cases.at(-1);
      if (!page.LastEvaluatedKey || !last || cases.length >= most) return cases;
      from = { queue, dueAt: last.dueAt, caseKey: last.caseKey, item: 'case' };
    }
  };

/** How many cases a whole look through a queue reads at a time. */
const pageSize = 200;

/** Every case of a queue, page by page, in the order they are due. */
export async function* everyCase(
  read: ReadQueue,
  asked: Omit<QueueRequest, 'after' | 'most'>,
): AsyncGenerator<Case> {
  let after: Position | undefined;
  for (;;) {
    const page = await read({ ...asked, after, most: pageSize });
    yield* page;
    if (page.length < pageSize) return;
    after = page.at(-1);
  }
}
