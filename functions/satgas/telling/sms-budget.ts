import {
  ConditionalCheckFailedException,
  GetItemCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { localDate } from '../../../shared/calendar/zones.ts';

/** A deployment's SMS budget; amounts in millionths of a US dollar. */
export type SmsBudget = { monthlyMicroUsd: number; partMicroUsd: number };

export type BudgetStore = {
  /** What was spent in the month of a moment, in millionths of a US dollar. */
  spent: (now: number) => Promise<number>;
  /** Sets the price of so many parts (one unless said) aside; 'spent' when the month's budget has no room for it. Never exceeds the budget. */
  reserve: (now: number, parts?: number) => Promise<'reserved' | 'spent'>;
};

/** Keeps what the SMS of each month cost, by Jakarta's calendar; a message tried twice is paid for twice. */
export const budgetStore = (
  client: DynamoDBClient,
  TableName: string,
  { monthlyMicroUsd, partMicroUsd }: SmsBudget,
): BudgetStore => ({
  spent: async (now) => {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: keyOf(now) }));
    return Item ? z.parse(spentShape, unmarshall(Item)).spent : 0;
  },
  reserve: async (now, parts = 1) => {
    const price = parts * partMicroUsd;
    if (monthlyMicroUsd < price) return 'spent';
    const command = new UpdateItemCommand({
      TableName,
      Key: keyOf(now),
      UpdateExpression: 'ADD spent :price',
      ConditionExpression: 'attribute_not_exists(spent) OR spent <= :room',
      ExpressionAttributeValues: marshall({
        ':price': price,
        ':room': monthlyMicroUsd - price,
      }),
    });
    try {
      await client.send(command);
      return 'reserved';
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'spent';
      throw error;
    }
  },
});

export const spentShape = z.object({ spent: z.number() });

const keyOf = (now: number) =>
  marshall({ recipient: 'budget', item: localDate(now, 'Asia/Jakarta').slice(0, 7) });

/** What the month will have cost at its end if it goes on as so far, in millionths of a US dollar. */
export const predictedSpend = (spent: number, now: number): number => {
  const [year = 0, month = 0, day = 1] = localDate(now, 'Asia/Jakarta').split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Math.round((spent / day) * days);
};
