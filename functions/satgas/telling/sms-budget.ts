import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { localDate } from '../../../shared/calendar/zones.ts';
import { find } from '../../../shared/table/find.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { eventually } from '../../../shared/table/table.ts';
import { spendShape } from './line-state.ts';
import { deliveriesTable as table } from './tables.ts';

/** A deployment's SMS budget; amounts in millionths of a US dollar. */
export type SmsBudget = { monthlyMicroUsd: number; partMicroUsd: number };

export type BudgetStore = {
  /** What was spent in the month of a moment, in millionths of a US dollar. */
  spent: (now: number) => Promise<number>;
  /** Sets the price of so many parts (one unless said) aside; 'spent' when the month's budget has no room for it. Never exceeds the budget. */
  reserve: (now: number, parts?: number) => Promise<'reserved' | 'spent'>;
  /** Gives back what was set aside at a moment for what was never sent. */
  giveBack: (at: number, microUsd: number) => Promise<void>;
  partMicroUsd: number;
};

/** Counts what the SMS of each month cost, by Jakarta's calendar; a message tried twice is paid for twice. */
export const budgetStore = (
  client: DynamoDBClient,
  TableName: string,
  { monthlyMicroUsd, partMicroUsd }: SmsBudget,
): BudgetStore => ({
  spent: async (now) => {
    const stored = eventually({ client, table, TableName });
    return (await find(stored, spendShape, monthOf(now)))?.spent ?? 0;
  },
  reserve: async (now, parts = 1) => {
    const price = parts * partMicroUsd;
    if (monthlyMicroUsd < price) return 'spent';
    const command = new UpdateItemCommand({
      TableName,
      Key: keyOf(table, monthOf(now)),
      UpdateExpression: 'ADD spent :price',
      ConditionExpression: 'attribute_not_exists(spent) OR spent <= :room',
      ExpressionAttributeValues: marshall({
        ':price': price,
        ':room': monthlyMicroUsd - price,
      }),
    });
    return (await unlessRefused(client.send(command))) ? 'reserved' : 'spent';
  },
  giveBack: async (at, microUsd) => {
    const command = new UpdateItemCommand({
      TableName,
      Key: keyOf(table, monthOf(at)),
      UpdateExpression: 'ADD spent :back',
      ConditionExpression: 'spent >= :least',
      ExpressionAttributeValues: marshall({ ':back': -microUsd, ':least': microUsd }),
    });
    await unlessRefused(client.send(command));
  },
  partMicroUsd,
});

const monthOf = (now: number) => ({
  recipient: 'budget',
  item: localDate(now, 'Asia/Jakarta').slice(0, 7),
});

/** What the month will have cost at its end if it goes on as so far, in millionths of a US dollar. */
export const predictedSpend = (spent: number, now: number): number => {
  const [year = 0, month = 0, day = 1] = localDate(now, 'Asia/Jakarta').split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Math.round((spent / day) * days);
};
