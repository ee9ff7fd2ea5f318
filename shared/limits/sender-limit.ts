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

/**
 * How many calls came from a network in a day; beside that, under a mark of three letters, how many from each of its
 * addresses (256 at most).
 */
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
 * Counts calls by keyed marks of the sender's address and network, a day at a time, in one write. Soft: nobody is
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
    const sender = sendersOf(address);
    try {
      const marks = marksOf(await key(), policy.kind, { sender, now });
      const { Attributes = {} } = await client.send(countCommand(senders, marks, now));
      const { calls } = z.parse(senderShape, unmarshall(Attributes));
      // An address that is a network of its own is bound by whichever is less.
      const own = marks.address === undefined ? calls : Number(Attributes[marks.address]?.N ?? 0);
      return Math.max(calls / policy.network, own / policy.address);
    } catch (error) {
      fault(error);
      return 0;
    }
  };

type Marks = { network: string; address: string | undefined };

/** As long as a mark of an address is: of one network they are few, and the row that holds them all stays small. */
const markLetters = 3;

/** Marks of another day, kind or secret have nothing in common with these. */
const marksOf = (
  secret: Uint8Array,
  kind: string,
  { sender, now }: { sender: ReturnType<typeof sendersOf>; now: number },
): Marks => {
  const day = new Date(now).toISOString().slice(0, 10);
  const mark = (by: keyof typeof sender) =>
    keyedHash(secret, `sender/${kind}/${by}/${day}`, sender[by]);
  const isOne = sender.address === sender.network;
  return {
    network: mark('network'),
    address: isOne ? undefined : mark('address').slice(0, markLetters),
  };
};

const countCommand = (
  { table, TableName }: NamedTable<SendersTable>,
  { network, address }: Marks,
  now: number,
) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, { sender: network }),
    UpdateExpression: `SET expiresAt = :until ADD calls :one${address === undefined ? '' : ', #address :one'}`,
    ...(address !== undefined && { ExpressionAttributeNames: { '#address': address } }),
    ExpressionAttributeValues: marshall({
      ':one': 1,
      ':until': Math.floor((now + keptMs) / 1000),
    }),
    ReturnValues: 'UPDATED_NEW',
  });
