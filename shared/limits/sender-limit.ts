import { isIP } from 'node:net';
import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { keyedHash } from '../keyed-hash.ts';
import { keyOf } from '../table/item.ts';
import type { NamedTable, Table } from '../table/table.ts';

/** How many calls of one kind an address, and a network, may make in a day (of UTC) before they are over. */
export type SenderPolicy = { kind: string; address: number; network: number };

/** A table of such counts: keyed by the sender's mark, and forgotten by itself. */
export type SendersTable = Table & { partitionKey: 'sender'; expiry: 'expiresAt' };

/** How many calls a sender made in a day. */
export const senderShape = z.object({ calls: z.number() });

/** Longer than the day itself. */
const keptMs = 26 * 3_600_000;

/**
 * The address and the network (/24, of IPv6 /64) of a sender, as they are compared; a network is one even where nothing
 * is known of who calls, so that nobody is let through by it.
 */
export const sendersOf = (address: string): { address: string; network: string } => {
  const plain = address.replace(/^::ffff:/i, '');
  if (isIP(plain) === 4)
    return { address: plain, network: `${plain.split('.').slice(0, 3).join('.')}.0/24` };
  if (isIP(plain) === 6) {
    const network = `${groupsOf(plain).slice(0, 4).join(':')}::/64`;
    // Whoever has a network of IPv6 has all its addresses.
    return { address: network, network };
  }
  return { address: 'unknown', network: 'unknown' };
};

/** The eight groups of an IPv6 address, without leading noughts. */
const groupsOf = (address: string): string[] => {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const between = Array.from({ length: Math.max(8 - left.length - right.length, 0) }, () => '0');
  return [...left, ...(tail === undefined ? [] : between), ...right].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  );
};

/** Whoever calls from the machine itself runs it; behind the gateway of AWS nobody does. */
const thisMachine = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** Counts a call of a sender, and returns whether it is over what is taken as usual. */
export type CountSender = (address: string, now: number) => Promise<'usual' | 'over'>;

/** Counts a call of a sender, and returns how many times what is usual that makes: over from more than 1. */
export type SenderLoad = (address: string, now: number) => Promise<number>;

export type SenderLimitNeeds = {
  client: DynamoDBClient;
  senders: NamedTable<SendersTable>;
  /** A secret of at least 32 bytes: no address is stored, and its mark is another each day. */
  key: () => Promise<Uint8Array>;
  policy: SenderPolicy;
  /** Called with what went wrong where a call could not be counted: it is then usual. */
  fault: (error: unknown) => void;
};

/**
 * Counts calls by keyed marks of the sender's address and network, a day at a time; two writes a call, or
 * one where the address is a network of its own. Soft: nobody is
 * refused by it, and where it fails nobody is over.
 */
export const senderLimit = (needs: SenderLimitNeeds): CountSender => {
  const count = senderLoad(needs);
  return async (address, now) => ((await count(address, now)) > 1 ? 'over' : 'usual');
};

/** The same count as a number: how far above what is usual somebody is decides how much a puzzle asks. */
export const senderLoad =
  ({ client, senders, key, policy, fault }: SenderLimitNeeds): SenderLoad =>
  async (address, now) => {
    if (thisMachine.includes(address)) return 0;
    const { kind } = policy;
    const sender = sendersOf(address);
    const isOne = sender.address === sender.network;
    const limitOf = (by: keyof typeof sender) =>
      isOne ? Math.min(policy.address, policy.network) : policy[by];
    const day = new Date(now).toISOString().slice(0, 10);
    try {
      const secret = await key();
      const loads = await Promise.all(
        (isOne ? (['network'] as const) : (['address', 'network'] as const)).map(async (by) => {
          const mark = keyedHash(secret, `sender/${kind}/${by}/${day}`, sender[by]);
          const command = new UpdateItemCommand({
            TableName: senders.TableName,
            Key: keyOf(senders.table, { sender: mark }),
            UpdateExpression: 'SET expiresAt = :until ADD calls :one',
            ExpressionAttributeValues: marshall({
              ':one': 1,
              ':until': Math.floor((now + keptMs) / 1000),
            }),
            ReturnValues: 'UPDATED_NEW',
          });
          const { Attributes = {} } = await client.send(command);
          return z.parse(senderShape, unmarshall(Attributes)).calls / limitOf(by);
        }),
      );
      return Math.max(...loads);
    } catch (error) {
      fault(error);
      return 0;
    }
  };
