import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { find } from '../../../shared/table/find.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { put, putOnceWrite, putWrite, replaceWrite } from '../../../shared/table/put.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import { evidenceTable as table } from '../pieces/tables.ts';
import {
  custodyItem,
  custodyShape,
  mostPieces,
  pieceShape,
  type Custody,
  type Piece,
} from '../pieces/piece.ts';

/** What is done with a piece, by whom and when; the nonce tells two acts of one millisecond apart. */
export type Act = Pick<Custody, 'what' | 'by' | 'at'> & {
  name?: string | undefined;
  role?: string | undefined;
  sha256?: string | undefined;
  nonce: string;
};

export type PieceStore = {
  /** Everything stored of a report's evidence. */
  list: (reportKey: string) => Promise<{ pieces: Piece[]; custody: Custody[] }>;
  find: (reportKey: string, item: string) => Promise<Piece | undefined>;
  /** Stores a new piece with the first entry of its trail, once, while the report has fewer than it may have. */
  add: (piece: Piece, act: Act) => Promise<'added' | 'already-there' | 'too-many'>;
  /** Changes a piece that is not sealed or refused yet, with the entry that records it. */
  settle: (piece: Piece, act: Act) => Promise<'settled' | 'settled-before'>;
  /** Notes what is about to be done with a piece. */
  note: (piece: Piece, act: Act) => Promise<void>;
  /** The same as a write, for a transaction. */
  noteWrite: (piece: Piece, act: Act) => TransactWriteItem;
};

/** Photos of one report that come at once meet on its count: ten of them get through in two seconds at most. */
const patience = { attempts: 10, pauseMs: 40 };

/** Keeps pieces of evidence and, beside them, the trail of what was done with each. */
export const pieceStore = (client: DynamoDBClient, TableName: string): PieceStore => {
  const stored = { client, table, TableName };
  return {
    list: async (reportKey) => {
      const rows = await listed(listBelow(stored, z.unknown(), { in: reportKey }));
      return {
        pieces: rows.flatMap((row) => z.safeParse(pieceShape, row).data ?? []),
        custody: rows.flatMap((row) => z.safeParse(custodyShape, row).data ?? []),
      };
    },
    find: (reportKey, item) => find(stored, pieceShape, { reportKey, item }),
    add: async (piece, act) => {
      const once = putOnceWrite(stored, piece);
      const line = putWrite(stored, lineOf(piece, act));
      // An entry about what could not be fetched takes no place.
      const counted = piece.state === 'refused' ? [] : [countOne(TableName, piece)];
      const outcome = await writeTogether(client, [once, line, ...counted], patience);
      if (outcome === 'written') return 'added';
      return outcome[0]?.failed ? 'already-there' : 'too-many';
    },
    settle: async (piece, act) => {
      const upon = replaceWrite(stored, piece, { state: 'announced' });
      const line = putWrite(stored, lineOf(piece, act));
      const outcome = await writeTogether(client, [upon, line], patience);
      return outcome === 'written' ? 'settled' : 'settled-before';
    },
    note: (piece, act) => put(stored, lineOf(piece, act)),
    noteWrite: (piece, act) => putWrite(stored, lineOf(piece, act)),
  };
};

/** Counted in the same write: however many photos come at once, a report has no more than it may have. */
const countOne = (TableName: string, { reportKey, expiresAt, at }: Piece): TransactWriteItem => ({
  Update: {
    TableName,
    Key: keyOf(table, { reportKey, item: 'count' }),
    UpdateExpression: 'SET expiresAt = :expires, #at = :at ADD pieces :one',
    ConditionExpression: 'attribute_not_exists(pieces) OR pieces < :most',
    ExpressionAttributeNames: { '#at': 'at' },
    ExpressionAttributeValues: marshall({
      ...{ ':expires': expiresAt, ':at': at },
      ...{ ':one': 1, ':most': mostPieces },
    }),
  },
});

const lineOf = ({ reportKey, item, expiresAt }: Piece, { nonce, ...act }: Act): Custody => ({
  reportKey,
  item: custodyItem(item.slice('evidence#'.length), { ...act, nonce }),
  ...act,
  expiresAt,
});
