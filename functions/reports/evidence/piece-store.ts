import {
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { transact } from '../follow-up/cancelled.ts';
import {
  custodyItem,
  custodyShape,
  mostPieces,
  pieceShape,
  type Custody,
  type Piece,
} from './piece.ts';

type Act = Pick<Custody, 'what' | 'by' | 'at'> & { sha256?: string | undefined; nonce: string };

export type PieceStore = {
  /** Everything kept of a report's evidence. */
  list: (reportKey: string) => Promise<{ pieces: Piece[]; custody: Custody[] }>;
  find: (reportKey: string, item: string) => Promise<Piece | undefined>;
  /** Keeps a new piece with the first line of its trail, once, as long as the report has fewer than it may have. */
  add: (piece: Piece, act: Act) => Promise<'added' | 'already-there' | 'too-many'>;
  /** Changes a piece that is not sealed or refused yet, with the line that says so. */
  settle: (piece: Piece, act: Act) => Promise<'settled' | 'settled-before'>;
  /** Notes what is about to be done with a piece. */
  note: (piece: Piece, act: Act) => Promise<void>;
};

/** Photos of one report that come at once meet on its count: ten of them get through in two seconds at most. */
const patience = { attempts: 10, pauseMs: 40 };

/** Keeps pieces of evidence and, beside them, the trail of what was done with each. */
export const pieceStore = (client: DynamoDBClient, TableName: string): PieceStore => {
  const write = (TransactItems: TransactWriteItem[]) =>
    transact(() => client.send(new TransactWriteItemsCommand({ TransactItems })), patience);
  const put = (item: object, condition?: string, values?: Record<string, string>) => ({
    Put: {
      TableName,
      Item: marshall(item, { removeUndefinedValues: true }),
      ...(condition !== undefined && { ConditionExpression: condition }),
      ...(values && {
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: marshall(values),
      }),
    },
  });
  return {
    list: (reportKey) => listOf(client, TableName, reportKey),
    find: async (reportKey, item) => {
      const Key = marshall({ reportKey, item });
      const asked = new GetItemCommand({ TableName, Key, ConsistentRead: true });
      const { Item } = await client.send(asked);
      return Item && z.parse(pieceShape, unmarshall(Item));
    },
    add: async (piece, act) => {
      const once = put(piece, 'attribute_not_exists(reportKey)');
      // A line about what could not be had takes no place.
      const counted = piece.state === 'refused' ? [] : [countOne(TableName, piece)];
      const failed = await write([once, put(lineOf(piece, act)), ...counted]);
      if (!failed) return 'added';
      return failed[0]?.failed ? 'already-there' : 'too-many';
    },
    settle: async (piece, act) => {
      const upon = put(piece, '#state = :announced', { ':announced': 'announced' });
      return (await write([upon, put(lineOf(piece, act))])) ? 'settled-before' : 'settled';
    },
    note: async (piece, act) => {
      const Item = marshall(lineOf(piece, act), { removeUndefinedValues: true });
      await client.send(new PutItemCommand({ TableName, Item }));
    },
  };
};

/** Counted in the same write: however many photos come at once, a report has no more than it may have. */
const countOne = (TableName: string, { reportKey, expiresAt }: Piece): TransactWriteItem => ({
  Update: {
    TableName,
    Key: marshall({ reportKey, item: 'count' }),
    UpdateExpression: 'SET expiresAt = :expires ADD pieces :one',
    ConditionExpression: 'attribute_not_exists(pieces) OR pieces < :most',
    ExpressionAttributeValues: marshall({ ':expires': expiresAt, ':one': 1, ':most': mostPieces }),
  },
});

const lineOf = ({ reportKey, item, expiresAt }: Piece, { nonce, ...act }: Act): Custody => ({
  reportKey,
  item: custodyItem(item.slice('evidence#'.length), act.at, nonce),
  ...act,
  expiresAt,
});

const listOf = async (client: DynamoDBClient, TableName: string, reportKey: string) => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'reportKey = :report',
      ExpressionAttributeValues: marshall({ ':report': reportKey }),
      ConsistentRead: true,
    }),
  );
  const rows = Items.map((item): unknown => unmarshall(item));
  return {
    pieces: rows.flatMap((row) => z.safeParse(pieceShape, row).data ?? []),
    custody: rows.flatMap((row) => z.safeParse(custodyShape, row).data ?? []),
  };
};
