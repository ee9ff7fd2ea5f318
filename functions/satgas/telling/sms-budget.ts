import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { localDate } from '../../../shared/calendar/zones.ts';
import { find } from '../../../shared/table/find.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { eventually } from '../../../shared/table/table.ts';
import { alertPolicy, type Channel } from '../policy.ts';
import { spendShape } from './line-state.ts';
import { deliveriesTable as table } from './tables.ts';

/**
 * A deployment's budget for what is sent to phones; amounts in millionths of a US dollar. What a message by WhatsApp costs
 * is left out where none is sent.
 */
export type SmsBudget = Prices & { monthlyMicroUsd: number };
export type Prices = { partMicroUsd: number; whatsappMicroUsd?: number };

/** What one message by a channel costs, in millionths of a US dollar; e-mails are not counted. */
export const priceOf = ({ partMicroUsd, whatsappMicroUsd = 0 }: Prices, channel: Channel): number =>
  ({ sms: partMicroUsd, whatsapp: whatsappMicroUsd, email: 0 })[channel];

/** What an SMS is for: it decides how much of each slice it may use. */
export type Purpose = keyof typeof alertPolicy.budget.slices;

/** Whose slice pays for how many parts (one unless said), of SMS unless said. */
export type Paying = { region: string; as: Purpose; parts?: number; channel?: Channel };

export type BudgetStore = {
  /** What was spent in the month of a moment, in millionths of a US dollar. */
  spent: (now: number) => Promise<number>;
  /**
   * Sets the price aside in the day of the region, the day of all, and the month; 'slice-spent' when a day has no room
   * for it, 'spent' when the month has none. Never exceeds any of them.
   */
  reserve: (now: number, paying: Paying) => Promise<'reserved' | 'slice-spent' | 'spent'>;
  /** Gives back what was set aside at a moment for what was never sent. */
  giveBack: (at: number, region: string, microUsd: number) => Promise<void>;
} & Prices;

/** One sum that is counted, and how much of it may be used. */
export type Slice = { item: string; limit: number; of: 'region-day' | 'day' | 'month' };

/** What pays for an SMS, in the order it is set aside; by Jakarta's calendar. */
export const slicesFor = (
  now: number,
  { region, as }: Paying,
  { monthlyMicroUsd, partMicroUsd }: SmsBudget,
): Slice[] => {
  const { slices, leastParts } = alertPolicy.budget;
  const { regionDay, day, month } = slices[as];
  const ofDay = (share: number) =>
    Math.max(Math.floor(share * monthlyMicroUsd), leastParts * partMicroUsd);
  const [today, month0] = itemsOf(now);
  return [
    { item: `${today}#${region}`, of: 'region-day', limit: ofDay(regionDay) },
    { item: today, of: 'day', limit: ofDay(day) },
    { item: month0, of: 'month', limit: Math.floor(month * monthlyMicroUsd) },
  ];
};

const itemsOf = (now: number): [day: string, month: string] => {
  const today = localDate(now, 'Asia/Jakarta');
  return [today, today.slice(0, 7)];
};

/** Whether so much of the month is spent in one day that somebody should look. */
export const isHighDay = (spentToday: number, { monthlyMicroUsd }: SmsBudget): boolean =>
  spentToday >= alertPolicy.budget.dayAlarm * monthlyMicroUsd;

type Counted = SmsBudget & {
  /** Called for each SMS by which a day is a high one. */
  dayIsHigh?: () => void;
};

const spendOf = (item: string) => ({ recipient: 'budget', item });
const keptSeconds = 400 * 86_400;

/**
 * Counts what the SMS of each day and month cost; a message tried twice is paid for twice. Each sum is one conditional
 * write: interrupted between two of them, a day counts an SMS that was not sent, and never the other way round.
 */
export const budgetStore = (
  client: DynamoDBClient,
  TableName: string,
  budget: Counted,
): BudgetStore => {
  const add = adder(client, TableName);
  const { partMicroUsd, whatsappMicroUsd = 0 } = budget;
  return {
    spent: async (now) => {
      const stored = eventually({ client, table, TableName });
      return (await find(stored, spendShape, spendOf(itemsOf(now)[1])))?.spent ?? 0;
    },
    reserve: async (now, paying) => {
      const price = (paying.parts ?? 1) * priceOf(budget, paying.channel ?? 'sms');
      const done: Slice[] = [];
      for (const slice of slicesFor(now, paying, budget)) {
        const spent = await add(slice, price, now);
        if (spent === undefined) {
          for (const one of done.toReversed()) await add(one, -price, now);
          return slice.of === 'month' ? 'spent' : 'slice-spent';
        }
        done.push(slice);
        if (slice.of === 'day' && isHighDay(spent, budget)) budget.dayIsHigh?.();
      }
      return 'reserved';
    },
    giveBack: async (at, region, microUsd) => {
      const slices = slicesFor(at, { region, as: 'first' }, budget);
      for (const slice of slices.toReversed()) await add(slice, -microUsd, at);
    },
    partMicroUsd,
    whatsappMicroUsd,
  };
};

const spentNow = z.object({ spent: z.number() });

/** Adds to a sum as far as its limit goes, and never below nothing; returns the sum, or undefined where it has no room. */
const adder =
  (client: DynamoDBClient, TableName: string) =>
  async (
    { item, limit, of }: Slice,
    microUsd: number,
    now: number,
  ): Promise<number | undefined> => {
    if (limit < microUsd) return undefined;
    const isBack = microUsd < 0;
    const command = new UpdateItemCommand({
      TableName,
      Key: keyOf(table, spendOf(item)),
      UpdateExpression: `${of === 'month' ? '' : 'SET expiresAt = :until '}ADD spent :price`,
      ConditionExpression: isBack
        ? 'spent >= :bound'
        : 'attribute_not_exists(spent) OR spent <= :bound',
      ExpressionAttributeValues: marshall({
        ':price': microUsd,
        ':bound': isBack ? -microUsd : limit - microUsd,
        ...(of !== 'month' && { ':until': Math.floor(now / 1000) + keptSeconds }),
      }),
      ReturnValues: 'UPDATED_NEW',
    });
    const written = await unlessRefused(client.send(command));
    return written && z.parse(spentNow, unmarshall(written.Attributes ?? {})).spent;
  };

/** What the month will have cost at its end if it goes on as so far, in millionths of a US dollar. */
export const predictedSpend = (spent: number, now: number): number => {
  const [year = 0, month = 0, day = 1] = localDate(now, 'Asia/Jakarta').split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Math.round((spent / day) * days);
};
