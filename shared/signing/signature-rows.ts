import { find } from '../table/find.ts';
import { putOnce, replace } from '../table/put.ts';
import type { Key, StoredTable, Table } from '../table/table.ts';
import { signatureShape, type Signature } from './signature.ts';

export type SignatureStore = {
  find: (documentId: string) => Promise<Signature | undefined>;
  /** Writes the next standing upon the one that was read, if it is still there. */
  move: (documentId: string, move: Move) => Promise<'moved' | 'changed-meanwhile'>;
};

type Move = { from: Signature | undefined; to: Signature };

/** What a room keeps of a signature beside itself: its key, and what else its rows have. */
type RowOf<T extends Table> = (documentId: string) => {
  key: Key<T>;
  more?: Record<string, unknown>;
};

/** Stores the signature of each document of a room in the room's own table. */
export const signatureRows = <T extends Table>(
  stored: StoredTable<T>,
  rowOf: RowOf<T>,
): SignatureStore => ({
  find: (documentId) => find(stored, signatureShape, rowOf(documentId).key),
  move: async (documentId, { from, to }) => {
    const { key, more } = rowOf(documentId);
    const item = { ...key, ...more, ...to };
    const outcome = from
      ? await replace(stored, item, { attempt: from.attempt, standing: from.standing })
      : await putOnce(stored, item);
    return outcome === 'added' || outcome === 'replaced' ? 'moved' : 'changed-meanwhile';
  },
});
