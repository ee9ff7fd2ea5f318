import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { putOnce, replace } from '../../../shared/table/put.ts';
import { regionOfCeremony } from './ceremony.ts';
import { signatureShape, type Signature } from './signature.ts';
import { ceremoniesTable as table } from './tables.ts';

export type SignatureStore = {
  find: (ceremonyId: string) => Promise<Signature | undefined>;
  /** Writes the next standing upon the one that was read, if it is still there. */
  move: (ceremonyId: string, move: Move) => Promise<'moved' | 'changed-meanwhile'>;
};

type Move = { from: Signature | undefined; to: Signature };

/** Stores the signature of a ceremony's record beside its seal. */
export const signatureStore = (client: DynamoDBClient, TableName: string): SignatureStore => {
  const stored = { client, table, TableName };
  return {
    find: (ceremonyId) => find(stored, signatureShape, keyOf(ceremonyId)),
    move: async (ceremonyId, { from, to }) => {
      const item = { ...keyOf(ceremonyId), ...to };
      const outcome = from
        ? await replace(stored, item, { attempt: from.attempt, standing: from.standing })
        : await putOnce(stored, item);
      return outcome === 'added' || outcome === 'replaced' ? 'moved' : 'changed-meanwhile';
    },
  };
};

const keyOf = (ceremonyId: string) => ({
  region: regionOfCeremony(ceremonyId),
  item: `signature#${ceremonyId}`,
});
